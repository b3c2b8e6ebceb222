/** The SELECT list of groups: fields by their own names, functions by their aliases or as expr0, expr1, and so on. */

import { type Query, textOf } from '../query.ts';
import type { Scope } from '../scope.ts';
import type { ShownField } from '../show/projection.ts';
import { errorAt } from '../syntax-error.ts';
import type { Resolve } from '../values/expressions.ts';

export function shownOfGroups(scope: Scope, { select }: Query, resolve: Resolve): ShownField[] {
  const shown: ShownField[] = [];
  let unnamed = 0;
  for (const item of select) {
    if (item.kind === 'children') {
      throw errorAt(scope.text, item.query.objectAt, 'notGrouped', { field: item.query.object });
    }
    if (item.kind !== 'expression') {
      const field = item.kind === 'fields' ? `FIELDS(${item.which})` : item.relationship.join('.');
      throw errorAt(scope.text, item.at, 'notGrouped', { field });
    }
    const { expression, alias, aliasAt } = item;
    const { field, read } = resolve(expression);
    const isNamed = alias !== undefined || expression.kind === 'path';
    const name = alias ?? (isNamed ? field.name : `expr${unnamed++}`);
    if (shown.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
      throw errorAt(scope.text, aliasAt, 'aliasTwice', { alias: alias ?? textOf(expression) });
    }
    shown.push({ kind: 'field', name, field, column: undefined, read });
  }
  return shown;
}
