/** Compiles conditions: the data that a scenario writes down becomes a test of a record. */
import type { Value } from '../../../engine/kernel/index.ts';
import { compileFormula } from './evaluate.ts';
import { isBlank, isSame, order } from './functions.ts';
import type { Condition, ConditionOperator, Sight } from './types.ts';

/** A condition ready to be tested. */
export interface CompiledCondition {
  /** The paths it reads. */
  readonly paths: readonly string[];
  test(sight: Sight): boolean;
}

/** What is always true. */
export const ALWAYS: CompiledCondition = { paths: [], test: () => true };

/** @throws FormulaError when a formula in it does not parse */
export function compileCondition(condition: Condition): CompiledCondition {
  if ('formula' in condition) {
    const { paths, compute } = compileFormula(condition.formula);
    return { paths, test: (sight) => compute(sight) === true };
  }
  if ('not' in condition) {
    const { paths, test } = compileCondition(condition.not);
    return { paths, test: (sight) => !test(sight) };
  }
  if ('all' in condition) {
    const parts = condition.all.map(compileCondition);
    return { paths: pathsOf(parts), test: (sight) => parts.every((part) => part.test(sight)) };
  }
  if ('any' in condition) {
    const parts = condition.any.map(compileCondition);
    return { paths: pathsOf(parts), test: (sight) => parts.some((part) => part.test(sight)) };
  }
  const { field, operator, value } = condition;
  return { paths: [field], test: (sight) => compares(sight.read(field), operator, value) };
}

function pathsOf(parts: readonly CompiledCondition[]): string[] {
  return [...new Set(parts.flatMap((part) => part.paths))];
}

function compares(own: Value, operator: ConditionOperator, value: Value | readonly Value[]): boolean {
  const found = plain(own);
  if (isList(value)) {
    const isIn = value.some((one) => isSame(found, plain(one)));
    return operator === 'in' ? isIn : !isIn;
  }
  return comparesOne(found, operator, plain(value));
}

function comparesOne(found: Value, operator: ConditionOperator, wanted: Value): boolean {
  switch (operator) {
    case '=':
    case 'in':
      return isSame(found, wanted);
    case '!=':
    case 'notIn':
      return !isSame(found, wanted);
    case 'contains':
      return !isBlank(found) && String(found).includes(String(wanted));
    case 'startsWith':
      return !isBlank(found) && String(found).startsWith(String(wanted));
    default:
      return !isBlank(found) && !isBlank(wanted) && isOrdered(order(found, wanted), operator);
  }
}

function isOrdered(sign: number, operator: '<' | '<=' | '>' | '>='): boolean {
  if (operator === '<') return sign < 0;
  if (operator === '<=') return sign <= 0;
  return operator === '>' ? sign > 0 : sign >= 0;
}

function isList(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

/** Texts compare without regard to case. */
function plain(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
