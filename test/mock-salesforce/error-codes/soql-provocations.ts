/** Errors of SOQL: each of one statement, with the words around the mistake, its row and its column. */
import { type Client, listed, type Provocation } from './provocation.ts';
import { GROUPS_AND_JOINS } from './soql-groups-and-joins.ts';
import type { SoqlRow } from './soql-row.ts';

const NAMES = 'Please reference your WSDL or the describe call for the appropriate names.';

const ROWS: readonly SoqlRow[] = [
  [
    'unknownRelationship',
    'SELECT Nope.Id FROM Contact',
    'INVALID_FIELD',
    'SELECT Nope.Id FROM Contact',
    7,
    8,
    `Didn't understand relationship 'Nope' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${NAMES}`,
  ],
  [
    'malformedQuery',
    'SELECT Id FROM',
    'MALFORMED_QUERY',
    'SELECT Id FROM',
    14,
    15,
    "unexpected token: '<EOF>'",
  ],
  [
    'offsetTooLarge',
    'SELECT Id FROM Lead OFFSET 2001',
    'NUMBER_OUTSIDE_VALID_RANGE',
    'FROM Lead OFFSET 2001',
    10,
    21,
    'Maximum SOQL offset allowed is 2000',
  ],
  [
    'scopeUnknown',
    'SELECT Id FROM Account USING SCOPE team',
    'INVALID_QUERY_SCOPE',
    'Id FROM Account USING SCOPE',
    8,
    16,
    "Scope 'team' is not supported",
  ],
  [
    'unknownChildren',
    'SELECT Id, (SELECT Id FROM Nopes) FROM Account',
    'INVALID_TYPE',
    'Id FROM Nopes) FROM Account',
    8,
    28,
    `Didn't understand relationship 'Nopes' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${NAMES}`,
  ],
  [
    'fieldsLimit',
    'SELECT FIELDS(ALL) FROM Contact',
    'MALFORMED_QUERY',
    'SELECT FIELDS(ALL) FROM Contact',
    7,
    8,
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  [
    'aliasNotAllowed',
    'SELECT Id Name FROM Contact',
    'MALFORMED_QUERY',
    'SELECT Id Name FROM Contact',
    10,
    11,
    'only aggregate expressions use field aliasing',
  ],
  [
    'aliasTwice',
    'SELECT COUNT(Id) a, MAX(Name) A FROM Lead',
    'MALFORMED_QUERY',
    'a, MAX(Name) A FROM Lead',
    13,
    31,
    'duplicate alias: A',
  ],
  [
    'notPolymorphic',
    'SELECT TYPEOF Account WHEN Account THEN Id END FROM Contact',
    'MALFORMED_QUERY',
    'SELECT TYPEOF Account WHEN Account',
    14,
    15,
    "TYPEOF can only be used with a polymorphic relationship: 'Account'",
  ],
  [
    'functionUnsuited',
    'SELECT Id FROM Contact WHERE DAY_ONLY(Birthdate) = TODAY',
    'MALFORMED_QUERY',
    'Contact WHERE DAY_ONLY(Birthdate) = TODAY',
    14,
    30,
    "field 'Birthdate' does not support function DAY_ONLY",
  ],
  [
    'notFilterable',
    "SELECT Id FROM Lead WHERE Description = 'x'",
    'INVALID_FIELD',
    "Lead WHERE Description = 'x'",
    11,
    27,
    "field 'Description' can not be filtered in a query call",
  ],
  [
    'notSortable',
    'SELECT Id FROM Lead ORDER BY Name, Description',
    'MALFORMED_QUERY',
    'BY Name, Description',
    9,
    36,
    "field 'Description' can not be sorted in a query call",
  ],
  [
    'wrongLiteral',
    'SELECT Id FROM Lead WHERE LastName = 5',
    'INVALID_FIELD',
    'Lead WHERE LastName = 5',
    11,
    27,
    "value of filter criterion for field 'LastName' must be of type string and should be enclosed in quotes",
  ],
  [
    'invalidFilterDate',
    'SELECT Id FROM Contact WHERE CreatedDate > 2026-02-30T00:00:00Z',
    'INVALID_FIELD',
    'CreatedDate > 2026-02-30T00:00:00Z',
    14,
    44,
    'Invalid date: 2026-02-30T00:00:00Z',
  ],
  [
    'invalidFilterId',
    "SELECT Id FROM Lead WHERE Id = 'x'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "Lead WHERE Id = 'x'",
    11,
    27,
    'invalid ID field: x',
  ],
  [
    'invalidOperator',
    "SELECT Id FROM Lead WHERE Id LIKE '00Q%'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "Lead WHERE Id LIKE '00Q%'",
    11,
    27,
    'invalid operator on id field',
  ],
];

/** Statements that are too long for an address reach the org inside a composite request. */
const inComposite = (soql: string) => async (client: Client) => {
  const url = `/services/data/v62.0/query?q=${encodeURIComponent(soql)}`;
  const { body, ...rest } = await client.rest('POST', 'composite', {
    compositeRequest: [{ method: 'GET', url, referenceId: 'one' }],
  });
  const [part] = (JSON.parse(body) as { compositeResponse: { body: unknown; httpStatusCode: number }[] })
    .compositeResponse;
  return { ...rest, status: part!.httpStatusCode, body: JSON.stringify(part!.body) };
};

const LONG: readonly Provocation[] = [
  {
    entry: 'queryTooLong',
    status: 400,
    says: listed('MALFORMED_QUERY', 'SOQL statements cannot be longer than 100000 characters.'),
    ask: inComposite(`SELECT Id FROM Lead${' '.repeat(100_000)}`),
  },
  {
    entry: 'queryTooComplicated',
    status: 400,
    says: listed(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    ),
    ask: inComposite(`SELECT Id FROM Lead WHERE ${'('.repeat(90_000)}`),
  },
  {
    entry: 'queryTimeout',
    status: 400,
    says: listed('QUERY_TIMEOUT', 'Your query request was running for too long.'),
    ask: inComposite(
      `SELECT Id FROM Lead WHERE ${Array.from({ length: 1_000 }, (_, i) => `Title LIKE '%${i}%'`).join(' OR ')}`,
    ),
    options: { populations: { Lead: { count: 60_000, bases: { LastName: () => 'A', Company: () => 'B' } } } },
  },
];

const TOO_MANY_GROUPS: Provocation = {
  entry: 'tooManyGroups',
  status: 400,
  says: listed(
    'EXCEEDED_ID_LIMIT',
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
  ),
  ask: (client) => client.query('SELECT LastName FROM Lead GROUP BY LastName'),
  options: {
    populations: { Lead: { count: 2_001, bases: { LastName: (row) => `Lead${row}`, Company: () => 'B' } } },
  },
};

export const SOQL_PROVOCATIONS: readonly Provocation[] = [
  ...[...ROWS, ...GROUPS_AND_JOINS].map(([entry, soql, code, excerpt, caret, column, reason]) => ({
    entry,
    status: 400,
    says: listed(code, `\n${excerpt}\n${' '.repeat(caret)}^\nERROR at Row:1:Column:${column}\n${reason}`),
    ask: (client: Client) => client.query(soql),
  })),
  ...LONG,
  TOO_MANY_GROUPS,
];
