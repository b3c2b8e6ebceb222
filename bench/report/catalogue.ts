/** The catalogue as `list` shows it: scenarios, then practices, a line each with its lesson. */
import type { Practice, ScenarioInput } from '../../scenarios/index.ts';
import type { View } from './text/view.ts';

export function catalogueReport(
  scenarios: readonly ScenarioInput[],
  practices: readonly Practice[],
  { style }: View,
): string[] {
  const width = Math.max(...[...scenarios, ...practices].map(({ name }) => name.length));
  const line = ({ name, lesson = '' }: { name: string; lesson?: string | undefined }) =>
    `  ${style.title(name.padEnd(width))}  ${lesson}`.trimEnd();
  return [
    'Scenarios (run <scenario>, compare <scenario>)',
    ...scenarios.map(line),
    '',
    'Practices (--with practice,...)',
    ...practices.map(line),
  ];
}
