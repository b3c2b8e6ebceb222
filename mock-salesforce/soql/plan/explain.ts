/** `explain`: the plans that a query could be run by, the one that it is run by first. */
import type { Records } from '../../records.ts';
import { Finder } from '../find-rows.ts';
import type { Condition, Query } from '../query.ts';
import type { Scope } from '../scope.ts';
import { readableField } from '../scope.ts';
import { accessesOf } from './access.ts';
import { sizeOf } from './candidates.ts';
import { indexCost, scanCost } from './cost.ts';
import { indexOf } from './indexes.ts';

/** A plan as the REST API tells it (documented, REST guide "Query", explain). */
export interface QueryPlan {
  /** Records that the leading operation would give. */
  readonly cardinality: number;
  readonly fields: readonly string[];
  readonly leadingOperationType: 'Index' | 'TableScan';
  readonly notes: readonly PlanNote[];
  readonly relativeCost: number;
  readonly sobjectCardinality: number;
  readonly sobjectType: string;
}

interface PlanNote {
  readonly description: string;
  readonly fields: readonly string[];
  readonly tableEnumOrId: string;
}

export function explain(scope: Scope, records: Records, query: Query): QueryPlan[] {
  const finder = new Finder(scope, records, query);
  const sobjectType = records.schema.name;
  const sobjectCardinality = records.count - records.deletions.size;
  const notes = notesOf(scope, records, query.where);
  const rest = { notes, sobjectCardinality, sobjectType };
  const indexed = accessesOf(scope, records, query.where, 0).map(
    ({ fields, index, candidates }): QueryPlan => {
      const cardinality = sizeOf(candidates);
      const relativeCost = indexCost(cardinality, sobjectCardinality, index);
      return { cardinality, fields, leadingOperationType: 'Index', relativeCost, ...rest };
    },
  );
  const cardinality = indexed[0]?.cardinality ?? finder.findAll().length;
  const relativeCost = scanCost(cardinality, sobjectCardinality);
  const scan: QueryPlan = {
    cardinality,
    fields: [],
    leadingOperationType: 'TableScan',
    relativeCost,
    ...rest,
  };
  return [...indexed, scan].sort((a, b) => a.relativeCost - b.relativeCost);
}

/** The filters that no index serves; IsDeleted is one of every query that does not ask for deleted records. */
function notesOf(scope: Scope, records: Records, where: Condition | undefined): PlanNote[] {
  const filtered = scope.withDeleted ? [] : ['IsDeleted'];
  const names = new Set([...filtered, ...unindexedIn(scope, records, where)]);
  return [...names].map((name) => ({
    description: 'Not considering filter for optimization because unindexed',
    fields: [name],
    tableEnumOrId: records.schema.name,
  }));
}

function unindexedIn(scope: Scope, records: Records, condition: Condition | undefined): string[] {
  if (condition === undefined) return [];
  if (condition.kind === 'not') return unindexedIn(scope, records, condition.part);
  if (condition.kind !== 'compare')
    return condition.parts.flatMap((part) => unindexedIn(scope, records, part));
  const { left } = condition;
  if (left.kind === 'call' || left.path.length !== 1) return [];
  const field = records.schema.fields[readableField(scope, records, left.path[0]!)];
  return field === undefined || indexOf(field) !== undefined ? [] : [field.name];
}
