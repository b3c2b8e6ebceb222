/** Up to 2,000 records of one object in one request, in the order asked for; null for one that is not there. */
import { z } from 'zod';
import { type Call, operation, type Reply, restError } from '../../api.ts';
import { failure } from '../../errors.ts';
import { COLLECTION_IDS_READ } from '../../limits.ts';
import { fieldsNamed, isVisible, shownRecord } from '../../record-calls/index.ts';
import { objectOf } from '../sobjects.ts';

const lists = z.object({ ids: z.array(z.string()), fields: z.array(z.string()) });
const commas = z.string().transform((text) => text.split(',').map((one) => one.trim()));
const texts = z.object({ ids: commas, fields: commas });

function read(call: Call, { ids, fields }: z.output<typeof lists>): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  if (ids.length > COLLECTION_IDS_READ)
    return restError(failure('tooManyRecords', { max: COLLECTION_IDS_READ }));
  const chosen = fieldsNamed(call, records.value, fields);
  if (!chosen.ok) return restError(chosen.error);
  const shown = ids.map((id) => {
    const row = records.value.rowOf(id);
    return isVisible(call, records.value, row)
      ? shownRecord(call, records.value, row, chosen.value, call.basePath)
      : null;
  });
  return { status: 200, body: shown };
}

const path = '/services/data/:version/composite/sobjects/:object';

export const readOperations = [
  operation('POST', path, { input: lists }, read),
  operation('GET', path, { input: texts }, read),
];
