/**
 * Validation rules: a condition that must not hold of a saved record. The error has the rule's own text (observed,
 * salesforce-api fact sheet 3, FIELD_CUSTOM_VALIDATION_EXCEPTION), and every broken rule has one (observed, jsforce
 * issue 861).
 */
import { type ApiError, failure, together } from '../errors.ts';
import type { CompiledCondition, Condition, Sight } from './expressions/index.ts';

/** A rule as the Metadata API has it. */
export interface ValidationRule {
  readonly name: string;
  readonly object: string;
  /** What must not be true of a record. */
  readonly errorCondition: Condition;
  readonly errorMessage: string;
  /** The field that the error stands at; none: at the top of the page. */
  readonly errorDisplayField?: string;
  /** True unless given. */
  readonly active?: boolean;
}

/** A rule ready to be tested. */
export interface CompiledRule {
  readonly rule: ValidationRule;
  readonly condition: CompiledCondition;
}

/** The error of the first rule that a record breaks, with those of the others; undefined when it breaks none. */
export function brokenRules(rules: readonly CompiledRule[], sight: Sight): ApiError | undefined {
  return together(rules.filter(({ condition }) => condition.test(sight)).map(errorOf));
}

function errorOf({ rule: { errorMessage, errorDisplayField } }: CompiledRule): ApiError {
  const fields = errorDisplayField === undefined ? [] : [errorDisplayField];
  return failure('validationRule', { message: errorMessage }, fields);
}
