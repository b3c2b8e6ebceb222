/** Errors that refuse one record. */
import { type ErrorEntry, record } from './entry.ts';

export const RECORD_ERRORS = {
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
    'observed',
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
  noAccess: record(
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'observed',
    'insufficient access rights on object id',
    403,
  ),
  notCreateable: record(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'observed',
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
  externalIdInBody: record(
    'INVALID_FIELD',
    'documented',
    'The {field} field should not be specified in the sobject data.',
  ),
  externalIdMissing: record('MISSING_ARGUMENT', 'observed', '{field} not specified'),
  externalIdTwice: record('DUPLICATE_VALUE', 'observed', 'Duplicate external id specified: {value}'),
  externalIdAmbiguous: record(
    'DUPLICATE_EXTERNAL_ID',
    'observed',
    '{field}: more than one record found for external id field: [{ids}]',
  ),
  foreignKeyUnknown: record(
    'INVALID_FIELD',
    'observed',
    'Foreign key external ID: {value} not found for field {field} in entity {object}',
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
  notMergeable: record('INVALID_TYPE', 'assumed', 'entity type cannot be merged: {object}'),
  tooManyMerged: record(
    'NUMBER_OUTSIDE_VALID_RANGE',
    'assumed',
    'a merge takes one or two records beside the master record',
  ),
  mergedWithItself: record('INVALID_ID_FIELD', 'assumed', 'cannot merge a record with itself: {id}'),
  notInRecycleBin: record('UNDELETE_FAILED', 'observed', 'entity is not in the recycle bin'),
  notDeleted: record('INVALID_ID_FIELD', 'assumed', 'entity is not deleted: {id}'),
  rolledBack: record(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'observed',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  ),
  validationRule: record('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'observed', '{message}'),
  flowFailed: record(
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    'observed',
    "We can't save this record because the “{name}” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to {verb} records: {code}: {message}. You can look up ExceptionCode values in the SOAP API Developer Guide.",
  ),
  flowFault: record(
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    'observed',
    "We can't save this record because the “{name}” process failed. Give your Salesforce admin these details. {fault}",
  ),
  triggerFailed: record(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'observed',
    '{name}: execution of {event} caused by: {exception}',
  ),
  tooDeep: record(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'assumed',
    '{name}: maximum trigger depth exceeded',
  ),
  noAccessToReference: record(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'observed',
    'insufficient access rights on cross-reference id: {id}',
  ),
  inactiveOwner: record(
    'INACTIVE_OWNER_OR_USER',
    'observed',
    'operation performed with inactive user [{id}] as owner of {object}',
  ),
  ownerCannotRead: record('TRANSFER_REQUIRES_READ', 'assumed', 'The new owner must have read permission'),
  lockedByApproval: record('ENTITY_IS_LOCKED', 'documented', 'the entity is locked for editing'),
} as const satisfies Record<string, ErrorEntry>;
