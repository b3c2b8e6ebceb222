/**
 * The catalogue of errors: Salesforce's own code, the HTTP status, the message with its gaps in braces, whether it
 * refuses the whole request or one record, and how we know it. `documented` means Salesforce or Adobe publish it,
 * `observed` that the text was found in logs and tests of several independent public projects, `assumed` that the
 * code is real (partner WSDL 47.0) and the text is ours. Handlers refer to entries, never to texts.
 */

export interface ErrorEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly scope: 'request' | 'record';
  readonly source: 'documented' | 'observed' | 'assumed';
}

/** An error on its way to a client: code and message as on the wire. */
export interface ApiError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly fields?: readonly string[];
}

/** What a verb returns: a value, or the reason why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiError };

type Source = ErrorEntry['source'];

const request = (code: string, status: number, source: Source, message: string): ErrorEntry => ({
  code,
  status,
  message,
  scope: 'request',
  source,
});

const record = (code: string, source: Source, message: string, status = 400): ErrorEntry => ({
  code,
  status,
  message,
  scope: 'record',
  source,
});

const AS_IN_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

export const ERRORS = {
  sessionInvalid: request('INVALID_SESSION_ID', 401, 'observed', 'Session expired or invalid'),
  requestLimitExceeded: request('REQUEST_LIMIT_EXCEEDED', 403, 'observed', 'TotalRequests Limit exceeded.'),
  notFound: request('NOT_FOUND', 404, 'observed', 'The requested resource does not exist'),
  externalIdNotFound: request(
    'NOT_FOUND',
    404,
    'observed',
    'Provided external ID field does not exist or is not accessible: {segment}',
  ),
  methodNotAllowed: request(
    'METHOD_NOT_ALLOWED',
    405,
    'observed',
    "HTTP Method '{method}' not allowed. Allowed are {allowed}",
  ),
  unsupportedMediaType: request(
    'UNSUPPORTED_MEDIA_TYPE',
    415,
    'assumed',
    'Content type {type} is not supported by this resource',
  ),
  malformedBody: request('JSON_PARSER_ERROR', 400, 'assumed', '{reason}'),
  unknownObject: request(
    'INVALID_TYPE',
    400,
    'documented',
    `{where}sObject type '{object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${AS_IN_DESCRIBE}`,
  ),
  unknownField: request(
    'INVALID_FIELD',
    400,
    'observed',
    `{where}No such column '{field}' on entity '{object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${AS_IN_DESCRIBE}`,
  ),
  unknownRelationship: request(
    'INVALID_FIELD',
    400,
    'observed',
    `{where}Didn't understand relationship '{relationship}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${AS_IN_DESCRIBE}`,
  ),
  duplicateField: request('INVALID_FIELD', 400, 'documented', 'duplicate field selected: {field}'),
  queryMissing: request('MALFORMED_QUERY', 400, 'observed', 'A query string has to be specified'),
  queryEmpty: request('MALFORMED_QUERY', 400, 'observed', 'SOQL statements cannot be empty or null'),
  malformedQuery: request('MALFORMED_QUERY', 400, 'assumed', '{where}{reason}'),
  offsetTooLarge: request('NUMBER_OUTSIDE_VALID_RANGE', 400, 'assumed', '{where}{reason}'),
  invalidFilterId: request(
    'INVALID_QUERY_FILTER_OPERATOR',
    400,
    'assumed',
    '{where}invalid ID field: {value}',
  ),
  invalidFilter: request('INVALID_FIELD', 400, 'observed', '{where}{reason}'),
  queryCursorUnknown: request('INVALID_QUERY_LOCATOR', 400, 'assumed', 'invalid query locator'),
  replicationDates: request('INVALID_REPLICATION_DATE', 400, 'assumed', '{reason}'),
  tooManyRecords: request(
    'EXCEEDED_ID_LIMIT',
    400,
    'observed',
    'record limit reached. cannot submit more than {max} records into this call',
  ),
  tooManySubrequests: request('LIMIT_EXCEEDED', 400, 'assumed', 'The request has more than {max} {what}'),
  referenceIdTwice: request('INVALID_INPUT', 400, 'assumed', 'Duplicate referenceId: {referenceId}'),
  referenceUnknown: request(
    'PROCESSING_HALTED',
    400,
    'observed',
    'Invalid reference specified. No value for {reference} found in {referenceId}',
  ),
  compositeHalted: request(
    'PROCESSING_HALTED',
    400,
    'observed',
    'The transaction was rolled back since another operation in the same transaction failed.',
  ),
  batchHalted: request(
    'BATCH_PROCESSING_HALTED',
    412,
    'documented',
    'Batch processing halted per request because of error in prior subrequest',
  ),

  unknownColumn: record('INVALID_FIELD', 'observed', "No such column '{field}' on sobject of type {object}"),
  notWriteable: record(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'observed',
    'Unable to create/update fields: {fields}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
  ),
  requiredMissing: record('REQUIRED_FIELD_MISSING', 'observed', 'Required fields are missing: [{fields}]'),
  restrictedPicklist: record(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'observed',
    '{label}: bad value for restricted picklist field: {value}',
  ),
  tooLong: record(
    'STRING_TOO_LONG',
    'observed',
    '{label}: data value too large: {value} (max length={length})',
  ),
  invalidEmail: record('INVALID_EMAIL_ADDRESS', 'assumed', '{label}: invalid email address: {value}'),
  numberOutOfRange: record(
    'NUMBER_OUTSIDE_VALID_RANGE',
    'assumed',
    '{label}: value outside of valid range on numeric field: {value}',
  ),
  wrongType: record(
    'JSON_PARSER_ERROR',
    'assumed',
    'Cannot deserialize instance of {type} from {found} value {value} or request may be missing a required field',
  ),
  wrongId: record('MALFORMED_ID', 'observed', '{label}: id value of incorrect type: {value}'),
  malformedId: record('MALFORMED_ID', 'assumed', 'malformed id {value}'),
  wrongLookup: record(
    'FIELD_INTEGRITY_EXCEPTION',
    'observed',
    '{label}: id value of incorrect type: {value}',
  ),
  unknownLookup: record('INVALID_CROSS_REFERENCE_KEY', 'observed', 'invalid cross reference id'),
  deletedLookup: record('ENTITY_IS_DELETED', 'observed', 'entity is deleted'),
  deletedRecord: record('ENTITY_IS_DELETED', 'observed', 'entity is deleted', 404),
  recordNotFound: record('NOT_FOUND', 'observed', 'The requested resource does not exist', 404),
  unknownRecord: record('INVALID_CROSS_REFERENCE_KEY', 'observed', 'invalid cross reference id'),
  unexpected: request('UNKNOWN_EXCEPTION', 500, 'assumed', 'An unexpected error occurred: {reason}'),
  bodyTooLarge: request(
    'EXCEEDED_MAX_SIZE_REQUEST',
    413,
    'assumed',
    'Request body is larger than {bytes} bytes',
  ),
  noAccess: record(
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'observed',
    'insufficient access rights on object id',
    403,
  ),
  notCreateable: record(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'assumed',
    'entity type cannot be inserted: {object}',
  ),
  notDeletable: record(
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'assumed',
    'entity type cannot be deleted: {object}',
  ),
  idInCreate: record('INVALID_FIELD_FOR_INSERT_UPDATE', 'assumed', 'cannot specify Id in an insert call'),
  idInUpdate: record(
    'INVALID_FIELD',
    'documented',
    'The Id field should not be specified in the sobject data.',
  ),
  idMissing: record('MISSING_ARGUMENT', 'assumed', 'Id not specified in an update call'),
  duplicateValue: record(
    'DUPLICATE_VALUE',
    'observed',
    'duplicate value found: {field} duplicates value on record with id: {id}',
  ),
  countryUnknown: record(
    'FIELD_INTEGRITY_EXCEPTION',
    'observed',
    "There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.",
  ),
  stateUnknown: record(
    'FIELD_INTEGRITY_EXCEPTION',
    'assumed',
    "There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.",
  ),
  stateOfOtherCountry: record(
    'FIELD_INTEGRITY_EXCEPTION',
    'observed',
    "The existing country/territory doesn't recognize the state value for field: {label}",
  ),
  stateWithoutCountry: record(
    'FIELD_INTEGRITY_EXCEPTION',
    'assumed',
    'A country/territory must be specified before specifying a state value for field: {label}',
  ),
  convertedLead: record('CANNOT_UPDATE_CONVERTED_LEAD', 'observed', 'cannot reference converted lead'),
  convertedStatusUnknown: record('INVALID_STATUS', 'observed', 'invalid convertedStatus: {status}'),
  convertedOwner: record(
    'INVALID_OWNER',
    'observed',
    'Converted objects can only be owned by users.  If the lead is not owned by a user, you must specify a user for the Owner field.',
  ),
  contactWithoutAccount: record(
    'REQUIRED_FIELD_MISSING',
    'assumed',
    'accountId must be specified when contactId is specified',
  ),
  contactOfOtherAccount: record(
    'INVALID_CROSS_REFERENCE_KEY',
    'assumed',
    'the contact is not associated with the account: {id}',
  ),
  tooManyLeads: request(
    'EXCEEDED_LEAD_CONVERT_LIMIT',
    400,
    'assumed',
    'cannot convert more than {max} leads in one call',
  ),
  notMergeable: record('INVALID_TYPE', 'assumed', 'entity type cannot be merged: {object}'),
  tooManyMerged: record(
    'NUMBER_OUTSIDE_VALID_RANGE',
    'assumed',
    'a merge takes one or two records beside the master record',
  ),
  mergedWithItself: record('INVALID_ID_FIELD', 'assumed', 'cannot merge a record with itself: {id}'),
  notInRecycleBin: record('UNDELETE_FAILED', 'observed', 'entity is not in the recycle bin'),
  notDeleted: record('INVALID_ID_FIELD', 'assumed', 'entity is not deleted: {id}'),
  tooManyTransferred: request(
    'NUMBER_OUTSIDE_VALID_RANGE',
    400,
    'assumed',
    'cannot transfer more than {max} records at a time',
  ),
  rolledBack: record(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'observed',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  ),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorName = keyof typeof ERRORS;

/** An error of the catalogue with its gaps filled. `fields` are API names, as on the wire. */
export function failure(
  name: ErrorName,
  gaps: Readonly<Record<string, string | number>> = {},
  fields?: readonly string[],
): ApiError {
  const entry: ErrorEntry = ERRORS[name];
  const message = entry.message.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));
  const error = { code: entry.code, message, status: entry.status };
  return fields === undefined ? error : { ...error, fields };
}

/** The outcome that carries an error of the catalogue. */
export function refused(
  name: ErrorName,
  gaps?: Readonly<Record<string, string | number>>,
  fields?: readonly string[],
): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error: failure(name, gaps, fields) };
}
