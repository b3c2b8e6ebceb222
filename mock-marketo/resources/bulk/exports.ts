/** Bulk export: the same six calls for leads, activities, program members, and each custom object. */
import { activityExport } from '../../bulk/activity-export.ts';
import { CONTENT_TYPES } from '../../bulk/formats.ts';
import { EXPORT_STATES, type ExportJob, type ExportPlan, type ExportState } from '../../bulk/jobs/index.ts';
import { leadExport } from '../../bulk/lead-export.ts';
import { memberExport } from '../../bulk/member-export.ts';
import { objectExport } from '../../bulk/object-export.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type FileAnswer, fileAnswer, noFile } from '../../http/file-answer.ts';
import {
  type Call,
  type Operation,
  READ_ACTIVITY,
  READ_CUSTOM_OBJECT,
  READ_LEAD,
} from '../../http/operation.ts';
import { paged } from '../paged.ts';
import { customObjectOf } from './custom-object.ts';

/** What one kind of export has of its own. */
interface Kind {
  readonly root: string;
  readonly permissions: readonly string[];
  /** What its jobs are of. @throws ApiFault 1013 for a custom object that there is not */
  readonly subjectOf: (call: Call) => string;
  /** @throws ApiFault for a body that asks for what cannot be had */
  readonly planOf: (call: Call) => ExportPlan;
}

const KINDS: readonly Kind[] = [
  {
    root: '/bulk/v1/leads/export',
    permissions: READ_LEAD,
    subjectOf: () => 'leads',
    planOf: ({ instance, body }) => leadExport(instance, body),
  },
  {
    root: '/bulk/v1/activities/export',
    permissions: READ_ACTIVITY,
    subjectOf: () => 'activities',
    planOf: ({ instance, body }) => activityExport(instance, body),
  },
  {
    root: '/bulk/v1/program/members/export',
    permissions: READ_LEAD,
    subjectOf: () => 'members',
    planOf: ({ instance, body }) => memberExport(instance, body),
  },
  {
    root: '/bulk/v1/customobjects/{apiName}/export',
    permissions: READ_CUSTOM_OBJECT,
    subjectOf: (call) => customObjectOf(call).subject,
    planOf: (call) => {
      const { subject, table } = customObjectOf(call);
      return objectExport(call.instance, subject, table.store, call.body);
    },
  },
];

function create(kind: Kind): Operation['handle'] {
  return (call) => {
    const job = call.instance.exports.create(kind.planOf(call), call.now);
    return { result: [job.item] };
  };
}

/** Does something to the job that a call names, and shows it. */
function withJob(kind: Kind, act: (call: Call, job: ExportJob) => void): Operation['handle'] {
  return (call) => {
    const job = call.instance.exports.find(kind.subjectOf(call), call.names.exportId!, call.now);
    act(call, job);
    return { result: [job.item] };
  };
}

function file(kind: Kind): Operation['handle'] {
  return (call): FileAnswer => {
    const { instance, names, now, range } = call;
    const found = instance.exports.fileOf(kind.subjectOf(call), names.exportId!, now);
    if (found === undefined) return noFile('File not found');
    return fileAnswer(found.file, CONTENT_TYPES[found.format], range);
  };
}

/** The jobs of the last seven days, a token only when another page follows. */
function list(kind: Kind): Operation['handle'] {
  return (call): Answer => {
    const { parameters, instance, now } = call;
    const states = new Set(parameters.list('status').map(stateOf));
    const jobs = instance.exports
      .list(kind.subjectOf(call), now)
      .filter(({ state }) => states.size === 0 || states.has(state));
    const places = jobs.map((_, place) => place + 1);
    return paged(
      call,
      places,
      (place) => place,
      (place) => jobs[place - 1]!.item,
      'never',
    );
  };
}

/** A state by its name in any case, with either spelling of Cancelled. @throws ApiFault 1003 */
function stateOf(name: string): ExportState {
  const wanted = name.toLowerCase().replace('canceled', 'cancelled');
  const state = EXPORT_STATES.find((known) => known.toLowerCase() === wanted);
  if (state === undefined) throw fault('memberInvalid', name, 'status');
  return state;
}

function operations(kind: Kind): Operation[] {
  const { root, permissions } = kind;
  const job = `${root}/{exportId}`;
  const read = { method: 'GET', permissions, json: 'none' } as const;
  const write = { method: 'POST', permissions, json: 'none' } as const;
  return [
    { ...write, path: `${root}/create.json`, json: 'required', handle: create(kind) },
    {
      ...write,
      path: `${job}/enqueue.json`,
      handle: withJob(kind, ({ instance, now }, found) => instance.exports.enqueue(found, now)),
    },
    {
      ...write,
      path: `${job}/cancel.json`,
      handle: withJob(kind, ({ instance, now }, found) => instance.exports.cancel(found, now)),
    },
    { ...read, path: `${job}/status.json`, handle: withJob(kind, () => undefined) },
    { ...read, path: `${job}/file.json`, handle: file(kind) },
    { ...read, path: `${root}.json`, handle: list(kind) },
  ];
}

export const BULK_EXPORTS: readonly Operation[] = KINDS.flatMap(operations);
