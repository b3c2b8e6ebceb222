/** Uploads, export jobs and the passing of time, as users of the bulk API do it. */
import { MINUTE_MS } from '../../engine/kernel/index.ts';
import type { CustomObjectDefinition } from '../../mock-marketo/custom-objects/index.ts';
import type { Json, Mock, Reply } from './support.ts';

/** Uploads a file, with further fields beside it in the form. */
export async function upload(
  mock: Mock,
  path: string,
  file: string | undefined,
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== undefined) form.set('file', new Blob([file], { type: 'text/csv' }), 'records.csv');
  return mock.fetch(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${await mock.token()}` },
    body: form,
  });
}

/** Lets time pass; what is due in it is done before the next call. */
export function pass(mock: Mock, ms: number): void {
  mock.clock.advanceTo(mock.clock.now() + ms);
}

/** The one result of a call. */
export async function only(reply: Promise<Reply>): Promise<Json> {
  return (await reply).body.result[0];
}

/** Creates an export, enqueues it, and lets time pass until it has ended; returns its last status. */
export async function exported(mock: Mock, root: string, body: object): Promise<Json> {
  const created = await mock.post(`${root}/create.json`, body);
  if (!created.body.success) throw new Error(created.text);
  const { exportId } = created.body.result[0];
  await mock.post(`${root}/${exportId}/enqueue.json`, '');
  for (let minute = 0; minute < 100; minute += 1) {
    pass(mock, MINUTE_MS);
    const job = await only(mock.get(`${root}/${exportId}/status.json`));
    if (job.status === 'Completed' || job.status === 'Failed') return job;
  }
  throw new Error('the export does not end');
}

/** The lines of an export's file. */
export async function linesOf(mock: Mock, root: string, { exportId }: Json): Promise<string[]> {
  const { text } = await mock.get(`${root}/${exportId}/file.json`);
  return text.trimEnd().split('\n');
}

/** The lines of the file that an export with this body gives. */
export async function exportLines(mock: Mock, root: string, body: object): Promise<string[]> {
  return linesOf(mock, root, await exported(mock, root, body));
}

export const LEADS = '/bulk/v1/leads/export';
export const ACTIVITIES = '/bulk/v1/activities/export';
export const MEMBERS = '/bulk/v1/program/members/export';

/** January 2026. */
export const JANUARY = { startAt: '2026-01-01T00:00:00Z', endAt: '2026-01-31T23:59:59Z' };

/** Adobe's sample of a custom object: a car of a lead. */
export const CAR: CustomObjectDefinition = {
  apiName: 'car_c',
  displayName: 'Car',
  fields: [
    { name: 'color', displayName: 'Color', dataType: 'string' },
    { name: 'leadID', displayName: 'Lead ID', dataType: 'link', relatedTo: { name: 'lead', field: 'id' } },
    { name: 'make', displayName: 'Make', dataType: 'string' },
    { name: 'model', displayName: 'Model', dataType: 'string' },
    { name: 'doors', displayName: 'Doors', dataType: 'integer' },
    { name: 'vin', displayName: 'VIN', dataType: 'string', isDedupeField: true },
  ],
};
