/**
 * The catalogue of errors: code, text, and where the text comes from. All are answered with HTTP 200; an entry can
 * refuse a whole call or one record of it. `%s` stands for a value of the call.
 * Sources: Adobe "Error codes" for the codes and their meaning; texts are `observed` (recorded answers, tests of public
 * clients), `documented`, or `assumed` where no wire sample was found.
 */

export interface ErrorEntry {
  readonly code: string;
  readonly text: string;
  readonly source: 'documented' | 'observed' | 'assumed';
}

/** An error as answers carry it. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
}

function entry(code: string, text: string, source: ErrorEntry['source']): ErrorEntry {
  return { code, text, source };
}

export const ERRORS = {
  malformedUrl: entry('500', 'Internal Server error', 'documented'),
  badGateway: entry('502', 'Bad Gateway', 'observed'),
  tokenEmpty: entry('600', 'Empty access token', 'assumed'),
  tokenInvalid: entry('601', 'Access token invalid', 'observed'),
  tokenExpired: entry('602', 'Access token expired', 'observed'),
  accessDenied: entry('603', 'Access denied', 'documented'),
  timedOut: entry('604', 'Request timed out', 'observed'),
  methodNotSupported: entry('605', "Request method '%s' not supported", 'observed'),
  rateExceeded: entry('606', "Max rate limit '%s' exceeded with in '%s' secs", 'observed'),
  quotaReached: entry('607', 'Daily quota reached', 'assumed'),
  unavailable: entry('608', 'API Temporarily Unavailable', 'documented'),
  invalidJson: entry('609', 'Invalid JSON', 'assumed'),
  resourceNotFound: entry('610', 'Requested resource not found', 'observed'),
  systemError: entry('611', 'System error', 'documented'),
  invalidContentType: entry('612', 'Invalid Content Type', 'observed'),
  invalidMultipart: entry('613', 'Invalid Multipart Request', 'documented'),
  invalidSubscription: entry('614', 'Invalid Subscription', 'documented'),
  concurrencyExceeded: entry('615', "Concurrent access limit '%s' reached", 'observed'),
  invalidSubscriptionType: entry('616', 'Invalid subscription type', 'documented'),
  blank: entry('701', '%s cannot be blank', 'documented'),
  listGone: entry('702', 'Static List not found or it has been deleted', 'observed'),
  featureOff: entry('703', 'The feature is not enabled for the subscription', 'documented'),
  folderNotFound: entry('710', 'Parent Folder Not Found', 'documented'),
  notFound: entry('702', '%s not found', 'documented'),
  badDate: entry('704', "Invalid date format: '%s'", 'assumed'),
  businessRule: entry('709', 'Business Rule Violation: %s', 'assumed'),
  folderType: entry('711', 'Invalid folder type for %s', 'observed'),
  personAccountMerge: entry('712', 'Merge to person Account operation is invalid', 'documented'),
  transient: entry('713', 'Transient Error', 'documented'),
  recordTypeMissing: entry('714', 'Unable to find the default record type', 'documented'),
  salesPersonNotFound: entry('718', 'ExternalSalesPersonID not found', 'documented'),
  lockTimeout: entry('719', 'Lock wait timeout exception', 'documented'),
  wrongType: entry('1001', "Invalid value '%s'. Required of type '%s'", 'observed'),
  parameterMissing: entry('1002', "Missing value for the required parameter '%s'", 'documented'),
  fieldValueInvalid: entry('1003', "Invalid value for field '%s' and value '%s'", 'observed'),
  leadsMissing: entry('1003', 'Leads not specified', 'observed'),
  tooManyMatches: entry('1003', 'Too many results match the filter', 'documented'),
  tooManyValues: entry('1003', "Too many values for '%s': at most %s are allowed", 'assumed'),
  tooManyRecords: entry('1003', 'Max records limit of %s exceeded', 'assumed'),
  tokenUnreadable: entry('1003', 'Invalid nextPageToken', 'assumed'),
  actionInvalid: entry('1003', "Invalid action '%s'", 'assumed'),
  idNotAllowed: entry('1003', "Field 'id' is not allowed with action '%s'", 'assumed'),
  fieldReadOnly: entry('1003', "Field '%s' is read only", 'assumed'),
  recordInvalid: entry('1003', 'Invalid lead record', 'assumed'),
  objectInvalid: entry('1003', 'Invalid record', 'assumed'),
  memberInvalid: entry('1003', "Invalid value '%s' for '%s'", 'assumed'),
  fieldNotAllowed: entry('1003', "Field '%s' is not allowed with action '%s'", 'assumed'),
  filterNeedsInput: entry('1003', "Filter type '%s' needs an input of objects", 'assumed'),
  dateRangeTooLong: entry('1003', 'Date range must not exceed %s days', 'assumed'),
  tooManyTypes: entry('1003', 'A subscription has at most %s custom object types', 'assumed'),
  tooManyMembers: entry(
    '1003',
    'Total membership size: %s exceeds the limit allowed %s for the filter',
    'documented',
  ),
  listTooLarge: entry('1003', 'List has %s or more leads', 'assumed'),
  campaignNotTrigger: entry('1003', "Campaign '%s' is not a trigger campaign", 'assumed'),
  campaignNotBatch: entry('1003', "Campaign '%s' is not a batch campaign", 'assumed'),
  campaignNotRequestable: entry(
    '1003',
    "Campaign '%s' is not active, or has no trigger 'Campaign is Requested' with source 'Web Service API'",
    'assumed',
  ),
  campaignHasNoProgram: entry('1003', "Campaign '%s' has no program to clone", 'assumed'),
  tokenNameInvalid: entry('1003', "Invalid token name '%s'", 'assumed'),
  formatInvalid: entry('1003', "Invalid format '%s'", 'assumed'),
  fileInvalid: entry('1003', 'Invalid file', 'assumed'),
  fileEmpty: entry('1003', 'Empty file', 'observed'),
  filterInvalid: entry('1003', "Invalid filter '%s'", 'assumed'),
  filterCount: entry('1003', 'Exactly one filter type must be specified', 'assumed'),
  noLeadLink: entry('1003', "Custom object '%s' is not linked to leads", 'assumed'),
  headerInvalid: entry('1003', "Invalid column header name for '%s'", 'assumed'),
  jobEnded: entry('1003', "Job is '%s' and cannot be cancelled", 'assumed'),
  leadNotFound: entry('1004', 'Lead not found', 'documented'),
  leadIdNotFound: entry('1004', "Lead '%s' not found", 'observed'),
  requestedLeadNotFound: entry('1004', 'Lead [%s] not found', 'observed'),
  leadExists: entry('1005', 'Lead already exists', 'documented'),
  fieldNotFound: entry('1006', "Field '%s' not found", 'documented'),
  lookupFieldNotFound: entry('1006', "Lookup field '%s' not found", 'observed'),
  severalMatches: entry('1007', 'Multiple lead match lookup criteria', 'observed'),
  partitionDenied: entry('1008', "Access denied to partition '%s'", 'documented'),
  partitionMissing: entry('1009', 'Partition name must be specified', 'documented'),
  partitionUpdate: entry('1010', 'Partition update not allowed', 'documented'),
  fieldNotSupported: entry('1011', "Field '%s' not supported", 'documented'),
  cookieInvalid: entry('1012', "Invalid cookie value '%s'", 'documented'),
  objectNotFound: entry('1013', '%s not found', 'observed'),
  createFailed: entry('1014', 'Failed to create Object', 'documented'),
  leadNotInList: entry('1015', 'Lead not in list', 'observed'),
  tooManyImports: entry(
    '1016',
    'There are %s imports currently being processed. Please try again later',
    'observed',
  ),
  objectExists: entry('1017', 'Object already exists', 'documented'),
  crmEnabled: entry('1018', 'CRM Enabled', 'documented'),
  companyUpdate: entry('1021', 'Company update not allowed', 'documented'),
  objectInUse: entry('1022', 'Object in use', 'documented'),
  programStatusNotFound: entry('1025', 'Program status not found', 'documented'),
  customObjectsOff: entry('1026', 'Custom object not enabled', 'documented'),
  activityTypeLimit: entry('1027', 'Max Activity Type Limit Reached', 'documented'),
  fieldLimit: entry('1028', 'Max field limit reached', 'documented'),
  duplicateInput: entry('1036', 'Duplicate object found in input', 'documented'),
  leadPastStatus: entry('1037', 'Lead skipped because it is already in or past this status', 'documented'),
  leadNotInProgram: entry('1037', 'Lead not in program', 'documented'),
  discardFailed: entry('1048', 'Custom Object Discard Draft Failed', 'documented'),
  activityFailed: entry('1049', 'Failed to Create Activity', 'documented'),
  importInProgress: entry('1019', 'Import in progress', 'documented'),
  clonesUsedUp: entry('1020', 'Too many clones to program', 'documented'),
  tooManyJobs: entry('1029', 'Too many jobs in queue', 'documented'),
  exportQuota: entry('1029', 'Export daily quota %sMB exceeded.', 'observed'),
  jobQueued: entry('1029', 'Job already queued', 'documented'),
  filterUnsupported: entry('1035', 'Unsupported filter type for target subscription: %s', 'observed'),
  runAtTooFar: entry('1042', 'Invalid runAt date', 'documented'),
  crmDuplicate: entry(
    '1076',
    'You are creating a duplicate record. It is recommended that you use an existing record instead.',
    'documented',
  ),
  valueTooLong: entry('1077', 'Value for field exceeds max length', 'observed'),
  crmMergeFailed: entry(
    '1078',
    'Merge failure, unable to perform merge operation in natively synced CRM',
    'documented',
  ),
  crmUrlConflict: entry(
    '1079',
    'Merge Leads call failed due to Personalized URL conflict in duplicate records',
    'documented',
  ),
  tooManyLosers: entry('1080', 'Too many losing leads: at most %s can be merged in one call', 'assumed'),
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorName = keyof typeof ERRORS;

/** An entry of the catalogue with the values of the call filled in. */
export function errorOf(name: ErrorName, ...values: readonly (string | number)[]): ErrorBody {
  const { code, text } = ERRORS[name];
  let next = 0;
  return { code, message: text.replace(/%s/g, () => String(values[next++] ?? '')) };
}

/** Refuses a whole call. Thrown by what reads a call's input, caught by the pipeline, which answers with it. */
export class ApiFault extends Error {
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(`${body.code} ${body.message}`);
    this.body = body;
  }
}

/** A fault from the catalogue, to be thrown. */
export function fault(name: ErrorName, ...values: readonly (string | number)[]): ApiFault {
  return new ApiFault(errorOf(name, ...values));
}
