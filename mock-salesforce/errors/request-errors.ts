/** Errors that refuse a whole request. */
import { type ErrorEntry, request } from './entry.ts';

const AS_IN_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

/** Documented, REST guide "Composite Subrequest Result", illegal characters in reference ids. */
const REFERENCE_ID_RULE =
  "Provided referenceId ('{reference}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').";

export const REQUEST_ERRORS = {
  sessionInvalid: request('INVALID_SESSION_ID', 401, 'observed', 'Session expired or invalid'),
  soapSessionInvalid: request(
    'INVALID_SESSION_ID',
    500,
    'observed',
    'Invalid Session ID found in SessionHeader: Illegal Session',
  ),
  loginFailed: request(
    'INVALID_LOGIN',
    500,
    'observed',
    'Invalid username, password, security token; or user locked out.',
  ),
  soapLoginDisabled: request(
    'INVALID_OPERATION',
    500,
    'assumed',
    'SOAP API login() is disabled by default in this org.',
  ),
  requestLimitExceeded: request('REQUEST_LIMIT_EXCEEDED', 403, 'observed', 'TotalRequests Limit exceeded.'),
  apiDisabled: request('API_DISABLED_FOR_ORG', 403, 'documented', 'API is disabled for this User'),
  concurrentLimitExceeded: request(
    'REQUEST_LIMIT_EXCEEDED',
    403,
    'documented',
    'ConcurrentPerOrgLongTxn Limit exceeded.',
  ),
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
  malformedBody: request('JSON_PARSER_ERROR', 400, 'observed', '{reason}'),
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
  tooManyReplicated: request(
    'EXCEEDED_ID_LIMIT',
    400,
    'assumed',
    'The answer would have more than {max} ids',
  ),
  replicationDates: request('INVALID_REPLICATION_DATE', 400, 'assumed', '{reason}'),
  tooManyRecords: request(
    'EXCEEDED_ID_LIMIT',
    400,
    'observed',
    'record limit reached. cannot submit more than {max} records into this call',
  ),
  tooManyRuns: request(
    'LIMIT_EXCEEDED',
    400,
    'assumed',
    'The records of a request may change their type no more than {max} times',
  ),
  preconditionFailed: request('PRECONDITION_FAILED', 412, 'assumed', 'Precondition failed'),
  tooManySubrequests: request('LIMIT_EXCEEDED', 400, 'assumed', 'The request has more than {max} {what}'),
  referenceIdTwice: request(
    'INVALID_INPUT',
    400,
    'observed',
    'Duplicate ReferenceId provided in the request.',
  ),
  referenceIdMalformed: request('JSON_PARSER_ERROR', 400, 'documented', REFERENCE_ID_RULE),
  /** Its second sentence is no help, but the original says it. */
  referenceUnknown: request(
    'PROCESSING_HALTED',
    400,
    'documented',
    `Invalid reference specified. No value for {reference} found in {referenceId}. ${REFERENCE_ID_RULE}`,
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
  unexpected: request('UNKNOWN_EXCEPTION', 500, 'assumed', 'An unexpected error occurred: {reason}'),
  bodyTooLarge: request(
    'EXCEEDED_MAX_SIZE_REQUEST',
    413,
    'assumed',
    'Request body is larger than {bytes} bytes',
  ),
  tooManyLeads: request(
    'EXCEEDED_LEAD_CONVERT_LIMIT',
    400,
    'assumed',
    'cannot convert more than {max} leads in one call',
  ),
  assignmentRuleInvalid: request(
    'INVALID_ASSIGNMENT_RULE',
    400,
    'assumed',
    'there is no assignment rule with the Id {value}',
  ),
  tooManyTransferred: request(
    'NUMBER_OUTSIDE_VALID_RANGE',
    400,
    'assumed',
    'cannot transfer more than {max} records at a time',
  ),
} as const satisfies Record<string, ErrorEntry>;
