/** The records of a query as the lines of a file: a column for each field, `Account.Name` for a field of a parent. */
import { parseInstant } from '../../engine/kernel/index.ts';
import {
  type Answer,
  type FlatColumn,
  flatColumns,
  flatValue,
  type Shown,
  type ShownRecord,
} from '../soql/index.ts';
import { type CsvFormat, csvLine } from './csv.ts';

/** Lines that are made before they are put together. */
const ROWS_AT_ONCE = 10_000;

/** The rows `from` up to, but not in, `to`, below the header. Instants end in `Z` (observed), unlike in REST. */
export function queryFile(answer: Answer, from: number, to: number, format: CsvFormat): string {
  const columns = flatColumns(answer.shown);
  const parts = [
    csvLine(
      columns.map((column) => column.name),
      format,
    ),
  ];
  for (let at = from; at < to; at += ROWS_AT_ONCE) {
    const records = answer.page(at, Math.min(at + ROWS_AT_ONCE, to), '');
    let lines = '';
    for (const record of records)
      lines += csvLine(
        columns.map((column) => cellOf(record, column)),
        format,
      );
    parts.push(lines);
  }
  return parts.join('');
}

function cellOf(record: ShownRecord, column: FlatColumn): unknown {
  const value = flatValue(record, column);
  return column.field?.type === 'datetime' && typeof value === 'string' ? value.replace('+0000', 'Z') : value;
}

/** The same rows as JSON: instants and dates as milliseconds since the epoch (observed, simple-salesforce issue 290). */
export function queryRecords(answer: Answer, from: number, to: number, basePath: string): ShownRecord[] {
  return answer.page(from, to, basePath).map((record) => withEpochs(answer.shown, record));
}

function withEpochs(shown: readonly Shown[], record: ShownRecord): ShownRecord {
  const copy = { ...record };
  for (const one of shown) {
    if (one.kind === 'parent') {
      const parent = record[one.step.name];
      if (parent !== null) copy[one.step.name] = withEpochs(one.shown, parent as ShownRecord);
    } else if (one.kind === 'field' && (one.field.type === 'datetime' || one.field.type === 'date')) {
      const value = record[one.name];
      if (typeof value === 'string') copy[one.name] = parseInstant(value);
    }
  }
  return copy;
}
