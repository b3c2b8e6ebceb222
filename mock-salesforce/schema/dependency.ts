/** Custom dependent picklists: a picklist whose values depend on another picklist, or on a checkbox. */
import type { Value } from '../../engine/kernel/index.ts';
import type { Dependency, FieldSchema, ObjectSchema } from './types.ts';

/** The values that are valid for a controlling value; none without one. */
export function validValues({ valid }: Dependency, controlling: Value): readonly string[] {
  return controlling === null ? [] : (valid[String(controlling)] ?? []);
}

/** The values of a controlling field, in the order in which `validFor` counts them; a checkbox is unchecked first. */
export function controllingValues({ type, picklistValues = [] }: FieldSchema): readonly string[] {
  return type === 'boolean' ? ['false', 'true'] : picklistValues;
}

/** @throws Error when a dependent picklist names a controlling field that is none */
export function ensureControllers({ name, fields }: ObjectSchema): void {
  for (const { name: field, dependency } of fields) {
    if (dependency === undefined) continue;
    const controller = fields.find((one) => one.name === dependency.controllerName);
    if (controller?.type === 'picklist' || controller?.type === 'boolean') continue;
    throw new Error(`${name}.${field}: ${dependency.controllerName} is no picklist or checkbox of ${name}`);
  }
}

/** A field after a value of `renamed`, itself or the field that controls it, has got another name. */
export function withRenamedValue(field: FieldSchema, renamed: string, from: string, to: string): FieldSchema {
  const rename = (value: string): string => (value === from ? to : value);
  if (field.name === renamed) {
    const { picklistValues = [], defaultValue, dependency } = field;
    return {
      ...field,
      picklistValues: picklistValues.map(rename),
      ...(defaultValue === from && { defaultValue: to }),
      ...(dependency && { dependency: withValid(dependency, (key, values) => [key, values.map(rename)]) }),
    };
  }
  if (field.dependency?.controllerName !== renamed) return field;
  return { ...field, dependency: withValid(field.dependency, (key, values) => [rename(key), values]) };
}

function withValid(
  dependency: Dependency,
  change: (key: string, values: readonly string[]) => readonly [string, readonly string[]],
): Dependency {
  const entries = Object.entries(dependency.valid).map(([key, values]) => change(key, values));
  return { ...dependency, valid: Object.fromEntries(entries) };
}
