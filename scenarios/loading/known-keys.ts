/**
 * The keys that a scenario may have at a path, read from the schema itself, so that an unknown key can be answered
 * with the nearest known one.
 */
import { z } from 'zod';
import { scenarioSchema } from '../schema.ts';
import { isPlain, type Plain } from './merge.ts';

/** What a scenario file may have beside the scenario's own keys. */
export const EXTENDS = 'extends';

/** Keys allowed in the map at a path of a scenario; `value` is the scenario, which decides between kinds of workload. */
export function knownKeys(path: readonly PropertyKey[], value: unknown): readonly string[] {
  let schema: unknown = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' });
  let current = value;
  for (const step of path) {
    schema = stepInto(chosen(schema, current), step);
    current = (current as Record<PropertyKey, unknown> | undefined)?.[step];
  }
  const keys = keysOf(chosen(schema, current));
  return path.length === 0 ? [EXTENDS, ...keys] : keys;
}

function stepInto(schema: Plain, step: PropertyKey): unknown {
  if (typeof step === 'number') return schema.items;
  const properties = isPlain(schema.properties) ? schema.properties : {};
  return properties[String(step)] ?? schema.additionalProperties;
}

/** The branch of a union that the value's own `kind` points at. */
function chosen(schema: unknown, value: unknown): Plain {
  if (!isPlain(schema)) return {};
  const branches = schema.oneOf ?? schema.anyOf;
  if (!Array.isArray(branches)) return schema;
  const kind = isPlain(value) ? value.kind : undefined;
  const fits = (branch: Plain) => {
    const properties = isPlain(branch.properties) ? branch.properties : {};
    return isPlain(properties.kind) && properties.kind.const === kind;
  };
  return branches.filter(isPlain).find(fits) ?? {};
}

function keysOf(schema: Plain): readonly string[] {
  if (isPlain(schema.properties)) return Object.keys(schema.properties);
  const names = isPlain(schema.propertyNames) ? schema.propertyNames.enum : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}
