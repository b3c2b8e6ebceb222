/** One record, by its Id or by an external id. */
import { byExternalIdOperations } from './by-external-id.ts';
import { byIdOperations } from './by-id.ts';

export const recordOperations = [...byIdOperations, ...byExternalIdOperations];
