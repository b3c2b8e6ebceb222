/**
 * `query?columns=true`: what the Salesforce CLI asks a second time for every query. It is not documented; the CLI
 * reads `columnName`, `displayName`, `aggregate` and `joinColumns` (observed, plugin-data 5.1).
 */
import type { Org } from '../org.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Answer } from '../soql/index.ts';
import type { Shown } from '../soql/projection.ts';

interface ColumnMetadata {
  readonly aggregate: boolean;
  readonly apexType: string | null;
  readonly booleanType: boolean;
  readonly columnName: string;
  readonly custom: boolean;
  readonly displayName: string;
  readonly foreignKeyName: string | null;
  readonly insertable: boolean;
  readonly joinColumns: readonly ColumnMetadata[];
  readonly numberType: boolean;
  readonly textType: boolean;
  readonly updatable: boolean;
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);

/** The columns of an answer, nested as its records are. */
export function columnMetadata(org: Org, answer: Answer): object {
  const columns = answer.shown.map(columnOf);
  return {
    columnMetadata: columns,
    entityName: answer.object,
    groupBy: false,
    idSelected: columns.some(({ columnName }) => columnName === 'Id'),
    keyPrefix: org.object(answer.object).schema.keyPrefix,
  };
}

function columnOf(shown: Shown): ColumnMetadata {
  if (shown.kind === 'field') return fieldColumn(shown.field);
  if (shown.kind === 'parent') return nested(shown.step.name, false, shown.shown.map(columnOf));
  const inner = shown.query.select.flatMap((item) =>
    item.kind === 'path' ? [nested(item.path.join('.'), false, [])] : [],
  );
  return nested(shown.name, true, inner);
}

function fieldColumn(field: FieldSchema): ColumnMetadata {
  const isNumber = NUMBERS.has(field.type);
  const isBoolean = field.type === 'boolean';
  return {
    ...nested(field.name, false, []),
    apexType: isBoolean ? 'Boolean' : isNumber ? 'Double' : 'String',
    booleanType: isBoolean,
    custom: field.custom ?? false,
    insertable: field.createable !== false,
    numberType: isNumber,
    textType: !isNumber && !isBoolean,
    updatable: field.updateable !== false,
  };
}

function nested(name: string, aggregate: boolean, joinColumns: readonly ColumnMetadata[]): ColumnMetadata {
  return {
    aggregate,
    apexType: null,
    booleanType: false,
    columnName: name,
    custom: false,
    displayName: name,
    foreignKeyName: null,
    insertable: false,
    joinColumns,
    numberType: false,
    textType: false,
    updatable: false,
  };
}
