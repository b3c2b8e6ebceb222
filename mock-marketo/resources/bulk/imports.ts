/** Bulk import: files of leads, program members and custom object records, their status, and the rows that failed. */
import { formatOf } from '../../bulk/formats.ts';
import type { ImportJob, NoteKind } from '../../bulk/jobs/index.ts';
import { leadImport } from '../../bulk/lead-import.ts';
import { memberImport } from '../../bulk/member-import.ts';
import { objectImport } from '../../bulk/object-import.ts';
import type { PersonKey } from '../../bulk/person-rows.ts';
import { fault } from '../../errors.ts';
import { type FileAnswer, fileAnswer, noFile } from '../../http/file-answer.ts';
import { type Call, type Operation, WRITE_CUSTOM_OBJECT, WRITE_LEAD } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { lookupField } from '../../rules/lookup-fields.ts';
import { programOf, statusOf } from '../program-members.ts';
import { customObjectOf } from './custom-object.ts';

function importLeads({ instance, parameters, file, now }: Call): { result: object[] } {
  const format = formatOf(parameters.one('format'));
  const list = parameters.one('listId');
  const listId = list === undefined ? undefined : idOf(list);
  if (listId !== undefined && instance.lists.find(listId) === undefined)
    throw fault('objectNotFound', 'List');
  const lookup = lookupOf(instance, parameters.one('lookupField') ?? 'email');
  const partitionId = partitionOf(instance, parameters.one('partitionName'));
  const bytes = contentOf(file);
  const job = instance.imports.add(leadImport(instance, { format, lookup, listId, partitionId }, bytes), now);
  return { result: [uploaded(job)] };
}

function importMembers(call: Call): { result: object[] } {
  const { instance, parameters, file, now } = call;
  const program = programOf(call);
  const status = statusOf(program, parameters.required('programMemberStatus'));
  const format = formatOf(parameters.one('format'));
  const lookup = lookupOf(instance, 'email');
  const job = instance.imports.add(
    memberImport(instance, { format, program, status, lookup }, contentOf(file)),
    now,
  );
  return { result: [uploaded(job)] };
}

function importObjects(call: Call): { result: object[] } {
  const { subject, table } = customObjectOf(call);
  const format = formatOf(call.parameters.one('format'));
  const job = call.instance.imports.add(objectImport(subject, table, format, contentOf(call.file)), call.now);
  return { result: [{ batchId: job.batchId, status: job.state, objectApiName: subject }] };
}

/** @throws ApiFault 1006 and 1011, as lead sync */
function lookupOf(instance: Call['instance'], name: string): PersonKey['lookup'] {
  const lookup = lookupField(instance, name);
  if (lookup.kind === 'unknown') throw fault('lookupFieldNotFound', name);
  if (lookup.kind === 'unsupported') throw fault('fieldNotSupported', name);
  return lookup;
}

/** @throws ApiFault 1008 for a partition that there is not */
function partitionOf({ database }: Call['instance'], name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const partition = database.partitions.named(name);
  if (partition === undefined) throw fault('partitionDenied', name);
  return partition.id;
}

/** @throws ApiFault 1003 for a file with nothing in it */
function contentOf(file: Call['file']): Buffer {
  const bytes = file?.bytes ?? Buffer.alloc(0);
  if (bytes.toString('utf8').trim() === '') throw fault('fileEmpty');
  return bytes;
}

/** `batchId` is a number and `importId` a text (documented, Adobe "Bulk import"). */
function uploaded({ batchId, state }: ImportJob): object {
  return { batchId, importId: String(batchId), status: state };
}

function personStatus(job: ImportJob): object {
  return {
    ...uploaded(job),
    numOfLeadsProcessed: job.imported,
    numOfRowsFailed: job.failed,
    numOfRowsWithWarning: job.warned,
    message: job.message,
  };
}

function objectStatus({
  plan,
  batchId,
  state,
  imported,
  failed,
  warned,
  seconds,
  message,
}: ImportJob): object {
  return {
    batchId,
    operation: 'import',
    status: state,
    objectApiName: plan.subject,
    numOfObjectsProcessed: imported,
    numOfRowsFailed: failed,
    numOfRowsWithWarning: warned,
    importTime: seconds === undefined ? undefined : `${seconds} second(s)`,
    message,
  };
}

/** What one kind of import has of its own. */
interface Kind {
  readonly upload: string;
  readonly take: Operation['handle'];
  /** Where a batch's status, and the files beside it, are. */
  readonly batch: string;
  readonly status: '.json' | '/status.json';
  readonly show: (job: ImportJob) => object;
  readonly subjectOf: (call: Call) => string;
  readonly permissions: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    upload: '/bulk/v1/leads.json',
    take: importLeads,
    batch: '/bulk/v1/leads/batch/{batchId}',
    status: '.json',
    show: personStatus,
    subjectOf: () => 'leads',
    permissions: WRITE_LEAD,
  },
  {
    upload: '/bulk/v1/program/{programId}/members/import.json',
    take: importMembers,
    batch: '/bulk/v1/program/members/import/{batchId}',
    status: '/status.json',
    show: personStatus,
    subjectOf: () => 'members',
    permissions: WRITE_LEAD,
  },
  {
    upload: '/bulk/v1/customobjects/{apiName}/import.json',
    take: importObjects,
    batch: '/bulk/v1/customobjects/{apiName}/import/{batchId}',
    status: '/status.json',
    show: objectStatus,
    subjectOf: (call) => customObjectOf(call).subject,
    permissions: WRITE_CUSTOM_OBJECT,
  },
];

function jobOf(kind: Kind, call: Call): ImportJob {
  return call.instance.imports.find(kind.subjectOf(call), idOf(call.names.batchId!), call.now);
}

/** 404 when there is no such row (documented for custom objects, assumed for the others). */
function notes(kind: Kind, which: NoteKind): Operation['handle'] {
  return (call): FileAnswer => {
    const job = jobOf(kind, call);
    const file = job.noteFile(which);
    return file === undefined ? noFile('File not found') : fileAnswer(file, job.plan.contentType, call.range);
  };
}

function operations(kind: Kind): Operation[] {
  const { permissions, batch } = kind;
  const read = { method: 'GET', permissions, json: 'none' } as const;
  return [
    { method: 'POST', path: kind.upload, permissions, json: 'none', isUpload: true, handle: kind.take },
    {
      ...read,
      path: `${batch}${kind.status}`,
      handle: (call) => ({ result: [kind.show(jobOf(kind, call))] }),
    },
    { ...read, path: `${batch}/failures.json`, handle: notes(kind, 'Failure') },
    { ...read, path: `${batch}/warnings.json`, handle: notes(kind, 'Warning') },
  ];
}

export const BULK_IMPORTS: readonly Operation[] = KINDS.flatMap(operations);
