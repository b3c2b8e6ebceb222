/** The verbs that change records under all rules. `Org` is their only caller; resources need the types. */
export type { Values } from './check.ts';
export type { WriteOptions } from './writer.ts';
