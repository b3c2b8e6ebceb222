/** Calls that write records, one or up to 200 at a time, as the REST and SOAP resources share them. */
export { type Caller, isVisible, seenObject } from './caller.ts';
export { externalField, rowsOfExternalId } from './external-ids.ts';
export { type Deleted, deletedBetween, type Updated, updatedBetween } from './replication.ts';
export {
  doAll,
  failed,
  type RecordError,
  recordError,
  recordErrors,
  resultOf,
  type Saved,
  type SaveResult,
  saveAll,
} from './results.ts';
export {
  createRecord,
  deleteRecord,
  emptyFromRecycleBin,
  insertInto,
  recordOfId,
  removeRow,
  undeleteRecord,
  updateRecord,
  updateRow,
} from './save.ts';
export { allFields, fieldsNamed, shownRecord, shownRecordText } from './show.ts';
export { unreadableField } from './unreadable.ts';
export { upserter, upsertRecord } from './upsert.ts';
