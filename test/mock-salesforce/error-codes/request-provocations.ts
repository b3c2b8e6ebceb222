/** Errors that refuse a whole REST request. */
import { type Client, listed, type Provocation } from './provocation.ts';

type Row = readonly [
  entry: string,
  status: number,
  code: string,
  message: string,
  ask: Provocation['ask'],
  options?: Provocation['options'],
];

const NAMES = 'Please reference your WSDL or the describe call for the appropriate names.';
const at = (soql: string, column: number, below: number) =>
  `\n${soql}\n${' '.repeat(below)}^\nERROR at Row:1:Column:${column}\n`;
const query = (soql: string) => (client: Client) => client.query(soql);
/** Two saves that take a minute are running when 20 seconds have gone by. */
const concurrently = async (client: Client) => {
  for (const row of [0, 1]) {
    await client.rest('PATCH', `sobjects/Lead/${client.id('Lead', row)}`, { Title: 'CEO' });
  }
  client.clock.advanceTo(client.clock.now() + 20_000);
  return client.rest('GET', 'limits');
};
const contacts = (count: number) =>
  Array.from({ length: count }, () => ({ attributes: { type: 'Contact' }, LastName: 'A' }));

const ROWS: readonly Row[] = [
  [
    'sessionInvalid',
    401,
    'INVALID_SESSION_ID',
    'Session expired or invalid',
    (client) => client.withToken('no').rest('GET', 'limits'),
  ],
  [
    'apiDisabled',
    403,
    'API_DISABLED_FOR_ORG',
    'API is disabled for this User',
    async (client) => (await client.as('sync@mock.example')).rest('GET', 'limits'),
    { syncUser: { user: { apiEnabled: false } } },
  ],
  [
    'concurrentLimitExceeded',
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'ConcurrentPerOrgLongTxn Limit exceeded.',
    concurrently,
    { saveMs: { Lead: 60_000 }, longRequests: 2 },
  ],
  [
    'preconditionFailed',
    412,
    'PRECONDITION_FAILED',
    'Precondition failed',
    (client) =>
      client.rest('PATCH', `sobjects/Lead/${client.id('Lead')}`, { Title: 'CEO' }, undefined, {
        'if-unmodified-since': new Date(0).toUTCString(),
      }),
  ],
  [
    'requestLimitExceeded',
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'TotalRequests Limit exceeded.',
    (client) => client.rest('GET', 'limits'),
    { dailyApiRequests: 0 },
  ],
  [
    'notFound',
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
    (client) => client.rest('GET', 'nothing/here'),
  ],
  [
    'externalIdNotFound',
    404,
    'NOT_FOUND',
    'Provided external ID field does not exist or is not accessible: Nope__c',
    (client) => client.rest('GET', 'sobjects/Contact/Nope__c/e1'),
  ],
  [
    'methodNotAllowed',
    405,
    'METHOD_NOT_ALLOWED',
    "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD",
    (client) => client.rest('PUT', 'limits', {}),
  ],
  [
    'unsupportedMediaType',
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Content type text/plain is not supported by this resource',
    (client) => client.rest('POST', 'sobjects/Lead', 'x', 'text/plain'),
  ],
  [
    'malformedBody',
    400,
    'JSON_PARSER_ERROR',
    'Unexpected end-of-input: expected close marker for OBJECT at [line:1, column:2]',
    (client) => client.rest('POST', 'sobjects/Lead', '{'),
  ],
  [
    'unknownObject',
    400,
    'INVALID_TYPE',
    `${at('Id FROM Nope', 16, 8)}sObject type 'Nope' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${NAMES}`,
    query('SELECT Id FROM Nope'),
  ],
  [
    'unknownField',
    400,
    'INVALID_FIELD',
    `${at('SELECT Foo FROM Contact', 8, 7)}No such column 'Foo' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${NAMES}`,
    query('SELECT Foo FROM Contact'),
  ],
  ['duplicateField', 400, 'INVALID_FIELD', 'duplicate field selected: Id', query('SELECT Id, Id FROM Lead')],
  [
    'queryMissing',
    400,
    'MALFORMED_QUERY',
    'A query string has to be specified',
    (client) => client.rest('GET', 'query'),
  ],
  ['queryEmpty', 400, 'MALFORMED_QUERY', 'SOQL statements cannot be empty or null', query(' ')],
  [
    'queryCursorUnknown',
    400,
    'INVALID_QUERY_LOCATOR',
    'invalid query locator',
    (client) => client.rest('GET', 'query/01g5g0000000009AAA-2000'),
  ],
  [
    'replicationDates',
    400,
    'INVALID_REPLICATION_DATE',
    'startDate must precede endDate by at least one minute',
    (client) =>
      client.rest('GET', 'sobjects/Lead/updated?start=2026-01-05T07:00:00Z&end=2026-01-05T07:00:00Z'),
  ],
  [
    'tooManyRecords',
    400,
    'EXCEEDED_ID_LIMIT',
    'record limit reached. cannot submit more than 200 records into this call',
    (client) => client.rest('POST', 'composite/sobjects', { records: contacts(201) }),
  ],
  [
    'bodyTooLarge',
    413,
    'EXCEEDED_MAX_SIZE_REQUEST',
    'Request body is larger than 117964800 bytes',
    (client) => client.rest('POST', 'sobjects/Lead', ' '.repeat(117_964_801)),
  ],
  [
    'tooManyReplicated',
    400,
    'EXCEEDED_ID_LIMIT',
    'The answer would have more than 600000 ids',
    (client) =>
      client.rest('GET', 'sobjects/Lead/updated?start=2026-01-04T00:00:00Z&end=2026-01-05T00:00:00Z'),
    { populations: { Lead: { count: 600_001, bases: { LastName: () => 'A', Company: () => 'B' } } } },
  ],
  [
    'groupedAggregate',
    400,
    'MALFORMED_QUERY',
    `${at('GROUP BY COUNT(Id)', 37, 9)}Grouped field should not be aggregated: COUNT(Id)`,
    query('SELECT COUNT(Id) FROM Lead GROUP BY COUNT(Id)'),
  ],
  [
    'semiJoinSelected',
    400,
    'MALFORMED_QUERY',
    `${at('IN (SELECT LastName FROM Contact)', 44, 11)}The selected field in the semi join sub-select should be a single id or reference field, cannot use: 'LastName'`,
    query('SELECT Id FROM Account WHERE Id IN (SELECT LastName FROM Contact)'),
  ],
  [
    'searchMissing',
    400,
    'MALFORMED_SEARCH',
    'A search string has to be specified',
    (client) => client.rest('GET', 'search'),
  ],
  [
    'searchTermMissing',
    400,
    'MALFORMED_SEARCH',
    'No search term found. The search term must be enclosed in braces.',
    (client) => client.rest('GET', 'search?q=FIND+Acme'),
  ],
  [
    'searchTermTooShort',
    400,
    'MALFORMED_SEARCH',
    'search term must be longer than one character: a',
    (client) => client.rest('GET', 'search?q=FIND+%7Ba%7D'),
  ],
];

export const REQUEST_PROVOCATIONS: readonly Provocation[] = ROWS.map(
  ([entry, status, code, message, ask, options = {}]) => ({
    entry,
    status,
    says: listed(code, message),
    ask,
    options,
  }),
);
