/** Names and figures that several parts of the scenario file use. */
import { z } from 'zod';
import { SYNC_ORDER } from '../../engine/sync/index.ts';

/** The objects of the sync, in the default order of a cycle. */
export const OBJECTS = SYNC_ORDER;

export type StandardObject = (typeof OBJECTS)[number];
/** A standard object of the sync, or a custom one of the org. */
export type ObjectName = string;

export const standardObject = z.enum(OBJECTS);
/** Whether the org has the object is checked when all of the scenario is known. */
export const objectName = z.string().regex(/^[A-Za-z]\w*$/, 'expected the API name of an object');
export const customName = z
  .string()
  .regex(/^[A-Za-z]\w*__c$/, 'expected the API name of a custom field or object, ending in __c');
export const fieldPath = z
  .string()
  .regex(/^[A-Za-z]\w*\.[A-Za-z]\w*$/, 'expected Object.Field, for instance Contact.Phone');
export const fieldValue = z.union([z.string(), z.number(), z.boolean()]);
export const share = z.number().min(0).max(1);
export const count = z.int().min(0).max(5_000_000);
export const afterHours = z
  .number()
  .min(0)
  .max(10_000)
  .default(0)
  .describe('Hours after the start of the run');
