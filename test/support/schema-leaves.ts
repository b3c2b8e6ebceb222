/**
 * The dimensions of a zod schema by name: `org.saveMs`, `sync.order=push-first`, `workload[edits].perHour`. Every choice
 * of an enumeration, of a flag and of a union is a dimension of its own.
 */
import type { z } from 'zod';

type Type = z.core.$ZodType;
type Def = Readonly<Record<string, unknown>> & { readonly type: string };

/** All dimensions of a schema. */
export function dimensionsOf(schema: Type, path = ''): string[] {
  const { type, ...def } = defOf(schema);
  switch (type) {
    case 'object':
      return Object.entries(def.shape as Record<string, Type>).flatMap(([key, inner]) =>
        dimensionsOf(inner, path === '' ? key : `${path}.${key}`),
      );
    case 'array':
      return dimensionsOf(def.element as Type, path);
    case 'record':
      return dimensionsOf(def.valueType as Type, path);
    case 'union':
      return (def.options as Type[]).flatMap((option) => dimensionsOf(option, `${path}${labelOf(option)}`));
    case 'enum':
      return Object.values(def.entries as Record<string, string>).map((value) => `${path}=${value}`);
    case 'boolean':
      return [`${path}=false`, `${path}=true`];
    case 'literal':
      return [];
    default:
      return [path];
  }
}

/** The dimensions that a value says something of. */
export function dimensionsIn(schema: Type, value: unknown, path = ''): string[] {
  if (value === undefined) return [];
  const { type, ...def } = defOf(schema);
  switch (type) {
    case 'object': {
      const given = value as Record<string, unknown>;
      return Object.entries(def.shape as Record<string, Type>).flatMap(([key, inner]) =>
        dimensionsIn(inner, given[key], path === '' ? key : `${path}.${key}`),
      );
    }
    case 'array':
      return (value as unknown[]).flatMap((one) => dimensionsIn(def.element as Type, one, path));
    case 'record':
      return Object.values(value as object).flatMap((one) => dimensionsIn(def.valueType as Type, one, path));
    case 'union': {
      const option = (def.options as z.ZodType[]).find((one) => one.safeParse(value).success);
      return option === undefined ? [] : dimensionsIn(option, value, `${path}${labelOf(option)}`);
    }
    case 'enum':
    case 'boolean':
      return [`${path}=${value}`];
    case 'literal':
      return [];
    default:
      return [path];
  }
}

/** What a schema is beneath its defaults. */
function defOf(schema: Type): Def {
  const def = schema._zod.def as unknown as Def;
  return 'innerType' in def ? defOf(def.innerType as Type) : def;
}

/** An option of a union by the word that tells it from the others, or by its keys. */
function labelOf(option: Type): string {
  const { type, shape } = defOf(option);
  if (type !== 'object') return `[${type}]`;
  const entries = Object.entries(shape as Record<string, Type>);
  const literal = entries.map(([, inner]) => defOf(inner)).find((def) => def.type === 'literal');
  return `[${literal === undefined ? entries.map(([key]) => key).join(' ') : (literal.values as unknown[])[0]}]`;
}
