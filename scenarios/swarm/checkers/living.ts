/** Which records count: those that are neither deleted nor, as leads, converted. */
import type { Records } from '../../../mock-salesforce/index.ts';

export function isThere(records: Records, row: number): boolean {
  return records.deleted[row] !== 1 && !isConverted(records, row);
}

export function isConverted(records: Records, row: number): boolean {
  return records.schema.name === 'Lead' && records.value(row, records.field('IsConverted')) === true;
}

/** The rows of records that count. */
export function living(records: Records): number[] {
  const rows: number[] = [];
  for (let row = 0; row < records.count; row += 1) if (isThere(records, row)) rows.push(row);
  return rows;
}
