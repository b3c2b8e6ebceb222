import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type SoapAnswer, soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('queries and describes over the SOAP partner API');

const query = (soql: string, verb = 'query') =>
  `<m:${verb}><m:queryString>${soql.replace(/</g, '&lt;')}</m:queryString></m:${verb}>`;

const pagesOf = (size: number) => `<m:QueryOptions><m:batchSize>${size}</m:batchSize></m:QueryOptions>`;

const more = (locator: string | undefined) =>
  `<m:queryMore><m:queryLocator>${locator}</m:queryLocator></m:queryMore>`;

/** So many leads, named L0, L1, and so on. */
const leads = (count: number) => ({
  populations: { Lead: { count, bases: { LastName: (row: number) => `L${row}`, Company: () => 'C' } } },
});

test('records as sObjects: parents and children inside, xsi:nil for what is empty', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const { status, text } = await send(
      query("SELECT LastName, FirstName, Account.Name, CreatedDate FROM Contact WHERE LastName = 'Last11'"),
    );
    assert.is(status, 200);
    const record =
      '<records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id xsi:nil="true"/><sf:LastName>Last11</sf:LastName><sf:FirstName xsi:nil="true"/><sf:Account xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id xsi:nil="true"/><sf:Name>Initech</sf:Name></sf:Account><sf:CreatedDate>2026-01-04T08:00:00.000Z</sf:CreatedDate></records>';
    const result = `<result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${record}<size>1</size></result>`;
    assert.match(text, `<soapenv:Body><queryResponse>${result}</queryResponse></soapenv:Body>`);
    const children = await send(
      query("SELECT Id, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Acme'"),
    );
    assert.match(children.text, '<sf:Contacts xsi:type="QueryResult"><done>true</done>');
    assert.equal(children.all('LastName'), ['Last0', 'Last3', 'Last6', 'Last9']);
    assert.is(children.one('Id'), org.object('Account').idOf(0));
    const counted = await send(query('SELECT COUNT() FROM Contact'));
    assert.match(counted.text, '<queryLocator xsi:nil="true"/><size>12</size>');
  }));

test('pages of 500 unless the client asks for others, and queryMore', () =>
  withServer(leads(1_200), async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const first = await send(query('SELECT LastName FROM Lead'));
    assert.equal(
      [first.all('LastName').length, first.one('done'), first.one('size')],
      [500, 'false', '1200'],
    );
    const second = await send(more(first.one('queryLocator')));
    const third = await send(more(second.one('queryLocator')));
    assert.equal([second.all('LastName').length, third.all('LastName').length], [500, 200]);
    assert.equal([third.one('done'), third.all('LastName').at(-1)], ['true', 'L1199']);
    assert.is((await send(query('SELECT LastName FROM Lead'), pagesOf(1_000))).all('LastName').length, 1_000);
    const few = await send(query('SELECT LastName FROM Lead'), pagesOf(1));
    assert.is(few.all('LastName').length, 200, 'the least');
    const lost = await send(more('01gxx0000000001AAA-500'));
    assert.equal(
      [lost.status, lost.one('faultcode'), lost.one('exceptionCode')],
      [500, 'sf:INVALID_QUERY_LOCATOR', 'INVALID_QUERY_LOCATOR'],
    );
    assert.match(lost.text, '<sf:InvalidQueryLocatorFault xsi:type="sf:InvalidQueryLocatorFault">');
  }));

test('queryMore may ask for pages of another size, which holds from then on', () =>
  withServer(leads(1_000), async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const sizeOf = ({ all }: SoapAnswer) => all('LastName').length;
    const first = await send(query('SELECT LastName FROM Lead'));
    const second = await send(more(first.one('queryLocator')), pagesOf(200));
    const third = await send(more(second.one('queryLocator')));
    assert.equal([sizeOf(first), sizeOf(second), sizeOf(third)], [500, 200, 200]);
    assert.is(third.all('LastName')[0], 'L700');
    const secondAgain = await send(more(first.one('queryLocator')));
    assert.is(sizeOf(secondAgain), 500, 'without a size: that of the page before');
    const last = await send(more(third.one('queryLocator')), pagesOf(1_999));
    assert.equal([sizeOf(last), last.one('done')], [100, 'true']);
  }));

test('a record that was asked for its Id has it twice, as the original’s have; a toolkit may send it back so', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const account = org.object('Account').idOf(0);
    const { text } = await send(query("SELECT Id, Name FROM Account WHERE Name = 'Acme'"));
    const fields = `<sf:type>Account</sf:type><sf:Id>${account}</sf:Id><sf:Id>${account}</sf:Id><sf:Name>Acme</sf:Name>`;
    assert.match(text, `<records xsi:type="sf:sObject">${fields}</records><size>1</size>`);
    const update = `<m:update><m:sObjects>${fields.replace(/sf:/g, 'o:').replace('Acme', 'Acme II')}</m:sObjects></m:update>`;
    assert.is((await send(update)).one('success'), 'true');
    assert.is(org.object('Account').value(0, org.object('Account').field('Name')), 'Acme II');
  }));

