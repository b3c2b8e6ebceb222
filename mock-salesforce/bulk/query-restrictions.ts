/**
 * SOQL that bulk queries do not take: aggregates, GROUP BY, OFFSET, TYPEOF, subqueries of children, and compound data,
 * FIELDS() included (documented, "Create a Query Job"; texts of compound data and of subqueries observed in Airbyte's
 * connector and in Data Loader, the others in their likeness).
 */
import { type Answer, flatColumns, parse, type SelectItem } from '../soql/index.ts';

const AGGREGATES: ReadonlySet<string> = new Set([
  'AVG',
  'COUNT',
  'COUNT_DISTINCT',
  'GROUPING',
  'MAX',
  'MIN',
  'SUM',
]);

/** What of a statement a bulk query does not take, in the words of the error; `text` is known to be sound. */
export function restrictionOf(text: string, answer: Answer): string | undefined {
  const { select, groupBy, offset } = parse(text);
  for (const item of select) {
    const restricted = restrictedItem(item);
    if (restricted !== undefined) return restricted;
  }
  if (groupBy !== undefined) return 'GROUP BY';
  if (offset > 0) return 'OFFSET';
  const isCompound = flatColumns(answer.shown).some(({ kind }) => kind === 'compound');
  return isCompound ? 'Selecting compound data' : undefined;
}

function restrictedItem(item: SelectItem): string | undefined {
  if (item.kind === 'children') return 'Aggregate Relationships';
  if (item.kind === 'typeof') return 'TYPEOF';
  if (item.kind === 'fields') return 'FIELDS()';
  const { expression } = item;
  const isAggregate = expression.kind === 'call' && AGGREGATES.has(expression.name);
  return isAggregate ? 'Aggregate functions' : undefined;
}
