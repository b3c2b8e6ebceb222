/** Holds a result against what its scenario expects of it. */
import type { ExpectationResult, RunResult } from './result.ts';
import type { Expectation } from './schema.ts';

/** Each expectation with what was found, and whether it is met. */
export function judge(expectations: readonly Expectation[], result: RunResult): ExpectationResult[] {
  return expectations.map((expectation) => {
    const found = valueAt(result, expectation.measure);
    return {
      measure: expectation.measure,
      expected: expectedText(expectation),
      found: text(found),
      met: isMet(expectation, found),
      source: expectation.source ?? null,
    };
  });
}

/** The value at a path such as `latency.background.maxMs`; undefined when there is none. */
export function valueAt(result: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, result);
}

/** An expectation that nothing has been measured for is not met. */
function isMet({ equals, atMost, atLeast }: Expectation, found: unknown): boolean {
  if (found === undefined || found === null) return false;
  if (equals !== undefined && text(found) !== text(equals)) return false;
  if (atMost !== undefined && !(typeof found === 'number' && found <= atMost)) return false;
  if (atLeast !== undefined && !(typeof found === 'number' && found >= atLeast)) return false;
  return true;
}

function expectedText({ equals, atMost, atLeast }: Expectation): string {
  const parts: string[] = [];
  if (equals !== undefined) parts.push(text(equals));
  if (atLeast !== undefined) parts.push(`at least ${atLeast}`);
  if (atMost !== undefined) parts.push(`at most ${atMost}`);
  return parts.join(', ');
}

function text(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
