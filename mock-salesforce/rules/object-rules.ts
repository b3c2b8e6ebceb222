/** What the platform demands of the records of single objects as a whole, whatever the org's own rules say. */
import type { Value } from '../../engine/kernel/index.ts';
import { type ApiError, failure } from '../errors.ts';

/** Reads a field of the record as it would be. */
type Read = (field: string) => Value;

type Rule = (read: Read, isCreate: boolean) => ApiError | undefined;

const LEAD = '00Q';

/** An activity with a lead is about nothing else (documented, Object Reference, Task, WhatId; text reported by Zynbit). */
const ofLead: Rule = (read) => {
  const who = read('WhoId');
  if (typeof who !== 'string' || !who.startsWith(LEAD) || read('WhatId') === null) return undefined;
  return failure('leadWithWhat', {}, ['WhoId', 'WhatId']);
};

/** An event begins, and it lasts; a whole day does so by itself (documented, Object Reference, Event). */
const timed: Rule = (read, isCreate) => {
  if (!isCreate) return undefined;
  const isAllDay = read('IsAllDayEvent') === true;
  const given = (...fields: string[]) => fields.some((field) => read(field) !== null);
  const missing: string[] = [];
  if (!isAllDay && !given('DurationInMinutes', 'EndDateTime')) missing.push('DurationInMinutes');
  const start = ['ActivityDateTime', 'StartDateTime', ...(isAllDay ? ['ActivityDate'] : [])];
  if (!given(...start)) missing.push('ActivityDateTime');
  if (missing.length === 0) return undefined;
  return failure('requiredMissing', { fields: missing.join(', ') }, missing);
};

/** A member is a lead or a contact (documented, Object Reference, CampaignMember; that the code is this, assumed). */
const someone: Rule = (read, isCreate) => {
  if (!isCreate || read('LeadId') !== null || read('ContactId') !== null) return undefined;
  return failure('requiredMissing', { fields: 'LeadId' }, ['LeadId']);
};

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['Task', [ofLead]],
  ['Event', [timed, ofLead]],
  ['CampaignMember', [someone]],
]);

/** The error of the first of the object's rules that the record would break. */
export function objectRuleError(object: string, read: Read, isCreate: boolean): ApiError | undefined {
  for (const rule of RULES.get(object) ?? []) {
    const error = rule(read, isCreate);
    if (error !== undefined) return error;
  }
  return undefined;
}

/** Whether an object has such rules at all: most do not, and need no reader. */
export function hasRules(object: string): boolean {
  return RULES.has(object);
}
