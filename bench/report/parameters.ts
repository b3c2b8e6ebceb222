/** The table of the sync's parameters: what each is worth, between which bounds, and how it is known. */
import {
  OBJECT_PARAMETERS,
  type ObjectParameter,
  type Parameter,
  SYNC_PARAMETERS,
} from '../../engine/sync/index.ts';
import { number } from './text/numbers.ts';
import { table, wrap } from './text/table.ts';
import type { View } from './text/view.ts';

const COLUMNS = [
  { title: 'Parameter (sync.…)' },
  { title: 'Default' },
  { title: 'Range' },
  { title: 'Known' },
  { title: 'Meaning' },
  { title: 'Source' },
];

export function parametersReport(view: View): string[] {
  const all = { ...SYNC_PARAMETERS, ...OBJECT_PARAMETERS };
  const rows = Object.entries<Parameter | ObjectParameter>(all).map(([name, parameter]) => [
    name,
    defaultOf(parameter),
    rangeOf(parameter),
    parameter.confidence,
    parameter.meaning,
    parameter.source,
  ]);
  const about =
    'documented: Adobe or Salesforce say so; reported: Marketo Support told a customer; assumed: ours. engine/sync/SPEC.md says which documents S1, S2 … are.';
  return [...table(COLUMNS, rows, view), ...wrap(about, view.width)];
}

function defaultOf(parameter: Parameter | ObjectParameter): string {
  if (parameter.kind === 'flag') return parameter.default ? 'yes' : 'no';
  if (parameter.kind === 'choice' || parameter.kind === 'objects') return parameter.default;
  return `${number(parameter.default)} ${parameter.unit}`;
}

function rangeOf(parameter: Parameter | ObjectParameter): string {
  if (parameter.kind === 'flag') return 'yes, no';
  if (parameter.kind === 'choice') return parameter.choices.join(', ');
  if (parameter.kind === 'objects') return parameter.range;
  return `${number(parameter.min)} to ${number(parameter.max)}`;
}
