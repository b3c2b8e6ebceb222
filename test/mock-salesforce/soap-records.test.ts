import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { jsforceClient } from '../clients/jsforce.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, START, withServer } from './small-org.ts';

const test = suite('records over the SOAP partner API');

const successOf = (results: unknown) => (results as { success: boolean }[]).map(({ success }) => success);

test('jsforce creates, updates, upserts, deletes, undeletes and empties the bin', () =>
  withServer({}, async ({ url, org }) => {
    const { soap } = await jsforceClient(url);
    const contacts = org.object('Contact');
    const created = await soap.create([
      { type: 'Contact', LastName: "O'Brien & <Sons>", DoNotCall: true },
      { type: 'Contact', LastName: null, Email: 'x' },
    ]);
    assert.is(created[0]!.id, contacts.idOf(12));
    assert.equal(
      created.map(({ success, errors }) => [success, errors?.[0]?.statusCode]),
      [
        [true, undefined],
        [false, 'INVALID_EMAIL_ADDRESS'],
      ],
    );
    assert.is(contacts.value(12, contacts.field('LastName')), "O'Brien & <Sons>");
    assert.is(contacts.value(12, contacts.field('DoNotCall')), true);
    const Id = contacts.idOf(12);
    const updated = await soap.update({ type: 'Contact', Id, Title: 'CEO', DoNotCall: false });
    assert.equal([updated.success, contacts.value(12, contacts.field('DoNotCall'))], [true, false]);
    await soap.update({ type: 'Contact', Id, Title: null });
    assert.is(contacts.value(12, contacts.field('Title')), null, 'fieldsToNull');
    const upserted = await soap.upsert('Ext__c', [
      { type: 'Contact', Ext__c: 'k1', LastName: 'New' },
      { type: 'Contact', Ext__c: 'k2' },
    ]);
    assert.equal(
      upserted.map(({ created: isNew, success }) => [isNew, success]),
      [
        [true, true],
        [false, false],
      ],
    );
    assert.equal(successOf(await soap.delete([Id])), [true]);
    assert.is(contacts.deleted[12], 1);
    const [undeleted] = await soap.undelete([Id]);
    assert.equal([undeleted!.success, contacts.deleted[12]], [true, 0]);
    await soap.delete([Id]);
    assert.equal(successOf(await soap.emptyRecycleBin([Id])), [true]);
    const [late] = (await soap.undelete([Id])) as unknown as [
      { success: boolean; errors: { statusCode: string }[] },
    ];
    assert.is(late.success, false);
    assert.is(late.errors[0]!.statusCode, 'UNDELETE_FAILED');
  }));

test('with AllOrNoneHeader one wrong record undoes the others', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const body = `<m:create>
      <m:sObjects><o:type>Lead</o:type><o:LastName>A</o:LastName><o:Company>B</o:Company></m:sObjects>
      <m:sObjects><o:type>Lead</o:type><o:LastName>C</o:LastName></m:sObjects></m:create>`;
    const header = '<m:AllOrNoneHeader><m:allOrNone>true</m:allOrNone></m:AllOrNoneHeader>';
    const refused = await send(body, header);
    assert.equal(
      [refused.status, refused.all('statusCode'), refused.all('success')],
      [200, ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'], ['false', 'false']],
    );
    assert.is(org.object('Lead').count, 5);
    assert.equal((await send(body)).all('success'), ['true', 'false']);
    assert.is(org.object('Lead').count, 6);
  }));

test('a text that is too long is cut for a client that asks for it, and refused otherwise', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const long = 'x'.repeat(90);
    const body = `<m:create><m:sObjects><o:type>Contact</o:type><o:LastName>${long}</o:LastName></m:sObjects></m:create>`;
    assert.is((await send(body)).one('statusCode'), 'STRING_TOO_LONG');
    const header =
      '<m:AllowFieldTruncationHeader><m:allowFieldTruncation>1</m:allowFieldTruncation></m:AllowFieldTruncationHeader>';
    assert.is((await send(body, header)).one('success'), 'true');
    const contacts = org.object('Contact');
    assert.is(contacts.value(12, contacts.field('LastName')), 'x'.repeat(80));
  }));

test('a record in the recycle bin is deleted, one that left it is no record at all', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const id = org.object('Lead').idOf(0);
    const remove = `<m:delete><m:ids>${id}</m:ids></m:delete>`;
    const update = `<m:update><m:sObjects><o:type>Lead</o:type><o:Id>${id}</o:Id></m:sObjects></m:update>`;
    const errorOf = async (body: string) => {
      const answer = await send(body);
      return [answer.one('statusCode'), answer.one('message')];
    };
    await send(remove);
    for (const body of [remove, update]) {
      assert.equal(await errorOf(body), ['ENTITY_IS_DELETED', 'entity is deleted']);
    }
    await send(`<m:emptyRecycleBin><m:ids>${id}</m:ids></m:emptyRecycleBin>`);
    for (const body of [remove, update]) {
      assert.equal(await errorOf(body), ['INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id']);
    }
  }));

