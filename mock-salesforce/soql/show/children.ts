/** Subqueries of the SELECT list: which object and lookup a relationship (`Contacts` of Account) stands for. */
import type { Records } from '../../records.ts';
import { isGrouped } from '../grammar/expressions.ts';
import type { Query } from '../query.ts';
import type { Scope } from '../scope.ts';
import { errorAt } from '../syntax-error.ts';

export interface Children {
  /** The relationship's own spelling. */
  readonly name: string;
  readonly children: Records;
  /** The number of the lookup to the parent. */
  readonly lookup: number;
}

/** @throws SoqlError when the user sees no such children, or they are to be aggregated */
export function childrenOf(scope: Scope, parent: Records, query: Query): Children {
  if (query.isCount || isGrouped(query)) throw errorAt(scope.text, query.objectAt, 'aggregateInSubquery');
  const wanted = query.object.toLowerCase();
  for (const children of scope.org.objects) {
    if (!scope.permissions.seesObject(children)) continue;
    const lookup = children.schema.fields.findIndex(
      (field) =>
        field.childRelationshipName?.toLowerCase() === wanted &&
        field.referenceTo?.includes(parent.schema.name),
    );
    if (lookup >= 0 && scope.permissions.canRead(children, lookup)) {
      return { name: children.schema.fields[lookup]!.childRelationshipName!, children, lookup };
    }
  }
  throw errorAt(scope.text, query.objectAt, 'unknownChildren', { relationship: query.object });
}
