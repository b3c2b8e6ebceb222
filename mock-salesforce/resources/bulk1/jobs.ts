/** The jobs of Bulk API 1.0: make, look at, close or abort. */
import { z } from 'zod';
import { type Call, JSON_TYPE, operation, type Reply } from '../../api.ts';
import {
  bulkRefused,
  type ClassicJob,
  type ClassicRequest,
  jobText,
  newClassicJob,
  PK_CHUNK_ROWS,
  PK_CHUNK_ROWS_MAX,
} from '../../bulk/index.ts';
import type { Outcome } from '../../errors.ts';
import { readXml } from '../../xml/index.ts';
import { jobInfo } from './info.ts';
import { bulk1Error, classic, isJson, JOB, JOBS, versioned, withJob, xmlReply } from './shared.ts';

/** simple-salesforce sends the place of the mode in the list instead of its name. */
const MODES = { 0: 'Parallel', 1: 'Serial' } as const;

const creation = z.object({
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete', 'query', 'queryAll']),
  object: z.string(),
  externalIdFieldName: z.string().nullish(),
  assignmentRuleId: z.string().nullish(),
  concurrencyMode: z
    .union([z.enum(['Parallel', 'Serial']), z.literal([0, 1]).transform((place) => MODES[place])])
    .default('Parallel'),
  contentType: z.enum(['CSV', 'JSON', 'XML']).default('XML'),
});
const change = z.object({ state: z.enum(['Closed', 'Aborted']) });

function create(call: Call, body: string): Reply {
  const asked = read(call, body, creation);
  if (!asked.ok) return bulk1Error(asked.error, call.incoming);
  const { org, api, user, now, incoming } = call;
  const version = Number.parseFloat(incoming.params.release!);
  const request: ClassicRequest = {
    ...asked.value,
    externalIdFieldName: asked.value.externalIdFieldName ?? undefined,
    assignmentRuleId: asked.value.assignmentRuleId ?? undefined,
    chunkRows: chunkRowsOf(incoming.headers['sforce-enable-pkchunking']),
  };
  const job = newClassicJob(org, api.bulk, request, { version, createdBy: user, createdAt: now });
  return job.ok ? shown(201, call, job.value) : bulk1Error(job.error, incoming);
}

/** `true; chunkSize=50000; parent=Account` (documented, "PK Chunking Header"). */
function chunkRowsOf(header: string | undefined): number | undefined {
  if (header === undefined || /^\s*false/i.test(header)) return undefined;
  const [, size] = /chunkSize\s*=\s*(\d+)/i.exec(header) ?? [];
  return size === undefined ? PK_CHUNK_ROWS : Math.min(PK_CHUNK_ROWS_MAX, Math.max(1, Number(size)));
}

function changeState(call: Call, job: ClassicJob, body: string): Reply {
  const asked = read(call, body, change);
  const moved = asked.ok ? job.moveTo(asked.value.state, call.now) : asked;
  return moved.ok ? shown(200, call, job) : bulk1Error(moved.error, call.incoming);
}

function shown(status: number, { incoming, now }: Call, job: ClassicJob): Reply {
  const { 'content-type': type = incoming.headers.accept } = incoming.headers;
  const asJson = isJson(type);
  const info = jobInfo(job, now, asJson);
  if (!asJson) return xmlReply(status, 'jobInfo', info);
  return { status, headers: { 'content-type': JSON_TYPE }, body: jobText(info) };
}

/** The body of a request about a job: JSON, or a `jobInfo` element. */
function read<S extends z.ZodType>({ incoming }: Call, body: string, schema: S): Outcome<z.output<S>> {
  const result = schema.safeParse(
    isJson(incoming.headers['content-type']) ? json(body) : elementIn(body, 'jobInfo'),
  );
  return result.success ? { ok: true, value: result.data } : bulkRefused('jobUnparsed');
}

function elementIn(body: string, name: string): unknown {
  const root = readXml(body);
  return typeof root === 'string' ? undefined : root[name];
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const text = { ...classic, format: 'text', input: z.string() } as const;

export const classicJobOperations = [
  operation('POST', JOBS, text, versioned(create)),
  operation('POST', JOB, text, withJob(changeState)),
  operation(
    'GET',
    JOB,
    classic,
    withJob((call, job) => shown(200, call, job)),
  ),
];
