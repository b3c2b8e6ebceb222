/**
 * The SOQL grammar's library, loaded with the first statement: making its parser takes most of a second, and a sync
 * that is connected in process never writes SOQL.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The library, as its own types describe it. */
export function soqlLibrary(): typeof import('@jetstreamapp/soql-parser-js') {
  return load('@jetstreamapp/soql-parser-js');
}
