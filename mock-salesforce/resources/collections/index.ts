/** sObject collections: many records in one request. */
import { readOperations } from './read.ts';
import { saveOperations } from './save.ts';

export const collectionOperations = [...saveOperations, ...readOperations];
