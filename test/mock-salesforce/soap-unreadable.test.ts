import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failureOf, jsforceClient } from '../clients/jsforce.ts';
import { soapClient } from '../clients/soap.ts';
import { accessToken, withServer } from './small-org.ts';

const test = suite('records over SOAP that cannot be read refuse the whole call');

const create = (...records: string[]) =>
  `<m:create>${records.map((fields) => `<m:sObjects>${fields}</m:sObjects>`).join('')}</m:create>`;
const contact = (fields: string) => `<o:type>Contact</o:type><o:LastName>A</o:LastName>${fields}`;
const account = (fields: string) => `<o:type>Account</o:type><o:Name>A</o:Name>${fields}`;

test('a value of a wrong type is a fault of the client that names value and type', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const cases: [record: string, value: string, type: string][] = [
      [account('<o:NumberOfEmployees>abc</o:NumberOfEmployees>'), 'abc', 'xsd:int'],
      [account('<o:NumberOfEmployees>12.0</o:NumberOfEmployees>'), '12.0', 'xsd:int'],
      [account('<o:AnnualRevenue>1,000</o:AnnualRevenue>'), '1,000', 'xsd:double'],
      [account('<o:AnnualRevenue></o:AnnualRevenue>'), '', 'xsd:double'],
      [contact('<o:DoNotCall>yes</o:DoNotCall>'), 'yes', 'xsd:boolean'],
      [contact('<o:Birthdate>6/15/19</o:Birthdate>'), '6/15/19', 'xsd:date'],
      [contact('<o:Birthdate>2026-02-30</o:Birthdate>'), '2026-02-30', 'xsd:date'],
      [
        '<o:type>Event</o:type><o:ActivityDateTime>2016-06-03 14:26:34</o:ActivityDateTime>',
        '2016-06-03 14:26:34',
        'xsd:dateTime',
      ],
    ];
    for (const [record, value, type] of cases) {
      const answer = await send(create(account(''), record));
      const faultstring = `&apos;${value}&apos; is not a valid value for the type ${type}`;
      assert.is(answer.status, 500);
      assert.match(
        answer.text,
        `<soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>${faultstring}</faultstring></soapenv:Fault>`,
      );
    }
    assert.is(org.object('Account').count, 3, 'the record beside it is not saved either');
    assert.is(
      await failureOf(
        (await jsforceClient(url)).soap.create({ type: 'Contact', LastName: 'A', Birthdate: 'soon' }),
      ),
      "soapenv:Client: 'soon' is not a valid value for the type xsd:date",
    );
  }));

test('so is a parameter or a header', () =>
  withServer({}, async ({ url }) => {
    const send = soapClient(url, await accessToken(url));
    const convert = (fields: string) =>
      `<m:convertLead><m:leadConverts><m:leadId/>${fields}</m:leadConverts></m:convertLead>`;
    const timestamp = '<m:getServerTimestamp/>';
    const cases: [body: string, header: string, value: string, type: string][] = [
      [convert('<m:overwriteLeadSource>perhaps</m:overwriteLeadSource>'), '', 'perhaps', 'xsd:boolean'],
      [
        timestamp,
        '<m:AllOrNoneHeader><m:allOrNone>maybe</m:allOrNone></m:AllOrNoneHeader>',
        'maybe',
        'xsd:boolean',
      ],
      [timestamp, '<m:QueryOptions><m:batchSize>many</m:batchSize></m:QueryOptions>', 'many', 'xsd:int'],
    ];
    for (const [body, header, value, type] of cases) {
      const answer = await send(body, header);
      assert.equal(
        [answer.status, answer.one('faultcode'), answer.one('faultstring')],
        [500, 'soapenv:Client', `&apos;${value}&apos; is not a valid value for the type ${type}`],
      );
    }
  }));

test('the forms that XML Schema has for one value are all read', () =>
  withServer({}, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url));
    const answer = await send(
      create(
        account('<o:NumberOfEmployees> +12 </o:NumberOfEmployees><o:AnnualRevenue>1.5E3</o:AnnualRevenue>'),
        contact('<o:DoNotCall>1</o:DoNotCall><o:Birthdate>1940-06-07Z</o:Birthdate>'),
        contact('<o:DoNotCall>0</o:DoNotCall><o:Birthdate>1940-06-07T00:00:00.000Z</o:Birthdate>'),
      ),
    );
    assert.equal(answer.all('success'), ['true', 'true', 'true'], answer.text);
    const [accounts, contacts] = [org.object('Account'), org.object('Contact')];
    assert.equal(
      [
        accounts.value(3, accounts.field('NumberOfEmployees')),
        accounts.value(3, accounts.field('AnnualRevenue')),
        contacts.value(12, contacts.field('DoNotCall')),
        contacts.value(13, contacts.field('DoNotCall')),
        contacts.value(13, contacts.field('Birthdate')),
      ],
      [12, 1_500, true, false, '1940-06-07'],
    );
  }));

test('an object or a field that is not there is a fault of its own kind', () =>
  withServer({ syncUser: { hidden: ['Contact.Phone'] } }, async ({ url, org }) => {
    const send = soapClient(url, await accessToken(url, 'sync@mock.example'));
    const cases: [record: string, code: string, kind: string, message: string][] = [
      [
        '<o:type>Nope</o:type>',
        'INVALID_TYPE',
        'InvalidSObjectFault',
        "sObject type 'Nope' is not supported.",
      ],
      [
        contact('<o:Nope__c>1</o:Nope__c>'),
        'INVALID_FIELD',
        'InvalidFieldFault',
        "No such column 'Nope__c' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
      ],
      [
        contact('<o:Phone>1</o:Phone>'),
        'INVALID_FIELD',
        'InvalidFieldFault',
        "No such column 'Phone' on entity 'Contact'.",
      ],
    ];
    for (const [record, code, kind, message] of cases) {
      const answer = await send(create(contact(''), record));
      assert.equal([answer.status, answer.one('faultcode')], [500, `sf:${code}`]);
      assert.match(answer.one('exceptionMessage')!.replace(/&apos;/g, "'"), message);
      assert.match(answer.text, `<detail><sf:${kind} xsi:type="sf:${kind}"><sf:exceptionCode>${code}`);
      assert.match(answer.text, `<sf:row>-1</sf:row><sf:column>-1</sf:column></sf:${kind}></detail>`);
    }
    assert.is(org.object('Contact').count, 12);
  }));

test.run();
