/** Reads paths and function calls. */
import type { Expression, Path, Query } from '../query.ts';
import type { TokenStream } from './token-stream.ts';

export const AGGREGATES: ReadonlySet<string> = new Set([
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVG',
  'MIN',
  'MAX',
]);

/** Functions of one field (documented, "Date Functions", "SELECT", "GROUP BY ROLLUP"). */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...AGGREGATES,
  ...['CALENDAR_MONTH', 'CALENDAR_QUARTER', 'CALENDAR_YEAR', 'DAY_IN_MONTH', 'DAY_IN_WEEK', 'DAY_IN_YEAR'],
  ...['DAY_ONLY', 'FISCAL_MONTH', 'FISCAL_QUARTER', 'FISCAL_YEAR', 'HOUR_IN_DAY', 'WEEK_IN_MONTH'],
  ...['WEEK_IN_YEAR', 'CONVERTTIMEZONE', 'CONVERTCURRENCY', 'TOLABEL', 'FORMAT', 'GROUPING'],
]);

/** Turns what was written into the path from the object: without its alias, and with what the alias stands for. */
export type PathOf = (written: string) => readonly string[];

export function readPath(stream: TokenStream, pathOf: PathOf): Path {
  const { text, at } = stream.expectName();
  return { kind: 'path', path: pathOf(text), at };
}

export function readExpression(stream: TokenStream, pathOf: PathOf): Expression {
  if (!stream.isSymbol('(', 1)) return readPath(stream, pathOf);
  const { word: name, at } = stream.peek();
  if (!FUNCTIONS.has(name)) {
    stream.expectName();
    throw stream.unexpected();
  }
  stream.take();
  stream.take();
  if (stream.takesSymbol(')')) {
    if (name !== 'COUNT') throw stream.unexpected();
    return { kind: 'call', name, argument: undefined, at };
  }
  const argument = stream.nested(() => readExpression(stream, pathOf));
  stream.expectSymbol(')');
  return { kind: 'call', name, argument, at };
}

/** Whether an expression is computed from several records. */
export function isAggregate(expression: Expression): boolean {
  if (expression.kind === 'path') return false;
  if (AGGREGATES.has(expression.name)) return expression.argument !== undefined;
  return expression.argument !== undefined && isAggregate(expression.argument);
}

/** Whether a query's rows are groups of records: by GROUP BY, or because it aggregates all of them. */
export function isGrouped({ groupBy, select }: Query): boolean {
  if (groupBy !== undefined) return true;
  return select.some((item) => item.kind === 'expression' && isAggregate(item.expression));
}
