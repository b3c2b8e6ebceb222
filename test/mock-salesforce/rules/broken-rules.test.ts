import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ValidationRule } from '../../../mock-salesforce/index.ts';
import { jsforceClient } from '../../clients/jsforce.ts';
import { soapClient } from '../../clients/soap.ts';
import { AT_ONCE, Client, send } from '../bulk/bulk-bench.ts';
import { accessToken, type Bench, request, withServer } from '../small-org.ts';

const test = suite('a save that breaks several rules is told all of them');

const rule = (name: string, formula: string, more: Partial<ValidationRule>): ValidationRule => ({
  name,
  object: 'Lead',
  errorCondition: { formula },
  errorMessage: `${name} is broken.`,
  ...more,
});

const RULES = [
  rule('Title', 'ISBLANK(Title)', { errorDisplayField: 'Title' }),
  rule('Source', 'ISPICKVAL(LeadSource, "Web")', {}),
  rule('Never', 'false', {}),
  rule('Email', 'ISBLANK(Email)', { errorDisplayField: 'Email' }),
];

const BREAKS_THREE = { LastName: 'Doe', Company: 'Acme', LeadSource: 'Web' };

const CODE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const ERRORS = [
  { message: 'Title is broken.', fields: ['Title'] },
  { message: 'Source is broken.', fields: [] },
  { message: 'Email is broken.', fields: ['Email'] },
];
/** As an error of a request. */
const LISTED = ERRORS.map(({ message, fields }) => ({ message, errorCode: CODE, fields }));
/** As errors of one record among others. */
const IN_RESULT = ERRORS.map(({ message, fields }) => ({ statusCode: CODE, message, fields }));

const withRules = (story: (bench: Bench & { token: string }) => Promise<void>) =>
  withServer({ validationRules: RULES, bulk: AT_ONCE }, async (bench) => {
    await story({ ...bench, token: await accessToken(bench.url) });
    assert.is(bench.org.object('Lead').count, 5, 'nothing was written');
  });

const BASE = '/services/data/v62.0';
const typed = { attributes: { type: 'Lead', referenceId: 'one' }, ...BREAKS_THREE };

/** How each resource says it: the body of its answer. */
const RESOURCES: readonly (readonly [path: string, sent: object, status: number, body: unknown])[] = [
  ['/sobjects/Lead', BREAKS_THREE, 400, LISTED],
  ['/composite/sobjects', { records: [typed] }, 200, [{ success: false, errors: IN_RESULT }]],
  [
    '/composite/tree/Lead',
    { records: [typed] },
    400,
    { hasErrors: true, results: [{ referenceId: 'one', errors: IN_RESULT }] },
  ],
  [
    '/composite',
    {
      compositeRequest: [
        { method: 'POST', url: `${BASE}/sobjects/Lead`, referenceId: 'one', body: BREAKS_THREE },
      ],
    },
    200,
    { compositeResponse: [{ body: LISTED, httpHeaders: {}, httpStatusCode: 400, referenceId: 'one' }] },
  ],
  [
    '/composite/batch',
    { batchRequests: [{ method: 'POST', url: 'v62.0/sobjects/Lead', richInput: BREAKS_THREE }] },
    200,
    { hasErrors: true, results: [{ statusCode: 400, result: LISTED }] },
  ],
];

for (const [path, sent, status, body] of RESOURCES) {
  test(`REST, ${path}`, () =>
    withRules(async ({ url, token }) => {
      const reply = await request(url, token, 'POST', BASE + path, sent);
      assert.equal([reply.status, reply.body], [status, body]);
    }));
}

test('all texts that are too long are told at once, too, and before any rule', () =>
  withRules(async ({ url, token }) => {
    const lead = { ...BREAKS_THREE, LastName: 'x'.repeat(81), FirstName: 'y'.repeat(41) };
    const reply = await request(url, token, 'POST', `${BASE}/sobjects/Lead`, lead);
    const tooLong = (label: string, value: string, length: number, field: string) => ({
      message: `${label}: data value too large: ${value} (max length=${length})`,
      errorCode: 'STRING_TOO_LONG',
      fields: [field],
    });
    assert.equal(reply.body, [
      tooLong('Last Name', lead.LastName, 80, 'LastName'),
      tooLong('First Name', lead.FirstName, 40, 'FirstName'),
    ]);
  }));

test('jsforce raises one error that holds them all', () =>
  withRules(async ({ url }) => {
    const connection = await jsforceClient(url);
    const error = await connection
      .sobject('Lead')
      .create(BREAKS_THREE)
      .catch((raised) => raised);
    assert.equal([error.errorCode, error.data], ['MULTIPLE_API_ERRORS', LISTED]);
  }));

test('SOAP: the result of the record has them all, in their order', () =>
  withRules(async ({ url, token }) => {
    const { status, text } = await soapClient(
      url,
      token,
    )(
      '<m:create><m:sObjects><o:type>Lead</o:type><o:LastName>Doe</o:LastName><o:Company>Acme</o:Company><o:LeadSource>Web</o:LeadSource></m:sObjects></m:create>',
    );
    const errors = ERRORS.map(
      ({ message, fields }) =>
        `<errors>${fields.map((field) => `<fields>${field}</fields>`).join('')}<message>${message}</message><statusCode>${CODE}</statusCode></errors>`,
    );
    assert.is(status, 200);
    assert.match(text, `<result>${errors.join('')}<id xsi:nil="true"/><success>false</success></result>`);
  }));

test('Bulk API 2.0: the cell of the row has room for the first', () =>
  withRules(async ({ url, token }) => {
    const client = new Client(url, token);
    const path = await client.load(
      { object: 'Lead', operation: 'insert' },
      'LastName,Company,LeadSource\nDoe,Acme,Web\n',
    );
    assert.equal(await client.rows(`${path}/failedResults`), [
      `"","${CODE}:Title is broken.:Title --","Doe","Acme","Web"`,
    ]);
  }));

test('Bulk API 1.0: the list of a JSON job has them all', () =>
  withRules(async ({ url, token }) => {
    const ask = (method: string, path: string, body?: unknown) =>
      send(
        `${url}/services/async/62.0/${path}`,
        method,
        { 'x-sfdc-session': token, 'content-type': 'application/json' },
        body === undefined ? undefined : JSON.stringify(body),
      );
    const made = await ask('POST', 'job', { operation: 'insert', object: 'Lead', contentType: 'JSON' });
    const { id } = JSON.parse(made.body) as { id: string };
    const added = await ask('POST', `job/${id}/batch`, [BREAKS_THREE]);
    const batch = (JSON.parse(added.body) as { id: string }).id;
    const { body } = await ask('GET', `job/${id}/batch/${batch}/result`);
    const errors = IN_RESULT.map((error) => ({ ...error, extendedErrorDetails: null }));
    assert.equal(JSON.parse(body), [{ success: false, created: false, id: null, errors }]);
  }));

test.run();
