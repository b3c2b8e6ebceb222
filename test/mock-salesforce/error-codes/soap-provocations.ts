/** Errors that SOAP tells: faults of its own, and results of the verbs that only it has. */
import type { Client, Provocation } from './provocation.ts';

/** A call that is refused as a whole. */
const fault = (
  entry: string,
  kind: string,
  code: string,
  message: string,
  ask: Provocation['ask'],
  options: Provocation['options'] = {},
): Provocation => ({
  entry,
  status: 500,
  says: `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring><detail><sf:${kind} xsi:type="sf:${kind}"><sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${message}</sf:exceptionMessage></sf:${kind}></detail></soapenv:Fault>`,
  ask,
  options,
});

const errorsOf = (code: string, message: string, field = '') =>
  `<errors>${field === '' ? '' : `<fields>${field}</fields>`}<message>${message}</message><statusCode>${code}</statusCode></errors>`;

const NOBODY = '<id xsi:nil="true"/>';

/** A result of undelete. */
const undeleted = (errors: string) =>
  `<undeleteResponse><result>${errors}${NOBODY}<success>false</success></result></undeleteResponse>`;

const undelete = (client: Client) =>
  client.soap(`<m:undelete><m:ids>${client.id('Lead')}</m:ids></m:undelete>`);

/** A result of convertLead of the first lead. */
const unconverted = (errors: string) =>
  `<convertLeadResponse><result><accountId xsi:nil="true"/><contactId xsi:nil="true"/>${errors}<leadId>00Q5g0000000001EAA</leadId><opportunityId xsi:nil="true"/><success>false</success></result></convertLeadResponse>`;

const convert =
  (more: (client: Client) => string, status = 'Closed - Converted') =>
  (client: Client) =>
    client.soap(
      `<m:convertLead><m:leadConverts>${more(client)}<m:convertedStatus>${status}</m:convertedStatus><m:leadId>${client.id('Lead')}</m:leadId></m:leadConverts></m:convertLead>`,
    );

const unmerged = (errors: string) =>
  `<mergeResponse><result>${errors}${NOBODY}<success>false</success></result></mergeResponse>`;

/** Merges records of an object into its first. */
const merge = (object: string, losers: readonly number[]) => (client: Client) =>
  client.soap(
    `<m:merge><m:request><m:masterRecord><o:type>${object}</o:type><o:Id>${client.id(object)}</o:Id></m:masterRecord>${losers
      .map((row) => `<m:recordToMergeIds>${client.id(object, row)}</m:recordToMergeIds>`)
      .join('')}</m:request></m:merge>`,
  );

const CAMPAIGNS = { populations: { Campaign: { count: 2, bases: { Name: () => 'Webinar' } } } };

/** Entry, what is said of the record, what is asked. */
type Row = readonly [entry: string, says: string, ask: Provocation['ask'], options?: Provocation['options']];

