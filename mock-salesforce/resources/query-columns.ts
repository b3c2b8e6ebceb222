/**
 * `query?columns=true`: what the Salesforce CLI asks a second time for every query. It is not documented; the CLI
 * reads `columnName`, `displayName`, `aggregate` and `joinColumns` (observed, plugin-data 5.1).
 */
import type { Org } from '../org.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { Answer, Shown } from '../soql/index.ts';

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
  const columns = answer.shown.map((one) => columnOf(one, answer.isGrouped));
  return {
    columnMetadata: columns,
    entityName: answer.object,
    groupBy: answer.isGrouped,
    idSelected: columns.some(({ columnName }) => columnName === 'Id'),
    keyPrefix: org.object(answer.object).schema.keyPrefix,
  };
}

function columnOf(shown: Shown, isGrouped = false): ColumnMetadata {
  switch (shown.kind) {
    case 'field':
      return fieldColumn(shown.name, shown.field, isGrouped && shown.name !== shown.field.name);
    case 'parent':
      return nested(
        shown.step.name,
        false,
        shown.shown.map((one) => columnOf(one)),
      );
    case 'children':
      return nested(
        shown.name,
        true,
        shown.shown.map((one) => columnOf(one)),
      );
    default:
      return nested(
        shown.step.name,
        false,
        shown.otherwise.map((one) => columnOf(one)),
      );
  }
}

function fieldColumn(name: string, field: FieldSchema, aggregate: boolean): ColumnMetadata {
  const isNumber = NUMBERS.has(field.type);
  const isBoolean = field.type === 'boolean';
  return {
    ...nested(name, aggregate, []),
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
