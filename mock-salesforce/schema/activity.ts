/** Task and Event: what was done with a person, and what is to be done. */

import {
  checkbox,
  field,
  integer,
  longText,
  lookup,
  object,
  owner,
  picklist,
  READ_ONLY,
  REQUIRED,
  text,
} from './fields.ts';
import { labelsOf, TASK_PRIORITIES, TASK_STATUSES } from './picklist-records.ts';

/** How activities call their owner (observed, apex-common issue 293). */
const ASSIGNED_TO = 'Assigned To ID';

/** The person (Lead or Contact) and the thing (account, opportunity, campaign) that an activity is about. */
function related(children: string) {
  return [
    lookup('WhoId', 'Name ID', ['Contact', 'Lead'], {
      childRelationshipName: children,
      cascadeDelete: true,
    }),
    lookup('WhatId', 'Related To ID', ['Account', 'Campaign', 'Opportunity'], {
      childRelationshipName: children,
      cascadeDelete: true,
    }),
    lookup('AccountId', 'Account ID', 'Account', READ_ONLY),
  ];
}

/** What the app keeps of an activity; over the API it is kept and does nothing. */
function kept() {
  return [
    checkbox('IsReminderSet', 'Reminder Set'),
    field('ReminderDateTime', 'Reminder Date/Time', 'datetime'),
    checkbox('IsRecurrence', 'Create Recurring Series', READ_ONLY),
  ];
}

export const TASK = object('Task', '00T', [
  ...related('Tasks'),
  text('Subject', 'Subject', 255, { nameField: true }),
  field('ActivityDate', 'Due Date Only', 'date'),
  picklist('Status', 'Status', labelsOf(TASK_STATUSES), { ...REQUIRED, defaultValue: 'Not Started' }),
  picklist('Priority', 'Priority', labelsOf(TASK_PRIORITIES), { ...REQUIRED, defaultValue: 'Normal' }),
  checkbox('IsHighPriority', 'High Priority', READ_ONLY),
  owner(['Group', 'User'], ASSIGNED_TO),
  longText('Description', 'Description', 32_000),
  picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other'], { length: 40 }),
  checkbox('IsClosed', 'Closed', READ_ONLY),
  checkbox('IsArchived', 'Archived', READ_ONLY),
  picklist('TaskSubtype', 'Task Subtype', ['Task', 'Email', 'ListEmail', 'Call'], {
    defaultValue: 'Task',
    updateable: false,
    restrictedPicklist: true,
  }),
  field('CompletedDateTime', 'Completed Date/Time', 'datetime', READ_ONLY),
  picklist('CallType', 'Call Type', ['Internal', 'Inbound', 'Outbound'], { length: 40 }),
  integer('CallDurationInSeconds', 'Call Duration'),
  text('CallDisposition', 'Call Result', 255),
  text('CallObject', 'Call Object Identifier', 255),
  ...kept(),
]);

export const EVENT = object('Event', '00U', [
  ...related('Events'),
  text('Subject', 'Subject', 255, { nameField: true }),
  text('Location', 'Location', 255),
  checkbox('IsAllDayEvent', 'All-Day Event'),
  field('ActivityDateTime', 'Due Date Time', 'datetime'),
  field('ActivityDate', 'Due Date Only', 'date'),
  integer('DurationInMinutes', 'Duration'),
  field('StartDateTime', 'Start Date Time', 'datetime'),
  field('EndDateTime', 'End Date Time', 'datetime'),
  longText('Description', 'Description', 32_000),
  owner(['User'], ASSIGNED_TO),
  picklist('Type', 'Type', ['Call', 'Email', 'Meeting', 'Other'], { length: 40 }),
  checkbox('IsPrivate', 'Private'),
  picklist('ShowAs', 'Show Time As', ['Busy', 'OutOfOffice', 'Free'], {
    defaultValue: 'Busy',
    restrictedPicklist: true,
  }),
  checkbox('IsChild', 'Is Child', READ_ONLY),
  checkbox('IsGroupEvent', 'Is Group Event', READ_ONLY),
  picklist('EventSubtype', 'Event Subtype', ['Event'], { ...READ_ONLY, defaultValue: 'Event' }),
  ...kept(),
]);
