/** What became of the rows of an ingest job: three files, each with a header (documented, "Get Job … Results"). */
import { type Call, operation, type Reply } from '../../api.ts';
import { bulkFailure, csvLine, type IngestJob, rowMessage } from '../../bulk/index.ts';
import { isIngest } from './ingest.ts';
import { bulk2Error, fileReply, INGEST, withJob } from './shared.ts';

function successful(job: IngestJob): string {
  const { header, row: rowOf } = tableOf(job);
  const lines = [csvLine(['sf__Id', 'sf__Created', ...header], job.request)];
  for (const { row, result } of job.results()) {
    if (result.error !== undefined) continue;
    lines.push(csvLine([result.id, result.created, ...rowOf(row)], job.request));
  }
  return lines.join('');
}

function failed(job: IngestJob): string {
  const { header, row: rowOf } = tableOf(job);
  const lines = [csvLine(['sf__Id', 'sf__Error', ...header], job.request)];
  for (const { row, result } of job.results()) {
    if (result.error === undefined) continue;
    lines.push(csvLine([result.id, rowMessage(result.error), ...rowOf(row)], job.request));
  }
  return lines.join('');
}

/** A file that could not be read comes back as it was. */
function unprocessed(job: IngestJob): string {
  if (job.table === undefined) return job.content ?? '';
  const lines = [csvLine(job.table.header, job.request)];
  for (const row of job.unprocessedRows()) lines.push(csvLine(job.table.row(row), job.request));
  return lines.join('');
}

function tableOf(job: IngestJob) {
  return job.table ?? { header: [], row: () => [] };
}

function results(fileOf: (job: IngestJob) => string): (call: Call, job: IngestJob) => Reply {
  return (_call, job) => {
    if (job.isEnded) return fileReply(fileOf(job));
    return bulk2Error(bulkFailure('jobNotDone', { id: job.origin.id, state: job.state }));
  };
}

export const ingestResultOperations = [
  operation('GET', `${INGEST}/:job/successfulResults`, {}, withJob(isIngest, results(successful))),
  operation('GET', `${INGEST}/:job/failedResults`, {}, withJob(isIngest, results(failed))),
  operation('GET', `${INGEST}/:job/unprocessedrecords`, {}, withJob(isIngest, results(unprocessed))),
];
