/**
 * SOQL that bulk queries do not take: aggregates, GROUP BY, OFFSET, TYPEOF, subqueries of children, and compound data,
 * FIELDS() included (documented, "Create a Query Job"; texts of compound data and of subqueries observed in Airbyte's
 * connector and in Data Loader, the others in their likeness).
 */
import type { FieldType, Query as ParsedQuery } from '@jetstreamapp/soql-parser-js';
import { type Answer, flatColumns } from '../soql/index.ts';
import { soqlLibrary } from '../soql/library.ts';

const AGGREGATES: ReadonlySet<string> = new Set([
  'AVG',
  'COUNT',
  'COUNT_DISTINCT',
  'MAX',
  'MIN',
  'SUM',
  'GROUPING',
]);

/** What of a statement a bulk query does not take, in the words of the error; `text` is known to be sound. */
export function restrictionOf(text: string, answer: Answer): string | undefined {
  const query = soqlLibrary().parseQuery(text);
  return restrictedClause(query) ?? restrictedField(query.fields ?? []) ?? compound(answer);
}

function restrictedClause(query: ParsedQuery): string | undefined {
  if (query.groupBy !== undefined) return 'GROUP BY';
  return query.offset === undefined ? undefined : 'OFFSET';
}

function restrictedField(fields: readonly FieldType[]): string | undefined {
  for (const field of fields) {
    if (field.type === 'FieldSubquery') return 'Aggregate Relationships';
    if (field.type === 'FieldTypeof') return 'TYPEOF';
    if (field.type !== 'FieldFunctionExpression') continue;
    const name = field.functionName.toUpperCase();
    if (name === 'FIELDS') return 'FIELDS()';
    if (AGGREGATES.has(name)) return 'Aggregate functions';
  }
  return undefined;
}

function compound({ shown }: Answer): string | undefined {
  const isCompound = flatColumns(shown).some(({ kind }) => kind === 'compound');
  return isCompound ? 'Selecting compound data' : undefined;
}
