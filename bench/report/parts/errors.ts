/** Sync errors: how often each code came, on how many records, and which was the first. */
import type { ErrorRecord, ErrorResult } from '../../../scenarios/result.ts';
import { heading } from '../text/heading.ts';
import { clockText, number } from '../text/numbers.ts';
import { table } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { each, numeric, type Runs, runCell, runColumn, whose } from './runs.ts';

/** Rows of the table; the rest is counted. */
const SHOWN_ERRORS = 10;

export function errorsSection(runs: Runs, view: View): string[] {
  const errors = allErrors(runs);
  if (errors.length === 0) return [];
  const columns = [
    { title: 'Error' },
    ...runColumn(runs),
    ...numeric('Count', 'Records'),
    { title: 'First record' },
  ];
  const rows = errors.slice(0, SHOWN_ERRORS).map((error) => {
    const cell = (count: (found: ErrorResult) => number) =>
      each(runs, ({ errors }) => number(count(errors.find((found) => isSame(found, error)) ?? NO_ERROR)));
    return [
      `${titleOf(error)}\n${error.example}`,
      ...runCell(runs),
      cell(({ count }) => count),
      cell(recordsOf),
      error.records.slice(0, 1).map(firstText).join(''),
    ];
  });
  const hidden = errors.length - SHOWN_ERRORS;
  const about = 'a record that is tried again counts again; --errors lists the records';
  return [
    ...heading('Sync errors', about, view),
    ...table(columns, rows, view),
    ...(hidden > 0 ? [`and ${hidden} more`] : []),
  ];
}

/** A list for every error that has records, as far as the result names them. */
export function errorRecords(runs: Runs, view: View): string[][] {
  return runs.flatMap((run) =>
    run.result.errors
      .filter(({ records }) => records.length > 0)
      .map((error) => recordsOfError(`${whose(runs, run)}Records with ${titleOf(error)}`, error, view)),
  );
}

function recordsOfError(title: string, error: ErrorResult, view: View): string[] {
  const columns = [
    { title: 'Object' },
    { title: 'Salesforce Id' },
    ...numeric('Marketo Id'),
    { title: 'First at' },
  ];
  const rows = error.records.map(({ object, id, person, at }) => [
    object,
    id ?? 'not in Salesforce',
    person === null ? '-' : String(person),
    clockText(at),
  ]);
  const { recordsLeftOff: left } = error;
  return [
    ...heading(title, '', view),
    ...table(columns, rows, view),
    ...(left > 0 ? [`and ${number(left)} more, which the result does not name`] : []),
  ];
}

const NO_ERROR: ErrorResult = {
  code: '',
  field: null,
  count: 0,
  example: '',
  records: [],
  recordsLeftOff: 0,
};

function titleOf({ code, field }: ErrorResult): string {
  return field === null ? code : `${code} on ${field}`;
}

function recordsOf({ records, recordsLeftOff }: ErrorResult): number {
  return records.length + recordsLeftOff;
}

function firstText({ object, id, person, at }: ErrorRecord): string {
  return `${id === null ? `person ${person}, no ${object} yet` : `${object} ${id}`}\n${clockText(at)}`;
}

function allErrors(runs: Runs): ErrorResult[] {
  const known: ErrorResult[] = [];
  for (const { result } of runs) {
    for (const error of result.errors) {
      if (!known.some((other) => isSame(other, error))) known.push(error);
    }
  }
  return known;
}

function isSame(one: ErrorResult, other: ErrorResult): boolean {
  return one.code === other.code && one.field === other.field;
}
