/**
 * Recognises the query that a sync sends, the changes after a cursor in SystemModstamp order, so that it is served
 * from the list of changes and not by a scan: `SystemModstamp >= T`, `SystemModstamp > T`, or
 * `(SystemModstamp > T OR (SystemModstamp = T AND Id > 'id'))`, with or without `SystemModstamp < B`.
 */
import type { Records } from '../../records.ts';
import { spanOf } from '../conditions/literals.ts';
import type { Comparison, Condition, Operator, OrderItem } from '../query.ts';

/** Changes after (stamp, row) whose second lies before `before`; `rest` are the conditions that remain to be tested. */
export interface ChangeWindow {
  readonly stamp: number;
  readonly row: number;
  readonly before: number;
  readonly rest: readonly Condition[];
}

/** After every row of a second. */
const LAST_ROW = 0x7fffffff;

/** The window of a condition, or undefined when it has no lower bound on SystemModstamp. */
export function changeWindow(
  records: Records,
  where: Condition | undefined,
  now: number,
): ChangeWindow | undefined {
  const parts = where === undefined ? [] : where.kind === 'and' ? where.parts : [where];
  let lower: { stamp: number; row: number } | undefined;
  let before = LAST_ROW;
  const rest: Condition[] = [];
  for (const part of parts) {
    const start: { stamp: number; row: number } | undefined =
      lower === undefined ? lowerBound(records, part, now) : undefined;
    const end: number | undefined = before === LAST_ROW ? upperBound(part, now) : undefined;
    if (start !== undefined) lower = start;
    else if (end !== undefined) before = end;
    else rest.push(part);
  }
  return lower && { ...lower, before, rest };
}

/** Whether an order is that of the list: by SystemModstamp, by Id within a second. */
export function isChangeOrder(order: readonly OrderItem[]): boolean {
  const names = order.map(({ expression, descending }) =>
    descending || expression.kind === 'call' || expression.path.length > 1
      ? ''
      : expression.path[0]!.toLowerCase(),
  );
  return names[0] === 'systemmodstamp' && (names.length === 1 || (names.length === 2 && names[1] === 'id'));
}

function lowerBound(
  records: Records,
  part: Condition,
  now: number,
): { stamp: number; row: number } | undefined {
  const from = stampBound(part, '>=', now);
  if (from !== undefined) return { stamp: Math.ceil(from / 1_000), row: -1 };
  const after = stampBound(part, '>', now);
  if (after !== undefined) return { stamp: Math.floor(after / 1_000), row: LAST_ROW };
  return cursorBound(records, part, now);
}

function upperBound(part: Condition, now: number): number | undefined {
  const before = stampBound(part, '<', now);
  return before === undefined ? undefined : Math.ceil(before / 1_000);
}

/** `SystemModstamp > T OR (SystemModstamp = T AND Id > 'id')`, the two sides in any order. */
function cursorBound(
  records: Records,
  part: Condition,
  now: number,
): { stamp: number; row: number } | undefined {
  if (part.kind !== 'or' || part.parts.length !== 2) return undefined;
  const after = part.parts.map((side) => stampBound(side, '>', now)).find((at) => at !== undefined);
  const same = part.parts.find((side) => side.kind === 'and');
  if (after === undefined || same?.kind !== 'and' || same.parts.length !== 2) return undefined;
  const equal = same.parts.map((side) => stampBound(side, '=', now)).find((at) => at !== undefined);
  const id = same.parts.map(idBound).find((text) => text !== undefined);
  const row = id === undefined ? -1 : records.rowOf(id);
  if (equal !== after || after % 1_000 !== 0 || row < 0) return undefined;
  return { stamp: after / 1_000, row };
}

function stampBound(part: Condition, operator: Operator, now: number): number | undefined {
  const literal = onlyLiteral(part, 'systemmodstamp', operator);
  return literal?.kind === 'datetime' ? spanOf(literal, now)?.from : undefined;
}

function idBound(part: Condition): string | undefined {
  const literal = onlyLiteral(part, 'id', '>');
  return literal?.kind === 'string' ? literal.text : undefined;
}

function onlyLiteral(
  part: Condition,
  field: string,
  operator: Operator,
): Comparison['literals'][number] | undefined {
  if (part.kind !== 'compare' || part.operator !== operator || part.left.kind === 'call') return undefined;
  const { path } = part.left;
  return path.length === 1 && path[0]!.toLowerCase() === field ? part.literals[0] : undefined;
}
