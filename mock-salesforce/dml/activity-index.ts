/**
 * Finds the activities of a record: they go into the recycle bin along with it (documented, Salesforce Help,
 * "Considerations for Deleting Accounts"). The index is made when a record is first deleted, kept up by the API's
 * writes from then on, and checked at every hit.
 */
import type { Value } from '../../engine/kernel/index.ts';
import type { Records } from '../records.ts';
import type { Row } from './check.ts';

/** The objects of activities, and the fields that tell what one is about. */
export const ACTIVITIES = ['Task', 'Event'] as const;
const ABOUT = ['WhoId', 'WhatId'];

type Index = Map<Value, Row[]>;

const indexes = new WeakMap<Records, Index>();

/** The living activities that are about a record. */
export function activitiesOf(activities: Records, id: string): Row[] {
  const rows = new Set(indexOf(activities).get(id));
  return [...rows].filter((row) => isAbout(activities, row, id));
}

/** What an activity is about was written. */
export function noteActivity(activities: Records, row: Row): void {
  const index = indexes.get(activities);
  if (index !== undefined) note(index, activities, row);
}

function isAbout(activities: Records, row: Row, id: string): boolean {
  if (row >= activities.count || activities.deleted[row] === 1) return false;
  return ABOUT.some((name) => activities.value(row, activities.field(name)) === id);
}

function indexOf(activities: Records): Index {
  const known = indexes.get(activities);
  if (known !== undefined) return known;
  const index: Index = new Map();
  for (let row = 0; row < activities.count; row += 1) note(index, activities, row);
  indexes.set(activities, index);
  return index;
}

function note(index: Index, activities: Records, row: Row): void {
  for (const name of ABOUT) {
    const id = activities.value(row, activities.field(name));
    if (id === null) continue;
    const rows = index.get(id);
    if (rows === undefined) index.set(id, [row]);
    else if (rows.at(-1) !== row) rows.push(row);
  }
}
