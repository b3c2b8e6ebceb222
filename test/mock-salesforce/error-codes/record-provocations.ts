/** Errors of records that one REST request causes. */
import { type Client, listed, type Provocation } from './provocation.ts';

type Row = readonly [
  entry: string,
  code: string,
  message: string,
  fields: readonly string[] | undefined,
  ask: Provocation['ask'],
  more?: Pick<Provocation, 'options'> & { readonly status?: number },
];

const create = (object: string, values: object) => (client: Client) =>
  client.rest('POST', `sobjects/${object}`, values);
const update = (object: string, values: object) => (client: Client) =>
  client.rest('PATCH', `sobjects/${object}/${client.id(object)}`, values);

const PICKLISTS = { options: { stateCountryPicklists: true } };
const SYNC = 'sync@mock.example';

const ROWS: readonly Row[] = [
  [
    'unknownColumn',
    'INVALID_FIELD',
    "No such column 'Equipo' on sobject of type Lead",
    undefined,
    create('Lead', { Equipo: 'x' }),
  ],
  [
    'notWriteable',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    ['CreatedDate'],
    create('Lead', { LastName: 'A', Company: 'B', CreatedDate: '2026-01-01T00:00:00Z' }),
  ],
  [
    'requiredMissing',
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [LastName, Company]',
    ['LastName', 'Company'],
    create('Lead', {}),
  ],
  [
    'restrictedPicklist',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Region: bad value for restricted picklist field: East',
    ['Region__c'],
    create('Contact', { LastName: 'A', Region__c: 'East' }),
  ],
  [
    'tooLong',
    'STRING_TOO_LONG',
    `External Id: data value too large: ${'x'.repeat(21)} (max length=20)`,
    ['Ext__c'],
    create('Contact', { LastName: 'A', Ext__c: 'x'.repeat(21) }),
  ],
  [
    'invalidEmail',
    'INVALID_EMAIL_ADDRESS',
    'Email: invalid email address: foo',
    ['Email'],
    create('Contact', { LastName: 'A', Email: 'foo' }),
  ],
  [
    'numberOutOfRange',
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Employees: value outside of valid range on numeric field: 1000000000',
    ['NumberOfEmployees'],
    create('Lead', { LastName: 'A', Company: 'B', NumberOfEmployees: 1_000_000_000 }),
  ],
  [
    'wrongType',
    'JSON_PARSER_ERROR',
    'Cannot deserialize instance of boolean from VALUE_STRING value perhaps or request may be missing a required field at [line:1, column:38]',
    undefined,
    create('Contact', { LastName: 'A', DoNotCall: 'perhaps' }),
  ],
  [
    'wrongId',
    'MALFORMED_ID',
    'Account ID: id value of incorrect type: 001900K0001pPuOAAU',
    ['AccountId'],
    create('Contact', { LastName: 'A', AccountId: '001900K0001pPuOAAU' }),
  ],
  [
    'wrongLookup',
    'FIELD_INTEGRITY_EXCEPTION',
    'Account ID: id value of incorrect type: 0035g0000000001AAA',
    ['AccountId'],
    create('Contact', { LastName: 'A', AccountId: '0035g0000000001AAA' }),
  ],
  [
    'unknownLookup',
    'INVALID_CROSS_REFERENCE_KEY',
    'invalid cross reference id',
    [],
    create('Contact', { LastName: 'A', AccountId: '0015g0000000999AAA' }),
  ],
  [
    'deletedLookup',
    'ENTITY_IS_DELETED',
    'entity is deleted',
    [],
    async (client) => {
      const account = client.id('Account', 2);
      await client.rest('DELETE', `sobjects/Account/${account}`);
      return client.rest('POST', 'sobjects/Contact', { LastName: 'A', AccountId: account });
    },
  ],
  [
    'deletedRecord',
    'ENTITY_IS_DELETED',
    'entity is deleted',
    [],
    async (client) => {
      await client.rest('DELETE', `sobjects/Lead/${client.id('Lead')}`);
      return client.rest('PATCH', `sobjects/Lead/${client.id('Lead')}`, { Title: 'x' });
    },
    { status: 404 },
  ],
  [
    'noAccess',
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'insufficient access rights on object id',
    [],
    async (client) =>
      (await client.as(SYNC)).rest('PATCH', `sobjects/User/${client.id('User')}`, { Title: 'x' }),
    { status: 403 },
  ],
  [
    'notCreateable',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'entity type cannot be inserted: Organization',
    undefined,
    create('Organization', { Name: 'x' }),
  ],
  [
    'notUpdateable',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'entity type cannot be updated: Lead Status Value',
    undefined,
    update('LeadStatus', {}),
  ],
  [
    'notQueued',
    'INVALID_OPERATION',
    'Queue not associated with this SObject type',
    [],
    create('Lead', { LastName: 'A', Company: 'B', OwnerId: '00G5g0000000001' }),
    { options: { queues: [{ name: 'Calls', objects: ['Task'] }] } },
  ],
  [
    'notDeletable',
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'entity type cannot be deleted: User',
    undefined,
    (client) => client.rest('DELETE', `sobjects/User/${client.id('User')}`),
  ],
  [
    'idInCreate',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'cannot specify Id in an insert call',
    ['Id'],
    create('Lead', { Id: '00Q5g0000000001AAA', LastName: 'A', Company: 'B' }),
  ],
  [
    'idInUpdate',
    'INVALID_FIELD',
    'The Id field should not be specified in the sobject data.',
    ['Id'],
    update('Lead', { Id: '00Q5g0000000001AAA' }),
  ],
  [
    'externalIdInBody',
    'INVALID_FIELD',
    'The Ext__c field should not be specified in the sobject data.',
    ['Ext__c'],
    (client) => client.rest('PATCH', 'sobjects/Contact/Ext__c/e1', { Ext__c: 'e1', LastName: 'A' }),
  ],
  [
    'foreignKeyUnknown',
    'INVALID_FIELD',
    'Foreign key external ID: nobody not found for field Ext__c in entity Contact',
    [],
    create('Contact', { LastName: 'A', ReportsTo: { Ext__c: 'nobody' } }),
  ],
  [
    'duplicateValue',
    'DUPLICATE_VALUE',
    'duplicate value found: Ext__c duplicates value on record with id: 0035g000000000D',
    [],
    async (client) => {
      await create('Contact', { LastName: 'A', Ext__c: 'e1' })(client);
      return create('Contact', { LastName: 'B', Ext__c: 'E1' })(client);
    },
  ],
  [
    'countryUnknown',
    'FIELD_INTEGRITY_EXCEPTION',
    "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.",
    ['MailingCountry'],
    create('Contact', { LastName: 'A', MailingCountry: 'Atlantis' }),
    PICKLISTS,
  ],
  [
    'stateUnknown',
    'FIELD_INTEGRITY_EXCEPTION',
    "There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.",
    ['MailingState'],
    create('Contact', { LastName: 'A', MailingCountry: 'United States', MailingState: 'CA' }),
    PICKLISTS,
  ],
  [
    'stateOfOtherCountry',
    'FIELD_INTEGRITY_EXCEPTION',
    "The existing country/territory doesn't recognize the state value for field: Mailing State/Province",
    ['MailingState'],
    create('Contact', { LastName: 'A', MailingCountry: 'Canada', MailingState: 'California' }),
    PICKLISTS,
  ],
  [
    'stateWithoutCountry',
    'FIELD_INTEGRITY_EXCEPTION',
    'A country/territory must be specified before specifying a state value for field: Mailing State/Province',
    ['MailingState'],
    create('Contact', { LastName: 'A', MailingState: 'California' }),
    PICKLISTS,
  ],
];

/** In a collection each record has errors of its own, and the answer is 200. */
const IN_COLLECTION: Provocation = {
  entry: 'malformedId',
  status: 200,
  says: [
    {
      success: false,
      errors: [{ statusCode: 'MALFORMED_ID', message: 'malformed id xyz', fields: ['Id'] }],
    },
  ],
  ask: (client) => client.rest('DELETE', 'composite/sobjects?ids=xyz'),
};

export const RECORD_PROVOCATIONS: readonly Provocation[] = [
  IN_COLLECTION,
  ...ROWS.map(([entry, code, message, fields, ask, { status = 400, options = {} } = {}]) => ({
    entry,
    status,
    says: listed(code, message, fields),
    ask,
    options,
  })),
];
