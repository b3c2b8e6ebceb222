/** The batches of a job of Bulk API 1.0: add, look at, list. */
import { z } from 'zod';
import { type Call, operation, type Reply } from '../../api.ts';
import {
  bulkFailure,
  CLASSIC_BATCH_BYTES,
  type ClassicBatch,
  type ClassicJob,
  type ContentType,
} from '../../bulk/index.ts';
import { batchInfo } from './info.ts';
import { BATCH, BATCHES, bulk1Error, classic, jsonReply, withBatch, withJob, xmlReply } from './shared.ts';

const FORMATS: Readonly<Record<ContentType, RegExp>> = {
  CSV: /^text\/csv\b/i,
  JSON: /^application\/json\b/i,
  XML: /^(?:application|text)\/xml\b/i,
};

function add(call: Call, job: ClassicJob, data: string): Reply {
  const { incoming, now } = call;
  const { contentType } = job.request;
  const { 'content-type': type = '' } = incoming.headers;
  if (!FORMATS[contentType].test(type)) {
    return bulk1Error(bulkFailure('contentTypeMismatch', { type, format: contentType }), incoming);
  }
  if (Buffer.byteLength(data) > CLASSIC_BATCH_BYTES) {
    return bulk1Error(bulkFailure('bodyTooLarge', { bytes: CLASSIC_BATCH_BYTES }), incoming);
  }
  const batch = job.addBatch(data, now);
  return batch.ok ? shown(201, call, job, batch.value) : bulk1Error(batch.error, incoming);
}

function shown(status: number, { now }: Call, job: ClassicJob, batch: ClassicBatch): Reply {
  const asJson = job.request.contentType === 'JSON';
  const info = batchInfo(job, batch, now, asJson);
  return asJson ? jsonReply(status, info) : xmlReply(status, 'batchInfo', info);
}

function list({ now }: Call, job: ClassicJob): Reply {
  const asJson = job.request.contentType === 'JSON';
  const infos = job.batches.map((batch) => batchInfo(job, batch, now, asJson));
  return asJson ? jsonReply(200, { batchInfo: infos }) : xmlReply(200, 'batchInfoList', { batchInfo: infos });
}

export const classicBatchOperations = [
  operation('POST', BATCHES, { ...classic, format: 'text', input: z.string() }, withJob(add)),
  operation('GET', BATCHES, classic, withJob(list)),
  operation(
    'GET',
    BATCH,
    classic,
    withBatch((call, job, batch) => shown(200, call, job, batch)),
  ),
];
