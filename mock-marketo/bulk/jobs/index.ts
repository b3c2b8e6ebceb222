/** Bulk jobs of an instance: queues, states and files, whatever is imported or exported. */
export {
  EXPORT_STATES,
  type Exported,
  type ExportJob,
  type ExportPlan,
  type ExportState,
  FILE_FORMATS,
  type FileFormat,
} from './export-job.ts';
export { Exports, type ExportsOptions } from './exports.ts';
export type { ImportJob, ImportPlan, ImportRows, NoteKind, RowNote, RowOutcome } from './import-job.ts';
export { Imports } from './imports.ts';
export { EXPORT_RANGE_DAYS } from './limits.ts';
