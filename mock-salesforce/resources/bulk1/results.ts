/** What came of a batch of Bulk API 1.0: a line for each row written, or the list of a query's results and each. */
import { type Call, operation, type Reply } from '../../api.ts';
import {
  bulkFailure,
  type ClassicBatch,
  type ClassicJob,
  csvLine,
  DEFAULT_CSV,
  queryFile,
  queryRecords,
  rowMessage,
} from '../../bulk/index.ts';
import { type ApiError, allOf } from '../../errors.ts';
import { BATCH, bulk1Error, classic, jsonReply, withBatch, xmlReply } from './shared.ts';

function results(call: Call, job: ClassicJob, batch: ClassicBatch): Reply {
  const { now, incoming } = call;
  if (batch.state(now) !== 'Completed') return bulk1Error(bulkFailure('batchNotDone'), incoming);
  if (batch.plan.answer !== undefined) return resultList(job, batch);
  if (job.request.contentType === 'JSON') return jsonReply(200, batch.results.map(jsonResult));
  if (job.request.contentType === 'XML')
    return xmlReply(200, 'results', { result: batch.results.map(xmlResult) });
  const lines = batch.results.map(({ id, created, error }) =>
    csvLine([id, error === undefined, created, error === undefined ? '' : rowMessage(error)], DEFAULT_CSV),
  );
  return csvReply(csvLine(['Id', 'Success', 'Created', 'Error'], DEFAULT_CSV) + lines.join(''));
}

type Result = ClassicBatch['results'][number];

function jsonResult({ id, created, error }: Result): object {
  const errors = error === undefined ? [] : allOf(error).map(errorOf);
  return { success: error === undefined, created, id: id === '' ? null : id, errors };
}

function xmlResult({ id, created, error }: Result): object {
  const errors = error === undefined ? {} : { errors: allOf(error).map(errorOf) };
  return { ...errors, id: id === '' ? null : id, success: error === undefined, created };
}

function errorOf({ code, message, fields = [] }: ApiError): object {
  return { message, fields, statusCode: code, extendedErrorDetails: null };
}

function resultList(job: ClassicJob, batch: ClassicBatch): Reply {
  const id = batch.plan.resultId!;
  return job.request.contentType === 'JSON'
    ? jsonReply(200, [id])
    : xmlReply(200, 'result-list', { result: id });
}

function oneResult(call: Call, job: ClassicJob, batch: ClassicBatch): Reply {
  const { now, incoming } = call;
  const { answer, part, resultId } = batch.plan;
  const id = incoming.params.result!;
  if (batch.state(now) !== 'Completed') return bulk1Error(bulkFailure('batchNotDone'), incoming);
  if (answer === undefined || part === undefined || id.slice(0, 15) !== resultId!.slice(0, 15)) {
    return bulk1Error(bulkFailure('resultUnknown', { id }), incoming);
  }
  if (job.request.contentType === 'CSV') {
    const isEmpty = part.from === part.to;
    return csvReply(isEmpty ? NOTHING_FOUND : queryFile(answer, part.from, part.to, DEFAULT_CSV));
  }
  const records = queryRecords(answer, part.from, part.to, `/services/data/v${job.origin.version}.0`);
  if (job.request.contentType === 'JSON') return jsonReply(200, records);
  return xmlReply(200, 'queryResult', { records: records.map(({ attributes: _, ...record }) => record) });
}

/** The whole file when a query finds nothing (observed in several clients). */
const NOTHING_FOUND = 'Records not found for this query';

function csvReply(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/csv; charset=UTF-8' }, body };
}

export const classicResultOperations = [
  operation('GET', `${BATCH}/result`, classic, withBatch(results)),
  operation('GET', `${BATCH}/result/:result`, classic, withBatch(oneResult)),
];
