/** What was drawn, for people: a line for each part of a scenario that says something. */
import type { ScenarioInput } from '../../schema.ts';

/** `org.records: {"User":3}`; parts that are empty say nothing. */
export function told({ org, sync, ...others }: ScenarioInput): string[] {
  return [...linesOf('org.', org), ...linesOf('sync.', sync), ...linesOf('', others)];
}

function linesOf(prefix: string, parts: object | undefined): string[] {
  return Object.entries(parts ?? {})
    .map(([name, value]) => [name, JSON.stringify(value)] as const)
    .filter(([, text]) => text !== '[]' && text !== '{}')
    .map(([name, text]) => `${prefix}${name}: ${text}`);
}
