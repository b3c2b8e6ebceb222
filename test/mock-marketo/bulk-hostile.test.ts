import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MINUTE_MS } from '../../engine/kernel/index.ts';
import { only, pass, upload } from './bulk-support.ts';
import { type MockOptions, withMock } from './support.ts';

const test = suite('campaigns and bulk: bad input is refused with an error of the original');

const OPTIONS: MockOptions = {
  limits: { rateCalls: Number.POSITIVE_INFINITY },
  lists: [{ id: 1_077, name: 'Fair' }],
  programs: [{ id: 2_001, name: 'Webinar' }],
  campaigns: {
    definitions: [
      { id: 3_001, name: 'Welcome', triggers: [{ on: 'campaignIsRequested' }], flow: [] },
      { id: 3_002, name: 'Mailing', programName: 'Webinar', flow: [] },
    ],
  },
};

/** Values that nobody expects; the first ones cannot even be made a text. */
const VALUES = [
  '{"toString":1}',
  '[{"toString":1}]',
  '[[]]',
  '["a"]',
  'null',
  'true',
  '-1',
  '1.5',
  '{}',
  '"__proto__"',
];

const RANGE = '{"createdAt":{"startAt":"2026-01-01T00:00:00Z","endAt":"2026-01-06T00:00:00Z"}}';

/** Bodies with a place for such a value, by the path that they are sent to. */
const BODIES: readonly (readonly [path: string, ...bodies: readonly string[]])[] = [
  [
    '/rest/v1/campaigns/3001/trigger.json',
    '{"input":{"leads":?}}',
    '{"input":{"leads":[{"id":?}]}}',
    '{"input":{"leads":[{"id":1}],"tokens":?}}',
    '{"input":{"leads":[{"id":1}],"tokens":[{"name":?}]}}',
    '{"input":{"leads":[{"id":1}],"tokens":[{"name":"{{my.a}}","value":?}]}}',
  ],
  [
    '/rest/v1/campaigns/3002/schedule.json',
    '{"input":?}',
    '{"input":{"runAt":?}}',
    '{"input":{"cloneToProgramName":?}}',
    '{"input":{"tokens":[?]}}',
  ],
  ...['leads', 'activities', 'program/members'].map(
    (kind) =>
      [
        `/bulk/v1/${kind}/export/create.json`,
        `{"fields":?,"filter":${RANGE}}`,
        `{"fields":[?],"filter":${RANGE}}`,
        `{"fields":["id"],"format":?,"filter":${RANGE}}`,
        `{"fields":["id"],"columnHeaderNames":?,"filter":${RANGE}}`,
        `{"fields":["id"],"columnHeaderNames":{"id":?},"filter":${RANGE}}`,
        '{"fields":["id"],"filter":?}',
        '{"fields":["id"],"filter":{"createdAt":?}}',
        '{"fields":["id"],"filter":{"createdAt":{"startAt":?,"endAt":?}}}',
      ] as const,
  ),
  [
    '/bulk/v1/leads/export/create.json',
    '{"fields":["id"],"filter":{"staticListId":?}}',
    '{"fields":["id"],"filter":{"staticListName":?}}',
  ],
  [
    '/bulk/v1/activities/export/create.json',
    `{"filter":{"createdAt":${RANGE.slice(13, -1)},"activityTypeIds":[?]}}`,
    `{"filter":{"createdAt":${RANGE.slice(13, -1)},"activityTypeIds":[24],"primaryAttributeValues":[?]}}`,
  ],
  [
    '/bulk/v1/program/members/export/create.json',
    '{"fields":["leadId"],"filter":{"programId":?}}',
    '{"fields":["leadId"],"filter":{"programIds":[?]}}',
    '{"fields":["leadId"],"filter":{"programId":2001,"statusNames":[?]}}',
    '{"fields":["leadId"],"filter":{"programId":2001,"nurtureCadence":?}}',
    '{"fields":["leadId"],"filter":{"programId":2001,"isExhausted":?}}',
  ],
];

for (const [path, ...bodies] of BODIES)
  test(`${path} with ${bodies.length * VALUES.length} bodies of nonsense`, () =>
    withMock(OPTIONS, async (mock) => {
      await mock.post('/rest/v1/leads.json', { input: [{ email: 'ann@acme.example' }] });
      for (const body of bodies) {
        for (const value of VALUES) {
          const reply = await mock.post(path, body.replaceAll('?', value));
          assert.is(reply.status, 200, `${body} ${value}`);
          const code = reply.body.success ? 'answered' : reply.body.errors[0].code;
          assert.not.match(code, /^(500|611)$/, `${body} ${value}`);
        }
      }
    }));

/** Files that nobody expects. Each of them ends its import, whatever is taken of it. */
const FILES: Readonly<Record<string, string>> = {
  'a header of prototypes': '__proto__,constructor,email\n1,2,ann@acme.example\n',
  'the same column twice': 'email,email\nann@acme.example,ben@acme.example\n',
  'rows of other lengths': 'email,firstName\nann@acme.example\nben@acme.example,Ben,more,and more\n',
  'no bytes but zeros': '\0\0\0\0',
  'a byte order mark': '\uFEFFemail\nann@acme.example\n',
  'a quote in the middle': 'email,firstName\nann@acme.example,A"nn\n',
  'Windows line ends': 'email,firstName\r\nann@acme.example,Ann\r\n',
  'a header alone': 'email,firstName\n',
  'a long field': `email,firstName\nann@acme.example,${'x'.repeat(5_000)}\n`,
};

for (const [what, file] of Object.entries(FILES))
  test(`a file with ${what} comes to an end`, () =>
    withMock(OPTIONS, async (mock) => {
      const { batchId } = (await upload(mock, '/bulk/v1/leads.json', file)).body.result[0];
      pass(mock, MINUTE_MS);
      const { status, message } = await only(mock.get(`/bulk/v1/leads/batch/${batchId}.json`));
      assert.match(status, /^(Complete|Failed)$/);
      assert.match(message, /^(Import succeeded|Import completed with errors|Invalid file)/);
    }));

test.run();
