/** Formulas and conditions: the only door of this folder. */
export { ALWAYS, type CompiledCondition, compileCondition } from './conditions.ts';
export { type Compiled, compileFormula } from './evaluate.ts';
export { FormulaError } from './parse.ts';
export type { Condition, ConditionOperator, Sight } from './types.ts';
