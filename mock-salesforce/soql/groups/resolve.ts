/** Expressions of a group: what it is grouped by, what is aggregated over its records, whether it is a subtotal. */
import type { Records } from '../../records.ts';
import { AGGREGATES } from '../grammar/expressions.ts';
import { type Expression, type FunctionCall, textOf } from '../query.ts';
import type { Scope } from '../scope.ts';
import { errorAt } from '../syntax-error.ts';
import { applied, type Readable, type Resolve, resolveExpression } from '../values/expressions.ts';
import { type Aggregate, aggregateOf } from './aggregates.ts';
import type { Partition } from './partition.ts';

/** How a group's expression is refused: in ORDER BY the original words it otherwise. */
type Refusal = 'notGrouped' | 'orderNotGrouped';

/** Resolves the expressions of groups; each aggregate is computed once. */
export function groupResolver(
  scope: Scope,
  records: Records,
  rows: Int32Array,
  { rounds, groups }: Partition,
  grouped: ReadonlyMap<string, Readable>,
): (refusal: Refusal) => Resolve {
  const names = [...grouped.keys()];
  const known = new Map<string, Readable>();

  function resolve(expression: Expression, refusal: Refusal): Readable {
    const text = textOf(expression).toLowerCase();
    const found = known.get(text) ?? compute(expression, text, refusal);
    known.set(text, found);
    return found;
  }

  function compute(expression: Expression, text: string, refusal: Refusal): Readable {
    const place = names.indexOf(text);
    if (place >= 0) {
      return { field: grouped.get(text)!.field, read: (group) => groups[group]!.values[place]! };
    }
    if (expression.kind === 'call' && expression.argument !== undefined) {
      const { name, argument } = expression;
      if (AGGREGATES.has(name)) return aggregated(expression, argument);
      if (name === 'GROUPING') return grouping(argument);
      if (name === 'FORMAT' || name === 'TOLABEL' || name === 'CONVERTCURRENCY') {
        return applied(scope, expression, resolve(argument, refusal));
      }
    }
    resolveExpression(scope, records, expression);
    throw errorAt(scope.text, expression.at, refusal, { field: textOf(expression) });
  }

  function aggregated(call: FunctionCall, argument: Expression): Readable {
    const { field, read } = resolveExpression(scope, records, argument);
    const aggregate: Aggregate | undefined = aggregateOf(call.name, field);
    if (aggregate === undefined) {
      const gaps = { field: field.name, operator: call.name };
      throw errorAt(scope.text, call.at, 'notAggregatable', gaps);
    }
    for (const { groupOf } of rounds) {
      for (let place = 0; place < rows.length; place += 1) {
        aggregate.add(groupOf[place]!, read(rows[place]!));
      }
    }
    return { field: aggregate.field, read: (group) => aggregate.result(group) };
  }

  /** 1 for a subtotal over all values of an expression, else 0 (documented, "GROUPING()"). */
  function grouping(argument: Expression): Readable {
    const place = names.indexOf(textOf(argument).toLowerCase());
    if (place < 0) throw errorAt(scope.text, argument.at, 'notGrouped', { field: textOf(argument) });
    const field = { name: 'GROUPING', label: 'GROUPING', type: 'int' as const };
    return { field, read: (group) => (groups[group]!.uses[place] ? 0 : 1) };
  }

  return (refusal) => (expression) => resolve(expression, refusal);
}
