/** Jobs and batches as Bulk API 1.0 shows them (documented, "JobInfo" and "BatchInfo"; order observed on the wire). */
import { isoInstant } from '../../../engine/kernel/index.ts';
import type { BatchState, ClassicBatch, ClassicJob } from '../../bulk/index.ts';
import { id18 } from '../../ids.ts';
import { instant } from '../../storage/record-columns.ts';

type Info = Record<string, unknown>;

/** Instants end in `Z` in XML and in `+0000` in JSON (observed). */
function instantIn(asJson: boolean, at: number): string {
  const stamp = Math.floor(at / 1_000);
  return asJson ? instant(stamp) : isoInstant(stamp * 1_000);
}

export function jobInfo(job: ClassicJob, now: number, asJson: boolean): Info {
  const { origin, request, batches } = job;
  const total = (count: (batch: ClassicBatch) => number) => batches.reduce((sum, one) => sum + count(one), 0);
  const inState = (state: BatchState) => total((batch) => (batch.state(now) === state ? 1 : 0));
  const processingMs = Math.round(total((batch) => batch.processingMs(now)));
  return {
    id: origin.id,
    operation: request.operation,
    object: request.object,
    createdById: id18('005', origin.createdBy),
    createdDate: instantIn(asJson, origin.createdAt),
    systemModstamp: instantIn(asJson, job.modifiedAt),
    state: job.state,
    externalIdFieldName: request.externalIdFieldName,
    assignmentRuleId: request.assignmentRuleId,
    concurrencyMode: request.concurrencyMode,
    contentType: request.contentType,
    numberBatchesQueued: inState('Queued'),
    numberBatchesInProgress: inState('InProgress'),
    numberBatchesCompleted: inState('Completed'),
    numberBatchesFailed: inState('Failed'),
    numberBatchesTotal: batches.length,
    numberRecordsProcessed: total((batch) => batch.processed(now)),
    numberRetries: 0,
    apiVersion: asJson ? origin.version : `${origin.version}.0`,
    numberRecordsFailed: total((batch) => batch.failures),
    totalProcessingTime: processingMs,
    apiActiveProcessingTime: processingMs,
    apexProcessingTime: 0,
  };
}

export function batchInfo({ origin }: ClassicJob, batch: ClassicBatch, now: number, asJson: boolean): Info {
  const processingMs = Math.round(batch.processingMs(now));
  return {
    id: batch.plan.id,
    jobId: origin.id,
    state: batch.state(now),
    stateMessage: batch.stateMessage(now),
    createdDate: instantIn(asJson, batch.plan.createdAt),
    systemModstamp: instantIn(asJson, batch.modifiedAt(now)),
    numberRecordsProcessed: batch.processed(now),
    numberRecordsFailed: batch.failures,
    totalProcessingTime: processingMs,
    apiActiveProcessingTime: processingMs,
    apexProcessingTime: 0,
  };
}