const ROWS: readonly Row[] = [
  [
    'convertedStatusUnknown',
    unconverted(errorsOf('INVALID_STATUS', 'invalid convertedStatus: Nope', 'Status')),
    convert(() => '', 'Nope'),
  ],
  [
    'contactWithoutAccount',
    unconverted(
      errorsOf(
        'REQUIRED_FIELD_MISSING',
        'accountId must be specified when contactId is specified',
        'accountId',
      ),
    ),
    convert((client) => `<m:contactId>${client.id('Contact')}</m:contactId>`),
  ],
  [
    'contactOfOtherAccount',
    unconverted(
      errorsOf(
        'INVALID_CROSS_REFERENCE_KEY',
        'the contact is not associated with the account: 0015g0000000002AAA',
        'contactId',
      ),
    ),
    convert(
      (client) =>
        `<m:accountId>${client.id('Account', 1)}</m:accountId><m:contactId>${client.id('Contact')}</m:contactId>`,
    ),
  ],
  [
    'convertedOwner',
    unconverted(
      errorsOf(
        'INVALID_OWNER',
        'Converted objects can only be owned by users.  If the lead is not owned by a user, you must specify a user for the Owner field.',
      ),
    ),
    async (client) => {
      await client.rest('PATCH', `sobjects/Lead/${client.id('Lead')}`, { OwnerId: '00G5g0000000001' });
      return convert(() => '')(client);
    },
    { queues: [{ name: 'Inbound', objects: ['Lead'] }] },
  ],
  [
    'tooManyMerged',
    unmerged(
      errorsOf('NUMBER_OUTSIDE_VALID_RANGE', 'a merge takes one or two records beside the master record'),
    ),
    merge('Lead', [1, 2, 3]),
  ],
  [
    'mergedWithItself',
    unmerged(errorsOf('INVALID_ID_FIELD', 'cannot merge a record with itself: 00Q5g0000000001EAA')),
    merge('Lead', [0]),
  ],
  [
    'externalIdUnsuited',
    `<upsertResponse><result><created>false</created>${errorsOf(
      'INVALID_FIELD',
      'Field name provided, Phone does not match an External ID, Salesforce Id, or indexed field for Contact',
    )}${NOBODY}<success>false</success></result></upsertResponse>`,
    (client) =>
      client.soap(
        '<m:upsert><m:externalIDFieldName>Phone</m:externalIDFieldName><m:sObjects><o:type>Contact</o:type><o:LastName>A</o:LastName></m:sObjects></m:upsert>',
      ),
  ],
  [
    'notDeleted',
    undeleted(errorsOf('INVALID_ID_FIELD', 'entity is not deleted: 00Q5g0000000001EAA')),
    undelete,
  ],
  [
    'notInRecycleBin',
    undeleted(errorsOf('UNDELETE_FAILED', 'entity is not in the recycle bin')),
    async (client) => {
      const ids = `<m:ids>${client.id('Lead')}</m:ids>`;
      await client.soap(`<m:delete>${ids}</m:delete>`);
      await client.soap(`<m:emptyRecycleBin>${ids}</m:emptyRecycleBin>`);
      return undelete(client);
    },
  ],
];

const login = (client: Client) =>
  client.soap('<m:login><m:username>admin@mock.example</m:username><m:password>no</m:password></m:login>');

export const SOAP_PROVOCATIONS: readonly Provocation[] = [
  fault(
    'soapSessionInvalid',
    'UnexpectedErrorFault',
    'INVALID_SESSION_ID',
    'Invalid Session ID found in SessionHeader: Illegal Session',
    (client) => client.withToken('no').soap('<m:getUserInfo/>'),
  ),
  fault(
    'loginFailed',
    'LoginFault',
    'INVALID_LOGIN',
    'Invalid username, password, security token; or user locked out.',
    login,
  ),
  fault(
    'soapLoginDisabled',
    'UnexpectedErrorFault',
    'INVALID_OPERATION',
    'SOAP API login() is disabled by default in this org.',
    login,
    { soapLogin: false },
  ),
  fault(
    'notMergeable',
    'UnexpectedErrorFault',
    'INVALID_TYPE_FOR_OPERATION',
    'entity type does not support merge',
    merge('Campaign', [1]),
    CAMPAIGNS,
  ),
  fault(
    'tooManyLeads',
    'UnexpectedErrorFault',
    'EXCEEDED_LEAD_CONVERT_LIMIT',
    'cannot convert more than 100 leads in one call',
    (client) =>
      client.soap(
        `<m:convertLead>${'<m:leadConverts><m:leadId/></m:leadConverts>'.repeat(101)}</m:convertLead>`,
      ),
  ),
  fault(
    'assignmentRuleInvalid',
    'UnexpectedErrorFault',
    'INVALID_ASSIGNMENT_RULE',
    'there is no assignment rule with the Id 01Q5g0000000001EAA',
    (client) =>
      client.soap(
        '<m:create><m:sObjects><o:type>Lead</o:type></m:sObjects></m:create>',
        '<m:AssignmentRuleHeader><m:assignmentRuleId>01Q5g0000000001EAA</m:assignmentRuleId></m:AssignmentRuleHeader>',
      ),
  ),
  ...ROWS.map(([entry, says, ask, options = {}]) => ({ entry, status: 200, says, ask, options })),
];
