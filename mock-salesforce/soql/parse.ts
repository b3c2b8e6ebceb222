/**
 * Reads SOQL. The grammar is the library's; what comes out of it is brought into the mock's own shape, and its
 * exceptions into the original's error texts.
 */
import type {
  FieldType,
  OrderByClause,
  ConditionWithValueQuery as ParsedCondition,
  Query as ParsedQuery,
  Subquery,
} from '@jetstreamapp/soql-parser-js';
import { failure } from '../errors.ts';
import { SOQL_CHARACTERS, SOQL_OFFSET_ROWS } from '../limits.ts';
import { conditionOf } from './conditions.ts';
import { soqlLibrary } from './library.ts';
import type { Comparison, Literal, LiteralKind, Operator, OrderItem, Query, SelectItem } from './query.ts';
import { Statements } from './statements.ts';
import { errorAt, offsetOf, SoqlError } from './syntax-error.ts';
import { unexpectedToken } from './unexpected-token.ts';

const statements = new Statements();

/** @throws SoqlError when the statement is not SOQL, or uses a part of it that the mock does not know */
export function parse(text: string): Query {
  if (text.length > SOQL_CHARACTERS) {
    const reason = `SOQL statements cannot be longer than ${SOQL_CHARACTERS} characters.`;
    throw new SoqlError(failure('malformedQuery', { reason }));
  }
  return statements.query(text, (whole) => queryOf(whole, parsed(whole)));
}

function parsed(text: string): ParsedQuery {
  try {
    return soqlLibrary().parseQuery(text);
  } catch (error) {
    throw unexpectedToken(text, error as Error);
  }
}

function queryOf(text: string, query: ParsedQuery | Subquery): Query {
  const unsupported = (what: string) =>
    errorAt(text, offsetOf(text, what), 'malformedQuery', {
      reason: `${what} is not supported by this mock`,
    });
  if (query.groupBy !== undefined) throw unsupported('GROUP');
  if (query.having !== undefined) throw unsupported('HAVING');
  const offset = query.offset ?? 0;
  if (offset > SOQL_OFFSET_ROWS) {
    const reason = `Maximum SOQL offset allowed is ${SOQL_OFFSET_ROWS}`;
    throw errorAt(text, offsetOf(text, 'OFFSET'), 'offsetTooLarge', { reason });
  }
  const isCount = isCountQuery(query);
  const object = 'relationshipName' in query ? query.relationshipName : (query.sObject ?? '');
  const prefixes = [query.sObjectAlias ?? object, object].map((name) => name.toLowerCase());
  const pathOf = (path: string) => withoutPrefix(path.split('.'), prefixes);
  const read = (condition: ParsedCondition) => comparisonOf(text, condition, pathOf);
  return {
    text,
    object,
    isCount,
    select: isCount ? [] : (query.fields ?? []).map((field) => selectItem(text, field, pathOf, unsupported)),
    where:
      query.where === undefined
        ? undefined
        : conditionOf(query.where, read, (token) => unexpected(text, token)),
    orderBy: [query.orderBy ?? []].flat().map((item) => orderItem(item, pathOf, unsupported)),
    limit: query.limit,
    offset,
  };
}

type PathOf = (path: string) => readonly string[];
type Unsupported = (what: string) => SoqlError;

function isCountQuery(query: ParsedQuery | Subquery): boolean {
  const [only, ...rest] = query.fields ?? [];
  return (
    rest.length === 0 &&
    only?.type === 'FieldFunctionExpression' &&
    only.functionName.toUpperCase() === 'COUNT' &&
    (only.parameters?.length ?? 0) === 0
  );
}

function selectItem(text: string, field: FieldType, pathOf: PathOf, unsupported: Unsupported): SelectItem {
  switch (field.type) {
    case 'Field':
      return { kind: 'path', path: pathOf(field.field) };
    case 'FieldRelationship':
      return { kind: 'path', path: pathOf([...field.relationships, field.field].join('.')) };
    case 'FieldSubquery':
      return {
        kind: 'children',
        relationship: field.subquery.relationshipName,
        query: queryOf(text, field.subquery),
      };
    case 'FieldFunctionExpression': {
      const which = String(field.parameters?.[0]).toUpperCase();
      const isKnown = which === 'ALL' || which === 'STANDARD' || which === 'CUSTOM';
      if (field.functionName.toUpperCase() === 'FIELDS' && isKnown) return { kind: 'fields', which };
      throw unsupported(field.functionName);
    }
    default:
      throw unsupported('TYPEOF');
  }
}

function orderItem(item: OrderByClause, pathOf: PathOf, unsupported: Unsupported): OrderItem {
  if (!('field' in item)) throw unsupported('ORDER');
  return { path: pathOf(item.field), descending: item.order === 'DESC', nullsLast: item.nulls === 'LAST' };
}

function comparisonOf(text: string, condition: ParsedCondition, pathOf: PathOf): Comparison {
  const operator = ('operator' in condition ? condition.operator.toUpperCase() : '') as Operator;
  if (!('field' in condition) || !OPERATORS.has(operator)) {
    const what = OPERATORS.has(operator) ? 'A function' : operator;
    const reason = `${what} in a condition is not supported by this mock`;
    throw errorAt(text, offsetOf(text, 'WHERE'), 'malformedQuery', { reason });
  }
  const path = pathOf(condition.field);
  if ('valueQuery' in condition) {
    return { kind: 'compare', path, operator, literals: [], query: queryOf(text, condition.valueQuery) };
  }
  const types = [condition.literalType].flat();
  const literals = [condition.value].flat().map((one, i) => literalOf(one, types[i] ?? types[0]));
  return { kind: 'compare', path, operator, literals };
}

const OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'LIKE', 'IN', 'NOT IN']);

const LITERAL_KINDS: Readonly<Record<string, LiteralKind>> = {
  STRING: 'string',
  INTEGER: 'number',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  NULL: 'null',
  DATE: 'date',
  DATETIME: 'datetime',
  DATE_LITERAL: 'period',
  DATE_N_LITERAL: 'period',
};

function literalOf(text: string, type: string | undefined): Literal {
  const kind = LITERAL_KINDS[type ?? ''] ?? 'number';
  if (kind !== 'string') return { kind, text: kind === 'number' ? text.replace(/^[A-Z]{3}/i, '') : text };
  return { kind, text: text.slice(1, -1) };
}

/** `c.Name` in `FROM Contact c`, and `Contact.Name` in `FROM Contact`, are `Name`. */
function withoutPrefix(path: readonly string[], prefixes: readonly string[]): readonly string[] {
  return path.length > 1 && prefixes.includes(path[0]!.toLowerCase()) ? path.slice(1) : path;
}

function unexpected(text: string, token: string): SoqlError {
  return errorAt(text, offsetOf(text, token), 'malformedQuery', { reason: `unexpected token: '${token}'` });
}
