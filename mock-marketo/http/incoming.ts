/** Requests as they come in, and what operations read of them: parameters, method override, JSON, an uploaded file. */
import { fault } from '../errors.ts';
import { type Multipart, readMultipart, type UploadedFile } from './multipart.ts';
import type { JsonObject, Operation } from './operation.ts';
import { Parameters } from './parameters.ts';
import { withoutDotSegments } from './router.ts';

/** A request as it came in; `url` is the path with its query, as written. */
export interface ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** The Range header. */
  readonly range?: string | undefined;
  readonly body: Buffer;
}

/** A request with its parameters read and its method override applied. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly parameters: Parameters;
  readonly isForm: boolean;
  /** The body as text; empty for a multipart one. */
  readonly text: string;
  /** The parts of a multipart body; undefined for every other body, and for one that is malformed. */
  readonly multipart: Multipart | undefined;
  readonly request: ApiRequest;
}

const MULTIPART = /^multipart\/form-data\b/i;

/** `_method` on a POST, in the query or in the form, says which method is meant (documented, Adobe "Lead database"). */
export function read(request: ApiRequest): Incoming {
  const [path = '', query = ''] = splitOnce(request.url, '?');
  const type = request.contentType ?? '';
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
  const multipart = MULTIPART.test(type) ? readMultipart(type, request.body) : undefined;
  const text = MULTIPART.test(type) ? '' : request.body.toString('utf8');
  const form = multipart?.fields ?? (isForm ? new URLSearchParams(text) : undefined);
  const asked = new URLSearchParams(query);
  const parameters = form === undefined ? new Parameters(asked) : new Parameters(asked, form);
  const override = request.method === 'POST' ? parameters.one('_method')?.toUpperCase() : undefined;
  const isOverride = override === 'GET' || override === 'DELETE';
  return {
    method: isOverride ? override : request.method,
    path: withoutDotSegments(path),
    parameters,
    isForm,
    text,
    multipart,
    request,
  };
}

/** The file of an import. @throws ApiFault 612 for another kind of body, 613 for a malformed one, 1002 without a file */
export function uploadOf({ request, multipart }: Incoming): UploadedFile {
  if (!MULTIPART.test(request.contentType ?? '')) throw fault('invalidContentType');
  if (multipart === undefined) throw fault('invalidMultipart');
  const file = multipart.files.get('file');
  if (file === undefined) throw fault('parameterMissing', 'file');
  return file;
}

function splitOnce(text: string, separator: string): string[] {
  const place = text.indexOf(separator);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + 1)];
}

/**
 * The JSON body an operation wants. An empty body with the right content type stands for `{}`: clients send it.
 * @throws ApiFault 612 for a wrong or missing content type, 609 for what is no JSON object
 */
export function jsonBody({ json }: Operation, { request, text, isForm }: Incoming): JsonObject {
  const isEmpty = text.trim() === '' || isForm;
  if (json === 'none' || (json === 'optional' && isEmpty)) return {};
  if (!/^application\/json\b/i.test(request.contentType ?? '')) throw fault('invalidContentType');
  if (isEmpty) return {};
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw fault('invalidJson');
  return body as JsonObject;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw fault('invalidJson');
  }
}
