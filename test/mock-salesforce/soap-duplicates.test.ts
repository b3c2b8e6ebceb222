import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DuplicateRule } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('duplicates over the SOAP partner API');

const RULE: DuplicateRule = {
  name: 'Contact_Duplicates',
  object: 'Contact',
  actionOnInsert: 'Allow',
  matchingRules: [{ name: 'Same_Email', fields: ['Email'] }],
};

const TWIN =
  '<m:create><m:sObjects><o:type>Contact</o:type><o:LastName>Twin</o:LastName><o:Email>person3@example.com</o:Email></m:sObjects></m:create>';

test('a result says what was found, as a DuplicateError with sObjects in it', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url, org }) => {
    const id = org.object('Contact').idOf(3);
    const send = soapClient(url, await accessToken(url));
    const { status, text } = await send(TWIN);
    const match = `<matchRecords><matchConfidence>100.0</matchConfidence><record xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id>${id}</sf:Id><sf:Id>${id}</sf:Id></record></matchRecords>`;
    const matches = `<matchResults><entityType>Contact</entityType><matchEngine>ExactMatchEngine</matchEngine>${match}<rule>Same_Email</rule><size>1</size><success>true</success></matchResults>`;
    const found = `<duplicateResult><allowSave>true</allowSave><duplicateRule>Contact_Duplicates</duplicateRule><duplicateRuleEntityType>Contact</duplicateRuleEntityType><errorMessage>Use one of these records?</errorMessage>${matches}</duplicateResult>`;
    assert.is(status, 200);
    assert.match(
      text,
      `<createResponse><result><errors xsi:type="DuplicateError"><message>Use one of these records?</message><statusCode>DUPLICATES_DETECTED</statusCode>${found}</errors><id xsi:nil="true"/><success>false</success></result></createResponse>`,
    );
  }));

test('DuplicateRuleHeader saves in spite of a rule that only warns', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const header = '<m:DuplicateRuleHeader><m:allowSave>true</m:allowSave></m:DuplicateRuleHeader>';
    assert.is((await send(TWIN, header)).one('success'), 'true');
    assert.is(org.object('Contact').count, 13);
  }));

test('jsforce reads the result of a conversion that makes a duplicate', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url, org }) => {
    const { soap } = await jsforceClient(url);
    const leadId = org.object('Lead').idOf(0);
    await soap.update({ type: 'Lead', Id: leadId, Email: 'person3@example.com' });
    const converted = await soap.convertLead({ leadId, convertedStatus: 'Closed - Converted' });
    const [error] = (converted as unknown as { errors: Record<string, unknown>[] }).errors;
    assert.equal([converted.success, error!.statusCode], [false, 'DUPLICATES_DETECTED']);
    assert.is((error!.duplicateResult as { duplicateRule: string }).duplicateRule, RULE.name);
  }));

test.run();