test('leads are not assigned by a rule that is not there; the default rule, and other objects, are let be', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const lead = '<o:type>Lead</o:type><o:LastName>A</o:LastName><o:Company>B</o:Company>';
    const contact = '<o:type>Contact</o:type><o:LastName>A</o:LastName>';
    const create = async (fields: string, header: string) => {
      const text = `<m:AssignmentRuleHeader>${header}</m:AssignmentRuleHeader>`;
      const answer = await send(`<m:create><m:sObjects>${fields}</m:sObjects></m:create>`, text);
      return answer.one('success') ?? answer.one('faultcode');
    };
    const byId = (id: string) => `<m:assignmentRuleId>${id}</m:assignmentRuleId>`;
    assert.is(await create(lead, byId('01Q5g0000000001EAA')), 'sf:INVALID_ASSIGNMENT_RULE');
    assert.is(await create(lead, byId('mine')), 'sf:MALFORMED_ID');
    assert.is(org.object('Lead').count, 5);
    assert.is(await create(lead, '<m:useDefaultRule>true</m:useDefaultRule>'), 'true');
    assert.is(await create(contact, byId('01Q5g0000000001EAA')), 'true');
  }));

test('an upsert by a field that identifies nothing fails each record', () =>
  withServer({}, async ({ url }) => {
    const { soap } = await jsforceClient(url);
    const [result] = await soap.upsert('Title', [{ type: 'Contact', Title: 'CEO', LastName: 'New' }]);
    const [error] = result!.errors as unknown as { statusCode: string; message: string }[];
    assert.equal(
      [result!.success, error!.statusCode, error!.message],
      [
        false,
        'INVALID_FIELD',
        'Field name provided, Title does not match an External ID, Salesforce Id, or indexed field for Contact',
      ],
    );
  }));

test('a lookup may be given by an external id, as an sObject inside the record', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.update(contacts, 2, { Ext__c: 'boss' }, SYSTEM_ADMINISTRATOR, clock.now());
    const send = soapClient(url, await accessToken(url));
    const answer = await send(`<m:create><m:sObjects><o:type>Contact</o:type><o:LastName>A</o:LastName>
      <o:ReportsTo><o:type>Contact</o:type><o:Ext__c>boss</o:Ext__c></o:ReportsTo></m:sObjects></m:create>`);
    assert.is(answer.one('success'), 'true', answer.text);
    assert.is(contacts.value(12, contacts.field('ReportsToId')), contacts.idOf(2));
  }));

test('getUpdated, getDeleted and retrieve', () =>
  withServer({}, async ({ url, org, clock }) => {
    const contacts = org.object('Contact');
    org.update(contacts, 4, { Title: 'x' }, SYSTEM_ADMINISTRATOR, START + 10_000);
    org.remove(contacts, 6, SYSTEM_ADMINISTRATOR, START + 20_000);
    clock.advanceTo(START + 300_000);
    const send = soapClient(url, await accessToken(url));
    const window =
      '<m:sObjectType>Contact</m:sObjectType><m:startDate>2026-01-05T08:00:00Z</m:startDate><m:endDate>2026-01-05T08:05:00.000Z</m:endDate>';
    const updated = await send(`<m:getUpdated>${window}</m:getUpdated>`);
    assert.equal(
      [updated.all('ids'), updated.one('latestDateCovered')],
      [[contacts.idOf(4)], '2026-01-05T08:05:00.000Z'],
    );
    const deleted = await send(`<m:getDeleted>${window}</m:getDeleted>`);
    assert.equal(
      [deleted.all('id'), deleted.one('deletedDate'), deleted.one('earliestDateAvailable')],
      [[contacts.idOf(6)], '2026-01-05T08:00:20.000Z', '2026-01-04T08:00:00.000Z'],
    );
    const retrieved = await send(
      `<m:retrieve><m:fieldList>Id, LastName,SystemModstamp</m:fieldList><m:sObjectType>Contact</m:sObjectType><m:ids>${contacts.idOf(4)}</m:ids><m:ids>${contacts.idOf(6)}</m:ids></m:retrieve>`,
    );
    assert.equal(
      [retrieved.all('LastName'), retrieved.all('SystemModstamp')],
      [['Last4'], ['2026-01-05T08:00:10.000Z']],
    );
    assert.match(retrieved.text, '<result xsi:nil="true"/>');
  }));

test('201 records, and 101 leads to convert, are too many for one call', () =>
  withServer({}, async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const lead = '<m:sObjects><o:type>Lead</o:type></m:sObjects>';
    const many = await send(`<m:create>${lead.repeat(201)}</m:create>`);
    assert.equal(
      [many.status, many.one('faultcode'), many.one('exceptionMessage')],
      [
        500,
        'sf:EXCEEDED_ID_LIMIT',
        'record limit reached. cannot submit more than 200 records into this call',
      ],
    );
    const conversions = '<m:leadConverts><m:leadId/></m:leadConverts>'.repeat(101);
    const converted = await send(`<m:convertLead>${conversions}</m:convertLead>`);
    assert.is(converted.one('faultcode'), 'sf:EXCEEDED_LEAD_CONVERT_LIMIT');
  }));

test.run();
