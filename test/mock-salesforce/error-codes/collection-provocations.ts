/** Errors of collections and of requests that hold others. */
import { type Client, listed, type Provocation } from './provocation.ts';

/** What is answered, to whom asks for what. */
type Row = readonly [
  entry: string,
  status: number,
  says: unknown,
  ask: Provocation['ask'],
  options?: Provocation['options'],
];

const failed = (statusCode: string, message: string, fields: readonly string[] = []) => ({
  success: false,
  errors: [{ statusCode, message, fields }],
});

const attributes = (type: string) => ({ attributes: { type } });
const contact = (more: object) => ({ ...attributes('Contact'), ...more });

const collection =
  (method: string, path: string, ...records: readonly object[]) =>
  (client: Client) =>
    client.rest(method, `composite/sobjects${path}`, { records });

/** Types that change with every record. */
const manyRuns = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...attributes(i % 2 === 0 ? 'Lead' : 'Contact') }));

const part = (referenceId: string, url = '/services/data/v62.0/limits', more: object = {}) => ({
  method: 'GET',
  url,
  referenceId,
  ...more,
});
const composite =
  (...compositeRequest: readonly object[]) =>
  (client: Client) =>
    client.rest('POST', 'composite', { allOrNone: true, compositeRequest });
const answered = (referenceId: string, httpStatusCode: number, body: unknown) => ({
  body,
  httpHeaders: {},
  httpStatusCode,
  referenceId,
});
const HALTED = listed(
  'PROCESSING_HALTED',
  'The transaction was rolled back since another operation in the same transaction failed.',
);
const NOT_FOUND = listed('NOT_FOUND', 'The requested resource does not exist');
const referenceIdRule = (id: string) =>
  `Provided referenceId ('${id}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`;

const UNKNOWN_REFERENCE = listed(
  'PROCESSING_HALTED',
  `Invalid reference specified. No value for nobody.id found in nobody. ${referenceIdRule('nobody.id')}`,
);

const BATCH_CODE = {
  customFields: [
    {
      object: 'Lead',
      name: 'Batch__c',
      label: 'Batch',
      type: 'string',
      length: 20,
      externalId: true,
      custom: true,
    } as const,
  ],
};

const ROWS: readonly Row[] = [
  [
    'malformedId',
    200,
    [failed('MALFORMED_ID', 'malformed id xyz', ['Id'])],
    (client) => client.rest('DELETE', 'composite/sobjects?ids=xyz'),
  ],
  [
    'unknownRecord',
    200,
    [failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')],
    (client) => client.rest('DELETE', 'composite/sobjects?ids=00Q5g0000000099EAA'),
  ],
  [
    'idMissing',
    200,
    [failed('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id'])],
    collection('PATCH', '', contact({ Title: 'CEO' })),
  ],
  [
    'externalIdMissing',
    200,
    [failed('MISSING_ARGUMENT', 'Ext__c not specified', ['Ext__c'])],
    collection('PATCH', '/Contact/Ext__c', contact({ LastName: 'A' })),
  ],
  [
    'externalIdTwice',
    200,
    [
      { id: '0035g000000000DAAQ', success: true, errors: [], created: true },
      failed('DUPLICATE_VALUE', 'Duplicate external id specified: E1', ['Ext__c']),
    ],
    collection(
      'PATCH',
      '/Contact/Ext__c',
      contact({ LastName: 'A', Ext__c: 'e1' }),
      contact({ LastName: 'B', Ext__c: 'E1' }),
    ),
  ],
  [
    'externalIdAmbiguous',
    200,
    [
      failed(
        'DUPLICATE_EXTERNAL_ID',
        'Batch__c: more than one record found for external id field: [00Q5g0000000001EAA, 00Q5g0000000002EAA]',
        ['Batch__c'],
      ),
    ],
    async (client) => {
      for (const row of [0, 1]) {
        await client.rest('PATCH', `sobjects/Lead/${client.id('Lead', row)}`, { Batch__c: 'B1' });
      }
      const record = { ...attributes('Lead'), Batch__c: 'B1', Title: 'CEO' };
      return collection('PATCH', '/Lead/Batch__c', record)(client);
    },
    BATCH_CODE,
  ],
  [
    'rolledBack',
    200,
    [
      failed(
        'ALL_OR_NONE_OPERATION_ROLLED_BACK',
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
      ),
      failed('REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName]', ['LastName']),
    ],
    (client) =>
      client.rest('POST', 'composite/sobjects', {
        allOrNone: true,
        records: [contact({ LastName: 'A' }), contact({})],
      }),
  ],
  [
    'tooManyRuns',
    400,
    listed('LIMIT_EXCEEDED', 'The records of a request may change their type no more than 10 times'),
    collection('POST', '', ...manyRuns(11)),
  ],
  [
    'tooManySubrequests',
    400,
    listed('LIMIT_EXCEEDED', 'The request has more than 25 subrequests'),
    composite(...Array.from({ length: 26 }, (_, i) => part(`r${i}`))),
  ],
  [
    'referenceIdTwice',
    400,
    listed('INVALID_INPUT', 'Duplicate ReferenceId provided in the request.'),
    composite(part('one'), part('one')),
  ],
  [
    'referenceIdMalformed',
    400,
    listed('JSON_PARSER_ERROR', referenceIdRule('one[1]')),
    composite(part('one'), part('one[1]')),
  ],
  [
    'referenceUnknown',
    200,
    { compositeResponse: [answered('one', 400, UNKNOWN_REFERENCE)] },
    composite(part('one', '/services/data/v62.0/sobjects/Lead/@{nobody.id}')),
  ],
  [
    'compositeHalted',
    200,
    { compositeResponse: [answered('one', 400, HALTED), answered('two', 404, NOT_FOUND)] },
    composite(part('one'), part('two', '/services/data/v62.0/nothing')),
  ],
  [
    'batchHalted',
    200,
    {
      hasErrors: true,
      results: [
        { statusCode: 404, result: NOT_FOUND },
        {
          statusCode: 412,
          result: listed(
            'BATCH_PROCESSING_HALTED',
            'Batch processing halted per request because of error in prior subrequest',
          ),
        },
      ],
    },
    (client) =>
      client.rest('POST', 'composite/batch', {
        haltOnError: true,
        batchRequests: [
          { method: 'GET', url: 'v62.0/nothing' },
          { method: 'GET', url: 'v62.0/limits' },
        ],
      }),
  ],
];

export const COLLECTION_PROVOCATIONS: readonly Provocation[] = ROWS.map(
  ([entry, status, says, ask, options = {}]) => ({ entry, status, says, ask, options }),
);
