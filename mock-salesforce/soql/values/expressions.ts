/** Expressions of one record: a path, or a function of a path. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { Records } from '../../records.ts';
import { fiscalYearOf } from '../../schema/fiscal-year.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { AGGREGATES } from '../grammar/expressions.ts';
import { type Expression, type FunctionCall, textOf } from '../query.ts';
import type { Scope } from '../scope.ts';
import { errorAt, type SoqlError } from '../syntax-error.ts';
import { computeDate, DATE_FUNCTIONS } from './date-functions.ts';
import { formatted } from './format.ts';
import { resolvePath } from './paths.ts';
import { clockOf } from './time-zone.ts';

/** What can be read of a record or, in a grouped query, of a group. */
export interface Readable {
  /** The field, or what a function makes of it: its type says how values compare. */
  readonly field: FieldSchema;
  read(row: number): Value;
}

/** Resolves the expressions of one kind of row: records or groups. */
export type Resolve = (expression: Expression) => Readable;

/** @throws SoqlError when the user has no such field, or the function is not one of it */
export function resolveExpression(scope: Scope, records: Records, expression: Expression): Readable {
  if (expression.kind === 'path') return resolvePath(scope, records, expression);
  const { name, at } = expression;
  if (AGGREGATES.has(name)) throw errorAt(scope.text, at, 'aggregateInWhere', { name });
  if (expression.argument === undefined) throw unsuited(scope, expression, '');
  return applied(scope, expression, resolveExpression(scope, records, expression.argument));
}

/** A function of what was read. */
export function applied(scope: Scope, call: FunctionCall, of: Readable): Readable {
  const { field } = of;
  const date = DATE_FUNCTIONS[call.name];
  if (date !== undefined) {
    if (!date.of.has(field.type)) throw unsuited(scope, call, field.name);
    const result: FieldSchema = { name: field.name, label: field.label, type: date.result };
    const fiscal = fiscalYearOf(scope.org.options);
    const clock = isConverted(call) ? clockOf(scope) : undefined;
    return { field: result, read: (row) => computeDate(date, of.read(row), fiscal, clock) };
  }
  switch (call.name) {
    case 'TOLABEL':
      return of;
    case 'FORMAT': {
      const clock = clockOf(scope);
      return { field: { ...field, type: 'string' }, read: (row) => formatted(field, of.read(row), clock) };
    }
    case 'CONVERTTIMEZONE':
      if (field.type !== 'datetime') throw unsuited(scope, call, field.name);
      return of;
    case 'CONVERTCURRENCY':
      if (field.type !== 'currency') throw unsuited(scope, call, field.name);
      return of;
    default:
      throw unsuited(scope, call, field.name);
  }
}

/** `HOUR_IN_DAY(convertTimezone(CreatedDate))`: in the user's time; without it functions are of times in GMT. */
function isConverted({ argument }: FunctionCall): boolean {
  return argument?.kind === 'call' && argument.name === 'CONVERTTIMEZONE';
}

function unsuited(scope: Scope, call: FunctionCall, field: string): SoqlError {
  const name = call.name;
  return errorAt(scope.text, call.at, 'functionUnsuited', { name, field: field || textOf(call) });
}
