/**
 * Conditions on Id, CreatedDate and SystemModstamp as ranges: all that must hold of one field make one range. What
 * lies in it is found by halving, or from the list of changes.
 */
import type { Records } from '../../records.ts';
import { idKey, spanFor } from '../conditions/filter-literals.ts';
import type { Span } from '../conditions/span.ts';
import type { Comparison, Condition, Operator } from '../query.ts';
import { readableField, type Scope } from '../scope.ts';
import type { Candidates } from './candidates.ts';
import { rowsBetweenIds, rowsCreatedIn, rowsStampedIn } from './ordered-rows.ts';

/** A range of one field, and the conditions that it stands for. */
export interface Range {
  readonly field: string;
  readonly sources: readonly Condition[];
  /** The rows in it; undefined when no order of rows helps to find them. */
  candidates(): Candidates | undefined;
}

/** From a value up to, but not including, another; of rows or of instants. */
type Bounds = Span;

const FOREVER = Number.POSITIVE_INFINITY;

/** The ranges that conditions make which all must hold. */
export function rangesIn(scope: Scope, records: Records, parts: readonly Condition[]): Range[] {
  const found = new Map<string, { bounds: Bounds; sources: Condition[] }>();
  for (const part of parts) {
    const range = part.kind === 'compare' ? rangeOf(scope, records, part) : undefined;
    if (range === undefined) continue;
    const known = found.get(range.field) ?? { bounds: { from: -FOREVER, to: FOREVER }, sources: [] };
    const from = Math.max(known.bounds.from, range.bounds.from);
    const to = Math.min(known.bounds.to, range.bounds.to);
    found.set(range.field, { bounds: { from, to }, sources: [...known.sources, part] });
  }
  return [...found].map(([field, { bounds, sources }]) => ({
    field,
    sources,
    candidates: () => candidatesIn(scope, records, field, bounds),
  }));
}

function candidatesIn(scope: Scope, records: Records, field: string, bounds: Bounds): Candidates | undefined {
  if (field === 'CreatedDate') return rowsCreatedIn(records, bounds);
  if (field === 'SystemModstamp') return rowsStampedIn(records, bounds, scope.withDeleted);
  const from = Math.max(0, bounds.from);
  return { from, to: Math.max(from, Math.min(records.count, bounds.to)) };
}

function rangeOf(
  scope: Scope,
  records: Records,
  comparison: Comparison,
): { field: string; bounds: Bounds } | undefined {
  const { left, operator, literals } = comparison;
  const [literal] = literals;
  if (left.kind === 'call' || left.path.length !== 1 || literal === undefined) return undefined;
  const field = records.schema.fields[readableField(scope, records, left.path[0]!)];
  if (field?.name === 'CreatedDate' || field?.name === 'SystemModstamp') {
    const span = spanFor(scope, comparison, field, 'datetime', literal);
    const bounds = span && boundsOf(operator, span);
    return bounds && { field: field.name, bounds };
  }
  if (field?.type !== 'id' || operator === '=') return undefined;
  const id = idKey(scope, comparison, field, literal);
  const bounds = typeof id === 'string' ? boundsOf(operator, rowsBetweenIds(records, id)) : undefined;
  return bounds && { field: field.name, bounds };
}

/** The values that an operator leaves of a span; undefined for `!=` and lists. */
function boundsOf(operator: Operator, { from, to }: Span): Bounds | undefined {
  switch (operator) {
    case '=':
      return { from, to };
    case '<':
      return { from: -FOREVER, to: from };
    case '<=':
      return { from: -FOREVER, to };
    case '>':
      return { from: to, to: FOREVER };
    case '>=':
      return { from, to: FOREVER };
    default:
      return undefined;
  }
}
