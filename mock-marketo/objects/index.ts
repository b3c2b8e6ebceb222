/** Companies, opportunities, roles, sales persons, named accounts: the Lead Database beside the lead. */
export { type LeadLinks, ObjectDatabase, type ObjectTable } from './database.ts';
export { type ObjectFilter, queryObjects, shownFields, shownRecord } from './object-query.ts';
export { type ObjectRecord, ObjectStore, type RecordSource, type Written } from './object-store.ts';
export {
  deleteObject,
  KEYS,
  type Key,
  OBJECT_ACTIONS,
  type ObjectAction,
  type ObjectResult,
  type ObjectRules,
  syncObject,
} from './object-sync.ts';
export {
  CREATED_AT,
  field,
  GUID,
  type ObjectField,
  type ObjectType,
  objectField,
  type Relationship,
  text,
  UPDATED_AT,
} from './object-type.ts';
