import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { PartnerWsdl } from '../clients/partner-wsdl.ts';
import { envelope, sendSoap, soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('answers over SOAP are what the partner WSDL says, for toolkits that insist on it');

const WINDOW =
  '<m:sObjectType>Lead</m:sObjectType><m:startDate>2026-01-05T07:00:00Z</m:startDate><m:endDate>2026-01-05T08:05:00Z</m:endDate>';
const GOOD =
  '<m:sObjects><o:type>Lead</o:type><o:LastName>A</o:LastName><o:Company>B</o:Company></m:sObjects>';
const BAD = '<m:sObjects><o:type>Lead</o:type></m:sObjects>';
const TWIN =
  '<m:sObjects><o:type>Contact</o:type><o:LastName>A</o:LastName><o:Email>person3@example.com</o:Email></m:sObjects>';

/** The insides of calls, by verb; `ID` stands for the first lead. */
const CALLS: readonly (readonly [verb: string, inside: string])[] = [
  ['getUserInfo', ''],
  ['getServerTimestamp', ''],
  ['describeGlobal', ''],
  ['query', '<m:queryString>SELECT Id, LastName, (SELECT Id FROM Tasks) FROM Lead</m:queryString>'],
  ['query', '<m:queryString>SELECT COUNT(Id) FROM Lead</m:queryString>'],
  ['queryAll', '<m:queryString>SELECT MailingAddress, Account.Name FROM Contact</m:queryString>'],
  ['search', '<m:searchString>FIND {Lead3} RETURNING Lead(Id, LastName)</m:searchString>'],
  ['retrieve', '<m:fieldList>Id</m:fieldList><m:sObjectType>Lead</m:sObjectType><m:ids>ID</m:ids>'],
  ['create', GOOD + BAD + TWIN],
  ['update', '<m:sObjects><o:type>Lead</o:type><o:Id>ID</o:Id><o:Title>T</o:Title></m:sObjects>'],
  ['upsert', `<m:externalIDFieldName>Id</m:externalIDFieldName>${GOOD}${BAD}`],
  ['getUpdated', WINDOW],
  ['merge', '<m:request><m:masterRecord><o:type>Lead</o:type><o:Id>ID</o:Id></m:masterRecord></m:request>'],
  ['delete', '<m:ids>ID</m:ids><m:ids>x</m:ids>'],
  ['getDeleted', WINDOW],
  ['undelete', '<m:ids>ID</m:ids><m:ids>x</m:ids>'],
  [
    'convertLead',
    '<m:leadConverts><m:leadId>ID</m:leadId><m:convertedStatus>Closed - Converted</m:convertedStatus></m:leadConverts><m:leadConverts><m:leadId>x</m:leadId></m:leadConverts>',
  ],
  ['emptyRecycleBin', '<m:ids>ID</m:ids>'],
];

const RULE = {
  name: 'Contact_Duplicates',
  object: 'Contact',
  actionOnInsert: 'Block',
  matchingRules: [{ name: 'Same_Email', fields: ['Email'] }],
} as const;

test('every verb: elements, their order, what may be missing or nil, and the values of enumerations', () =>
  withServer({ duplicateRules: [RULE] }, async ({ url, org, clock }) => {
    const wsdl = new PartnerWsdl();
    const credentials = '<m:username>admin@mock.example</m:username><m:password>mock</m:password>';
    const { text: login } = await sendSoap(url, envelope(`<m:login>${credentials}</m:login>`));
    assert.equal(wsdl.differences('login', login), []);
    const send = soapClient(url, await accessToken(url));
    clock.advanceTo(clock.now() + 300_000);
    for (const [verb, inside] of CALLS) {
      const body = `<m:${verb}>${inside.replaceAll('ID<', `${org.object('Lead').idOf(0)}<`)}</m:${verb}>`;
      const { text } = await send(body);
      assert.equal(wsdl.differences(verb, text), [], verb);
    }
  }));

test('the describe of every object', () =>
  withServer({}, async ({ url, org }) => {
    const wsdl = new PartnerWsdl();
    const send = soapClient(url, await accessToken(url));
    for (const { schema } of org.objects) {
      const body = `<m:describeSObject><m:sObjectType>${schema.name}</m:sObjectType></m:describeSObject>`;
      assert.equal(wsdl.differences('describeSObject', (await send(body)).text), [], schema.name);
    }
  }));

test.run();
