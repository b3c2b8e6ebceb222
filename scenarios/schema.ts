/**
 * The scenario file: an org, an instance, a workload, a period. Every parameter of the sync stands in the engine's
 * table once, with its default, its range and its source. `documented` means Adobe or Salesforce say so, `reported`
 * that Marketo Support told a customer, `assumed` that no source was found and the value is ours, to be swept.
 * Source keys (S1, S8 …) are those under "Sources" in engine/sync/SPEC.md.
 */
import { z } from 'zod';
import { activitySync, campaigns, programs } from './schema/campaigns.ts';
import { fault } from './schema/fault.ts';
import { org } from './schema/org.ts';
import { sync } from './schema/sync.ts';
import { workload } from './schema/workload.ts';

export type { ScenarioCampaign } from './schema/campaigns.ts';
export { OBJECTS, type ObjectName, type StandardObject } from './schema/names.ts';
export type { Workload } from './schema/workload.ts';

const expectation = z.strictObject({
  measure: z.string().describe('Path into the result file: apiCalls.total, latency.background.maxMs'),
  equals: z.union([z.number(), z.string(), z.array(z.string())]).optional(),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  source: z.string().optional(),
});

/** A whole scenario, defaults filled in. */
export const scenarioSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case words joined by hyphens'),
  lesson: z.string().default(''),
  start: z.iso
    .datetime()
    .default('2026-01-05T00:00:00Z')
    .describe('First instant of the run, in UTC; the default is a Monday'),
  days: z.number().min(0.01).max(366).default(5),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  org: org.prefault({}),
  sync: sync.prefault({}),
  campaigns,
  programs,
  activitySync,
  workload: z.array(workload).default([]),
  faults: z.array(fault).default([]).describe('Trouble on the way to Salesforce'),
  practices: z
    .array(z.string())
    .default([])
    .describe('The best practices that this scenario is there to try'),
  expect: z.array(expectation).default([]),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Expectation = z.output<typeof expectation>;
