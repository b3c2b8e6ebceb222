/** The parser's error for a value of the wrong type: it names its place in the text, and no field (observed, restforce issue 897). */
import { type Call, type Reply, restError } from '../api.ts';
import type { ApiError } from '../errors.ts';
import { type JsonPath, placeOf } from '../json/index.ts';

export function misread({ incoming }: Call, { fields: _, ...error }: ApiError, path: JsonPath): Reply {
  return restError({ ...error, message: error.message + placeOf(incoming.body, path) });
}
