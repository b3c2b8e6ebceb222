/** What a client of Bulk API 1.0 asks for when it makes a job. */
import type { BulkOperation } from './columns.ts';

export type ContentType = 'CSV' | 'JSON' | 'XML';

export interface ClassicRequest {
  readonly operation: BulkOperation | 'query' | 'queryAll';
  readonly object: string;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  readonly concurrencyMode: 'Parallel' | 'Serial';
  readonly contentType: ContentType;
  /** Records of a chunk, where the job chunks its queries by primary key. */
  readonly chunkRows: number | undefined;
}
