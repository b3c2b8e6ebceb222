/** The rows of a job's data, whatever they were written in: CSV, JSON or XML. */

/** What a cell says: a value, null, or nothing (the field stays as it is). */
export type Cell = string | number | boolean | null | undefined;

export interface Table {
  /** The columns' names, as they were written. */
  readonly header: readonly string[];
  /** Rows without the header. */
  readonly count: number;
  /** A row as it was written, for the files of results. */
  row(number: number): readonly Cell[];
  /** What a row says. */
  cells(number: number): readonly Cell[];
}

/** A table of records: a column for every name that any of them has, `Account.Ext__c` for a field of a parent. */
export function tableOf(records: readonly Readonly<Record<string, unknown>>[]): Table {
  const flat = records.map((record) => flattened(record));
  const header = [...new Set(flat.flatMap((record) => [...record.keys()]))];
  const cells = (number: number) => header.map((name) => flat[number]!.get(name));
  return { header, count: records.length, row: cells, cells };
}

function flattened(record: Readonly<Record<string, unknown>>): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (typeof value !== 'object' || value === null) {
      cells.set(name, value as Cell);
      continue;
    }
    for (const [field, inner] of Object.entries(value)) {
      if (field !== 'attributes')
        cells.set(`${name}.${field}`, typeof inner === 'object' ? null : (inner as Cell));
    }
  }
  return cells;
}