test('groups have values with types', () =>
  withServer({}, async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const { text } = await send(
      query(
        'SELECT Account.Name, COUNT(Id), MAX(CreatedDate) newest FROM Contact GROUP BY Account.Name LIMIT 1',
      ),
    );
    assert.match(
      text,
      '<sf:type>AggregateResult</sf:type><sf:Id xsi:nil="true"/><sf:Name xsi:type="xsd:string">Acme</sf:Name><sf:expr0 xsi:type="xsd:int">4</sf:expr0><sf:newest xsi:type="xsd:dateTime">2026-01-04T08:00:00.000Z</sf:newest></records>',
    );
  }));

test('the children of a record go on behind a locator of their own', () =>
  withServer(
    {
      populations: {
        Account: { count: 1, bases: { Name: () => 'Acme' } },
        Contact: {
          count: 250,
          bases: { LastName: (row) => `Last${row}` },
          lookups: { AccountId: () => 0 },
        },
      },
    },
    async ({ url }) => {
      const send = soapClient(url, await accessToken(url));
      const first = await send(
        query('SELECT Name, (SELECT LastName FROM Contacts) FROM Account'),
        pagesOf(200),
      );
      assert.equal(
        [first.all('LastName').length, first.all('done'), first.all('size')],
        [200, ['true', 'false'], ['250', '1']],
      );
      const rest = await send(more(first.one('queryLocator')));
      assert.equal([rest.all('LastName').length, rest.one('done'), rest.one('size')], [50, 'true', '250']);
    },
  ));

test('a query that is wrong says where, in the message and in the fault', () =>
  withServer({}, async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const cases: [string, string, string, string][] = [
      ['SELECT Foo FROM Contact', 'INVALID_FIELD', 'InvalidFieldFault', '8'],
      ['SELECT Id FROM Nope', 'INVALID_TYPE', 'InvalidSObjectFault', '16'],
    ];
    for (const [soql, code, kind, column] of cases) {
      const answer = await send(query(soql));
      assert.equal(
        [answer.status, answer.one('faultcode'), answer.one('row'), answer.one('column')],
        [500, `sf:${code}`, '1', column],
        soql,
      );
      assert.match(answer.text, `<detail><sf:${kind} xsi:type="sf:${kind}">`);
      assert.is(answer.one('faultstring'), `${code}: ${answer.one('exceptionMessage')}`);
      assert.match(answer.one('exceptionMessage')!, `ERROR at Row:1:Column:${column}\n`);
    }
    assert.is((await send(query('SELECT'))).one('faultcode'), 'sf:MALFORMED_QUERY');
    assert.is((await send(query(' '))).one('faultcode'), 'sf:MALFORMED_QUERY');
  }));

test('a search finds records of several objects, as sObjects', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const search = (sosl: string) => `<m:search><m:searchString>${sosl}</m:searchString></m:search>`;
    const { status, text } = await send(search('FIND {Lead3} RETURNING Contact, Lead(Id, LastName)'));
    const id = org.object('Lead').idOf(3);
    const record = `<record xsi:type="sf:sObject"><sf:type>Lead</sf:type><sf:Id>${id}</sf:Id><sf:Id>${id}</sf:Id><sf:LastName>Lead3</sf:LastName></record>`;
    assert.is(status, 200);
    assert.match(
      text,
      `<searchResponse><result><queryId/><searchRecords>${record}</searchRecords></result></searchResponse>`,
    );
    const wrong = await send(search('FIND'));
    assert.equal([wrong.status, wrong.one('faultcode')], [500, 'sf:MALFORMED_SEARCH']);
    assert.match(wrong.text, '<sf:MalformedSearchFault xsi:type="sf:MalformedSearchFault">');
  }));

test('describes: all objects, one, several, with what only the WSDL has', () =>
  withServer({ syncUser: { hiddenObjects: ['Opportunity'], hidden: ['Contact.Phone'] } }, async ({ url }) => {
    const send = soapClient(url, await accessToken(url, 'sync@mock.example'));
    const all = await send('<m:describeGlobal/>');
    assert.is(all.one('maxBatchSize'), '200');
    assert.ok(all.all('name').includes('Lead') && !all.all('name').includes('Opportunity'));
    const one = await send('<m:describeSObject><m:sObjectType>contact</m:sObjectType></m:describeSObject>');
    assert.ok(one.all('name').includes('LastName') && !one.all('name').includes('Phone'));
    assert.equal([one.one('keyPrefix'), one.one('urlNew')], ['003', `${url}/003/e`]);
    assert.not.match(one.text, '<urls>');
    const several = await send(
      '<m:describeSObjects><m:sObjectType>Lead</m:sObjectType><m:sObjectType>Task</m:sObjectType></m:describeSObjects>',
    );
    assert.equal(several.all('keyPrefix'), ['00Q', '00T']);
    const hidden = await send(
      '<m:describeSObject><m:sObjectType>Opportunity</m:sObjectType></m:describeSObject>',
    );
    assert.equal([hidden.status, hidden.one('faultcode')], [500, 'sf:INVALID_TYPE']);
  }));

test.run();
