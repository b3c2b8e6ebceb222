/**
 * Validation rules: a condition that must not hold of a saved record. The error has the rule's own text (observed,
 * salesforce-api fact sheet 3, FIELD_CUSTOM_VALIDATION_EXCEPTION).
 */
import { type ApiError, failure } from '../errors.ts';
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

/** The error of the first rule that a record breaks, or undefined. */
export function brokenRule(rules: readonly CompiledRule[], sight: Sight): ApiError | undefined {
  for (const { rule, condition } of rules) {
    if (!condition.test(sight)) continue;
    const fields = rule.errorDisplayField === undefined ? [] : [rule.errorDisplayField];
    return failure('validationRule', { message: rule.errorMessage }, fields);
  }
  return undefined;
}
