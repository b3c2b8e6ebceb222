/** The sync of a scenario: every parameter of the engine's table, and what an administrator does with the sync. */
import { z } from 'zod';
import {
  LARGEST_TURN,
  OBJECT_PARAMETERS,
  type ObjectParameter,
  type Parameter,
  SYNC_PARAMETERS,
  type SyncSettings,
  type ValueOf,
} from '../../engine/sync/index.ts';
import { fieldValue, OBJECTS, objectName } from './names.ts';

/** A field with its default, as the table says. */
type FieldFor<P extends Parameter> = z.ZodDefault<z.ZodType<ValueOf<P>, ValueOf<P>>>;

type Fields = { [K in keyof SyncSettings]: FieldFor<(typeof SYNC_PARAMETERS)[K]> };

const parameters = Object.fromEntries(
  Object.entries<Parameter>(SYNC_PARAMETERS).map(([name, parameter]) => [name, fieldFor(parameter)]),
) as unknown as Fields;

function fieldFor(parameter: Parameter): z.ZodType {
  return typeOf(parameter).default(parameter.default).describe(told(parameter));
}

function told({ meaning, confidence, source }: Parameter | ObjectParameter): string {
  return `${meaning} (${confidence}: ${source})`;
}

function typeOf(parameter: Parameter): z.ZodType {
  switch (parameter.kind) {
    case 'integer':
      return z.int().min(parameter.min).max(parameter.max);
    case 'number':
      return z.number().min(parameter.min).max(parameter.max);
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(parameter.choices);
  }
}

export const sync = z.strictObject({
  ...parameters,
  first: z
    .boolean()
    .default(false)
    .describe('Whether the run begins with the first sync: Marketo is empty, every record of the org waits'),
  disabled: z
    .array(z.strictObject({ afterHours: z.number().min(0), forHours: z.number().min(0) }))
    .default([])
    .describe('When an administrator has the sync switched off, in hours after the start'),
  objects: z
    .array(objectName)
    .refine(
      (order) => new Set(order).size === order.length && OBJECTS.every((name) => order.includes(name)),
      {
        error: `expected each of ${OBJECTS.join(', ')} once, and custom objects where you want them`,
      },
    )
    .default([...OBJECTS])
    .describe(told(OBJECT_PARAMETERS.objects)),
  filters: z
    .array(
      z.strictObject({
        object: objectName,
        field: z.string(),
        value: fieldValue,
        indexed: z.boolean().default(true).describe('A field without an index makes each query slow (S2)'),
      }),
    )
    .default([])
    .describe(
      'Custom sync filters: only records whose field holds the value sync (documented that it exists, S2)',
    ),
  turns: z
    .record(objectName, z.int().min(1).max(LARGEST_TURN))
    .default({})
    .describe(told(OBJECT_PARAMETERS.turns)),
});
