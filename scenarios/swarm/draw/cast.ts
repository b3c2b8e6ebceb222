/** What a scenario has of its own, beside the standard objects: the other draws name it. */
import type { Stream } from '../../../engine/kernel/index.ts';
import { OBJECTS, type ScenarioInput } from '../../schema.ts';
import { maybe, perhaps, pick } from './chance.ts';
import { inStorm } from './storm.ts';

type OrgInput = NonNullable<ScenarioInput['org']>;
export type FieldInput = NonNullable<OrgInput['fields']>[number];
export type CustomObjectInput = NonNullable<OrgInput['customObjects']>[number];

export interface Cast {
  /** Fields of leads and contacts that only this org has. */
  readonly fields: readonly FieldInput[];
  readonly customObjects: readonly CustomObjectInput[];
  readonly queues: readonly NonNullable<OrgInput['queues']>[number][];
  /** The programs that are synced. */
  readonly programs: readonly NonNullable<ScenarioInput['programs']>[number][];
}

const SHORT = 'LEFT(Serial__c, 3)';
const REGIONS = ['North', 'South', 'East', 'West'];

export function drawCast(stream: Stream): Cast {
  return {
    fields: [...drawPersonFields(stream), ...perhaps(stream, 0.3, drawOtherField)],
    customObjects: perhaps(stream, 0.3, drawCustomObject),
    queues: perhaps(stream, 0.5, () => ({
      name: 'Inside Sales',
      ...maybe(stream, 0.5, () => ({ objects: ['Lead', 'Task'], members: [0] })),
    })),
    programs: perhaps(stream, 0.3, () => ({
      name: 'Webinar',
      campaign: 0,
      ...maybe(stream, 0.3, () => ({ afterHours: inStorm(stream) })),
      ...maybe(stream, 0.3, () => ({ statuses: ['Sent', 'Visited', 'Responded'] })),
    })),
  };
}

/** A picklist that depends on the region. */
const ZONE: FieldInput = {
  ...{
    object: 'Lead',
    name: 'Zone__c',
    label: 'Zone',
    type: 'picklist',
    values: ['A', 'B'],
    restricted: true,
  },
  dependsOn: { field: 'Region__c', valid: { North: ['A'], South: ['A', 'B'] } },
};

/** A field that leads have, and mostly contacts too: both are one field of the person. */
function drawPersonFields(stream: Stream): FieldInput[] {
  return perhaps(stream, 0.5, drawField).flatMap((field) => [
    { object: 'Lead' as const, ...field },
    ...(field.type === 'picklist' ? perhaps(stream, 0.5, () => ZONE) : []),
    ...perhaps(stream, 0.7, () => ({ object: 'Contact' as const, ...field })),
  ]);
}

/** A field of any other object, which only comes from Salesforce. */
function drawOtherField(stream: Stream): FieldInput {
  const others = OBJECTS.filter((object) => object !== 'Lead' && object !== 'Contact');
  return { object: pick(stream, others), name: 'Note__c', label: 'Note', type: 'string' };
}

function drawField(stream: Stream): Omit<FieldInput, 'object'> {
  const named = { name: 'Region__c', label: 'Region' };
  return { ...named, ...drawType(stream) };
}

type Typed = Pick<FieldInput, 'type' | 'length' | 'values' | 'restricted'>;

function drawType(stream: Stream): Typed {
  const type = pick(stream, [
    ...(['string', 'string', 'double', 'int', 'currency', 'boolean', 'date', 'datetime'] as const),
    ...(['picklist', 'picklist', 'percent'] as const),
  ]);
  if (type === 'string') return { type, ...maybe(stream, 0.5, () => ({ length: 12 })) };
  if (type !== 'picklist') return { type };
  return { type, values: REGIONS, restricted: stream.chance(0.5) };
}

function drawCustomObject(stream: Stream): CustomObjectInput {
  return {
    name: 'Asset__c',
    label: 'Asset',
    parent: pick(stream, ['Contact', 'Lead', 'Account'] as const),
    records: stream.int(0, 200),
    fields: [
      { name: 'Serial__c', label: 'Serial', type: 'string' },
      ...perhaps(stream, 0.8, () => ({ name: 'Detail__c', label: 'Detail', ...drawType(stream) })),
      ...perhaps(stream, 0.2, () => ({
        name: 'Short__c',
        label: 'Short',
        type: 'string' as const,
        formula: SHORT,
      })),
    ],
  };
}
