/** What people, integrations and jobs do in a storm. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import type { Cast } from './cast.ts';
import { maybe, pick } from './chance.ts';
import { inStorm, STORM, STORM_HOURS } from './storm.ts';

type WorkloadInput = NonNullable<ScenarioInput['workload']>[number];

export function drawWorkload(stream: Stream, cast: Cast): WorkloadInput {
  switch (stream.int(0, 11)) {
    case 0:
    case 1:
      return drawMassUpdate(stream, cast);
    case 2:
      return drawScores(stream);
    case 3:
    case 4:
      return drawEndings(stream);
    case 5:
      return stream.chance(0.7) ? drawMembers(stream) : drawTasks(stream);
    case 6:
      return stream.chance(0.5) ? drawRename(stream) : drawOtherEdits(stream, cast);
    default:
      return drawEdits(stream, cast);
  }
}

function drawScores(stream: Stream): WorkloadInput {
  return {
    kind: 'account-score',
    everyMinutes: stream.int(10, 120),
    moves: stream.int(1, 10) / 10,
    forHours: STORM_HOURS,
    ...maybe(stream, 0.3, () => ({
      write: pick(stream, ['band', 'every-change'] as const),
      maxStep: stream.int(1, 30),
      overMinutes: stream.int(0, 60),
      engagedAtStart: 1,
      engagedPerDay: 0.5,
    })),
  };
}

function drawEndings(stream: Stream): WorkloadInput {
  return {
    kind: 'endings',
    ending: pick(stream, ['convert', 'merge', 'delete', 'undelete'] as const),
    object: pick(stream, ['Lead', 'Contact', 'Account'] as const),
    perHour: stream.int(1, 20),
    ...STORM,
  };
}

function drawMembers(stream: Stream): WorkloadInput {
  return {
    kind: 'campaign-members',
    campaign: 0,
    members: stream.int(1, 200),
    afterHours: inStorm(stream),
    ...maybe(stream, 0.5, () => ({ writers: stream.int(2, 5), status: 'Responded' })),
  };
}

/** Others write tasks of the first account, which lock it. */
function drawTasks(stream: Stream): WorkloadInput {
  return {
    kind: 'account-tasks',
    account: 0,
    tasks: stream.int(1, 100),
    afterHours: inStorm(stream),
    ...maybe(stream, 0.7, () => ({ open: stream.chance(0.5), writers: stream.int(2, 5) })),
  };
}

function drawMassUpdate(stream: Stream, { customObjects }: Cast): WorkloadInput {
  return {
    kind: 'mass-update',
    ...pick(stream, [
      { object: 'Account', field: 'Phone' },
      { object: 'Lead', field: 'Phone' },
      { object: 'Contact', field: 'Phone' },
      { object: 'Opportunity', field: 'NextStep' },
      { object: 'Lead', field: 'Title', value: pick(stream, ['Everybody', null]) },
      { object: 'Contact', field: 'DoNotCall', value: stream.chance(0.5) },
      { object: 'Account', field: 'Account_Score__c', value: 7 },
      ...customObjects.map(({ name }) => ({ object: name, field: 'Serial__c' })),
    ]),
    records: stream.int(1, 600),
    afterHours: stream.int(0, 5),
    overMinutes: stream.int(0, 50),
    silent: stream.chance(0.2),
  };
}

/** A value is called otherwise from then on; forms and records in Marketo hold the old one for a while. */
function drawRename(stream: Stream): WorkloadInput {
  const [object, field, from] = pick(stream, [
    ['Lead', 'LeadSource', 'Partner Referral'],
    ['Contact', 'LeadSource', 'Partner Referral'],
    ['Account', 'Industry', 'Education'],
  ] as const);
  return { kind: 'rename-picklist-value', object, field, from, to: 'Renamed', afterHours: inStorm(stream) };
}

/** Objects that only come from Salesforce. */
function drawOtherEdits(stream: Stream, { customObjects }: Cast): WorkloadInput {
  const [object, field] = pick(stream, [
    ['Account', 'Industry'],
    ['Account', 'Name'],
    ['Opportunity', 'StageName'],
    ['Campaign', 'Status'],
    ['User', 'Title'],
    ...customObjects.map(({ name }) => [name, 'Serial__c'] as const),
  ] as const);
  return { kind: 'edits', side: 'salesforce', process: 'Edits', object, field, perHour: 100, ...STORM };
}

function drawEdits(stream: Stream, { fields }: Cast): WorkloadInput {
  const object = pick(stream, ['Lead', 'Contact'] as const);
  const own = fields.filter((field) => field.object === object).map(({ name }) => name);
  return {
    kind: 'edits',
    side: pick(stream, ['salesforce', 'marketo'] as const),
    process: 'Edits',
    object,
    field: pick(stream, ['Title', 'Phone', 'Email', 'LeadSource', 'DoNotCall', ...own]),
    perHour: stream.int(10, 1_000),
    newcomers: stream.chance(0.5),
    ...STORM,
  };
}

/** Web forms, and what sets off flow steps beside them. */
export function drawVisits(stream: Stream, { programs }: Cast): WorkloadInput {
  return {
    kind: 'form-fills',
    perHour: stream.int(5, 120),
    newPersons: stream.int(0, 10) / 10,
    withoutCompany: pick(stream, [0, 0, 0.2]),
    ...(programs[0] !== undefined && maybe(stream, 0.8, () => ({ program: programs[0]!.name }))),
    ...maybe(stream, 0.3, () => ({ form: 2 })),
    ...STORM,
  };
}
