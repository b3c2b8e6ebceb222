import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('convertLead and merge over the SOAP partner API');

/** The code of a result's first error. */
const codeOf = (result: unknown) => (result as { errors: { statusCode: string }[] }).errors[0]!.statusCode;

test('jsforce converts leads: into new records, into an account that is there, and not twice', () =>
  withServer({}, async ({ url, org }) => {
    const { soap } = await jsforceClient(url);
    const leads = org.object('Lead');
    const convertedStatus = 'Closed - Converted';
    const accountId = org.object('Account').idOf(0);
    const convert = (row: number, more: object = {}) => ({
      leadId: leads.idOf(row),
      convertedStatus,
      ...more,
    });
    const [made, joined, wrong] = await soap.convertLead([
      convert(0),
      convert(1, { accountId, doNotCreateOpportunity: true }),
      convert(2, { convertedStatus: 'Nope' }),
    ]);
    assert.equal(
      [made!.success, made!.accountId, made!.contactId, made!.opportunityId, made!.leadId],
      [
        true,
        org.object('Account').idOf(3),
        org.object('Contact').idOf(12),
        org.object('Opportunity').idOf(0),
        leads.idOf(0),
      ],
    );
    assert.equal([joined!.success, joined!.accountId, joined!.opportunityId], [true, accountId, null]);
    assert.is(wrong!.success, false);
    assert.is(codeOf(wrong), 'INVALID_STATUS');
    const again = await soap.convertLead(convert(0));
    assert.is(codeOf(again), 'CANNOT_UPDATE_CONVERTED_LEAD');
  }));

test('a merge keeps the master, with the values given, and bins the others', () =>
  withServer({}, async ({ url, org }) => {
    const { soap } = await jsforceClient(url);
    const contacts = org.object('Contact');
    const [merged] = await soap.merge([
      {
        masterRecord: { type: 'Contact', Id: contacts.idOf(0), Title: 'CEO' },
        recordToMergeIds: [contacts.idOf(3)],
      },
    ] as never);
    assert.equal(
      [merged!.success, merged!.id, merged!.mergedRecordIds],
      [true, contacts.idOf(0), [contacts.idOf(3)]],
    );
    assert.equal([contacts.value(0, contacts.field('Title')), contacts.deleted[3]], ['CEO', 1]);
  }));

test('the WSDL’s own form of a merge, and what it refuses', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.remove(contacts, 9, SYSTEM_ADMINISTRATOR, clock.now());
    const send = soapClient(url, await accessToken(url));
    const merge = (master: string, loser: string) =>
      `<m:merge><m:request><m:masterRecord><o:type>Contact</o:type><o:Id>${master}</o:Id></m:masterRecord><m:recordToMergeIds>${loser}</m:recordToMergeIds></m:request></m:merge>`;
    const done = await send(merge(contacts.idOf(1), contacts.idOf(4)));
    assert.equal([done.one('success'), done.one('mergedRecordIds')], ['true', contacts.idOf(4)]);
    for (const [master, loser, code] of [
      [contacts.idOf(1), contacts.idOf(9), 'ENTITY_IS_DELETED'],
      [contacts.idOf(1), org.object('Lead').idOf(0), 'MALFORMED_ID'],
      [contacts.idOf(1), 'x', 'MALFORMED_ID'],
      ['', contacts.idOf(2), 'MALFORMED_ID'],
    ] as const) {
      const answer = await send(merge(master, loser));
      assert.equal([answer.status, answer.one('statusCode')], [200, code], loser);
    }
  }));

test.run();
