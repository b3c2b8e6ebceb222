/** An operation of the REST API: method, path, who may call it, and what it does. */

import type { Instance } from '../instance.ts';
import type { Usage } from '../usage.ts';
import type { Answer, AssetAnswer } from './envelope.ts';
import type { FileAnswer } from './file-answer.ts';
import type { UploadedFile } from './multipart.ts';
import type { Parameters } from './parameters.ts';

/** A JSON object that a client sent. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A call that has passed authentication, limits and permissions. */
export interface Call {
  readonly instance: Instance;
  readonly usage: Usage;
  readonly parameters: Parameters;
  /** Values of the `{names}` in the operation's path. */
  readonly names: Readonly<Record<string, string>>;
  /** The JSON body, `{}` without one. */
  readonly body: JsonObject;
  /** What an upload brought. */
  readonly file?: UploadedFile | undefined;
  /** The Range header. */
  readonly range?: string | undefined;
  readonly now: number;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/rest/v1/lead/{leadId}.json` */
  readonly path: string;
  /** One of these permissions is needed; none for an empty list. */
  readonly permissions: readonly string[];
  /** Whether the body must be JSON (`required`), may be, or is not read at all. */
  readonly json: 'required' | 'optional' | 'none';
  /** Whether the body is multipart/form-data with a part `file`. */
  readonly isUpload?: true;
  readonly handle: (call: Call) => Answer | FileAnswer | AssetAnswer;
}

export const READ_LEAD = ['Read-Only Lead', 'Read-Write Lead'];
export const WRITE_LEAD = ['Read-Write Lead'];
export const READ_CAMPAIGN = ['Read-Only Campaign', 'Read-Write Campaign'];
/** The OpenAPI file names the first, the list of endpoints the second. */
export const EXECUTE_CAMPAIGN = ['Execute Campaign', 'Read-Write Campaign'];
export const READ_ACTIVITY = ['Read-Only Activity', 'Read-Write Activity'];
export const READ_CUSTOM_OBJECT = ['Read-Only Custom Object', 'Read-Write Custom Object'];
export const WRITE_CUSTOM_OBJECT = ['Read-Write Custom Object'];
