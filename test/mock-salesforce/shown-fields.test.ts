import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accessToken, request, withServer } from './small-org.ts';

const test = suite('fields that show what other fields and records say');

const V = '/services/data/v62.0';

type Row = Readonly<Record<string, unknown>>;

/** A client that creates records, changes them, and reads the fields of one. */
async function clientOf(url: string) {
  const token = await accessToken(url);
  const send = (method: string, path: string, body?: object) => request(url, token, method, V + path, body);
  return {
    create: async (object: string, values: object): Promise<string> => {
      const { status, body } = await send('POST', `/sobjects/${object}`, values);
      assert.is(status, 201, JSON.stringify(body));
      return (body as { id: string }).id;
    },
    update: (object: string, id: string, values: object) =>
      send('PATCH', `/sobjects/${object}/${id}`, values),
    query: async (soql: string): Promise<Row[]> => {
      const { status, body } = await send('GET', `/query?q=${encodeURIComponent(soql)}`);
      assert.is(status, 200, JSON.stringify(body));
      return (body as { records: Row[] }).records.map(({ attributes: _, ...row }) => row);
    },
  };
}

test('a campaign member shows its lead, and its contact once the lead is one', () =>
  withServer({}, async ({ url, org }) => {
    const { create, update, query } = await clientOf(url);
    const CampaignId = await create('Campaign', { Name: 'Webinar' });
    const LeadId = org.object('Lead').idOf(0);
    const ContactId = org.object('Contact').idOf(1);
    await create('CampaignMember', { CampaignId, LeadId });
    await create('CampaignMember', { CampaignId, ContactId });
    await update('Lead', LeadId, { Email: 'lead@example.com', City: 'Bonn' });
    await update('Contact', ContactId, { MailingCity: 'Kiel' });
    const soql = 'SELECT Type, LeadOrContactId, Name, Email, City, CompanyOrAccount FROM CampaignMember';
    const [lead, contact] = await query(`${soql} ORDER BY Id`);
    assert.equal(lead, {
      Type: 'Lead',
      LeadOrContactId: LeadId,
      Name: 'Lead0',
      Email: 'lead@example.com',
      City: 'Bonn',
      CompanyOrAccount: 'Umbrella',
    });
    assert.equal(contact, {
      Type: 'Contact',
      LeadOrContactId: ContactId,
      Name: 'First1 Last1',
      Email: 'person1@example.com',
      City: 'Kiel',
      CompanyOrAccount: 'Globex',
    });
    await update('Contact', ContactId, { Email: 'new@example.com' });
    const found = await query("SELECT Type FROM CampaignMember WHERE Email = 'new@example.com'");
    assert.equal(found, [{ Type: 'Contact' }], 'no index remembers the old address');
  }));

const STATISTICS =
  'NumberOfLeads, NumberOfContacts, NumberOfConvertedLeads, NumberOfResponses, NumberOfOpportunities, NumberOfWonOpportunities, AmountAllOpportunities, AmountWonOpportunities';

test('a campaign counts its members, their responses, and its opportunities', () =>
  withServer({}, async ({ url, org }) => {
    const { create, query } = await clientOf(url);
    const CampaignId = await create('Campaign', { Name: 'Webinar' });
    const member = (values: object) => create('CampaignMember', { CampaignId, ...values });
    await member({ LeadId: org.object('Lead').idOf(0) });
    await member({ LeadId: org.object('Lead').idOf(1), Status: 'Responded' });
    await member({ ContactId: org.object('Contact').idOf(1), Status: 'Responded' });
    const deal = { Name: 'Deal', CloseDate: '2026-02-03', CampaignId };
    await create('Opportunity', { ...deal, StageName: 'Prospecting', Amount: 100 });
    await create('Opportunity', { ...deal, StageName: 'Closed Won', Amount: 40 });
    assert.equal(await query(`SELECT ${STATISTICS} FROM Campaign`), [
      {
        NumberOfLeads: 2,
        NumberOfContacts: 1,
        NumberOfConvertedLeads: 0,
        NumberOfResponses: 2,
        NumberOfOpportunities: 2,
        NumberOfWonOpportunities: 1,
        AmountAllOpportunities: 140,
        AmountWonOpportunities: 40,
      },
    ]);
  }));

test('a bounce, a picture and a forecast follow from other fields; nobody writes them', () =>
  withServer({}, async ({ url, org }) => {
    const { create, update, query } = await clientOf(url);
    const id = org.object('Contact').idOf(0);
    const read = async () =>
      (await query(`SELECT IsEmailBounced, PhotoUrl FROM Contact WHERE Id = '${id}'`))[0];
    const PhotoUrl = `/services/images/photo/${id}`;
    assert.equal(await read(), { IsEmailBounced: false, PhotoUrl });
    await update('Contact', id, { EmailBouncedReason: 'unknown', EmailBouncedDate: '2026-01-05T07:00:00Z' });
    assert.equal(await read(), { IsEmailBounced: true, PhotoUrl });
    const { status, body } = await update('Contact', id, { IsEmailBounced: false });
    assert.equal([status, (body as [Row])[0].errorCode], [400, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
    const deal = { Name: 'Deal', CloseDate: '2026-02-03', StageName: 'Prospecting' };
    await create('Opportunity', { ...deal, ForecastCategoryName: 'Best Case' });
    await create('Opportunity', { ...deal, ForecastCategoryName: 'Commit' });
    assert.equal(await query('SELECT ForecastCategory FROM Opportunity ORDER BY Id'), [
      { ForecastCategory: 'BestCase' },
      { ForecastCategory: 'Forecast' },
    ]);
  }));

test.run();
