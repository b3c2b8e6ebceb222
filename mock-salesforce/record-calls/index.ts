/** Calls that write records, one or up to 200 at a time, as the REST and SOAP resources share them. */
export { type Caller, seenObject } from './caller.ts';
export { externalField, rowsOfExternalId } from './external-ids.ts';
export {
  failed,
  type RecordError,
  recordError,
  resultOf,
  type Saved,
  type SaveResult,
  saveAll,
} from './results.ts';
export { createRecord, deleteRecord, insertInto, recordOfId, updateRecord, updateRow } from './save.ts';
export { upserter, upsertRecord } from './upsert.ts';
