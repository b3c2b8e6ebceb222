/**
 * The pipeline every request goes through, in this order: authenticate, count against the daily requests, validate,
 * handle, shape. It knows no HTTP server: a request comes in as data, the reply goes out as data.
 */

import type { z } from 'zod';
import { Faults, type RecordFaults, Traffic } from '../engine/control/index.ts';
import type { Clock } from '../engine/kernel/index.ts';
import { BulkJobs } from './bulk/jobs.ts';
import type { WriteOptions } from './dml/index.ts';
import { type ApiError, allOf, failure } from './errors.ts';
import {
  bearerToken,
  checkedInput,
  type Incoming,
  type InputRules,
  writeOptionsOf,
} from './http/incoming.ts';
import type { Org } from './org.ts';
import { QueryCursors } from './query-cursors.ts';
import { type Session, Sessions } from './sign-in/sessions.ts';

/** What the operations work on. `org` is replaced when a control request resets it. */
export interface Api {
  org: Org;
  readonly clock: Clock;
  readonly sessions: Sessions;
  cursors: QueryCursors;
  /** The org's bulk jobs. */
  bulk: BulkJobs;
  /** Describes as they go out, by version, user and object: they are large and never change. */
  readonly describes: Map<string, string>;
  readonly traffic: Traffic;
  readonly faults: Faults<ApiError>;
}

/** A request on its way through an operation. */
export interface Call {
  readonly api: Api;
  readonly org: Org;
  readonly now: number;
  readonly incoming: Incoming;
  /** Row of the user who is signed in; -1 for operations without a session. */
  readonly user: number;
  /** The session's token; empty without a session. */
  readonly token: string;
  /** `/services/data/v62.0`, in the version the client asked for. */
  readonly basePath: string;
  /** What the request's headers ask of its writes. */
  readonly writeOptions: WriteOptions;
  /** What is to go wrong with single records of the request. */
  readonly recordFaults: RecordFaults<ApiError> | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised as JSON; a text is sent as it is, with the type in `headers`. */
  readonly body?: unknown;
}

/** What comes of a request. */
export interface Answer {
  readonly reply: Reply;
  /** `sforce-limit-info`, which every reply in a session has; empty without one. */
  readonly limitInfo: string;
  /** How long the request waited for locks and saved, in ms: only then the reply is due. */
  readonly tookMs: number;
  /** The part of it that it waited for locks, in ms. */
  readonly waitedMs: number;
}

/** The type of every JSON body; clients look for its beginning. */
export const JSON_TYPE = 'application/json;charset=UTF-8';

export interface Operation extends InputRules {
  /** Fastify's notation: `/services/data/:version/query`. */
  readonly path: string;
  /** `session` needs a token and costs a request; `open` is free to everyone. */
  readonly access: 'session' | 'open';
  /** Where the session's token stands; in `Authorization`, unless told otherwise. */
  readonly tokenOf: (incoming: Incoming) => string | undefined;
  /** The most that its body may have, where it is less than others take. */
  readonly bodyBytes?: number | undefined;
  /** JSON Schemas by status, where the shape of the reply is fixed: Fastify compiles them. */
  readonly replies?: Readonly<Record<string, unknown>> | undefined;
  readonly handle: (call: Call, input: never) => Reply;
  /** How an error looks; REST's array, unless told otherwise. */
  readonly refuse: (error: ApiError, incoming: Incoming) => Reply;
}

/** What `operation` is told; everything but method, path and handler has a default. */
interface OperationOptions<S extends z.ZodType> {
  readonly access?: Operation['access'];
  readonly format?: Operation['format'];
  /** Of the body or, for requests without one, of the query string. */
  readonly input?: S;
  readonly repeatable?: Operation['repeatable'];
  readonly tokenOf?: Operation['tokenOf'];
  readonly bodyBytes?: Operation['bodyBytes'];
  readonly replies?: Operation['replies'];
  readonly refuse?: Operation['refuse'];
}

/** Describes an operation; the handler gets its input as the schema has checked it. */
export function operation<S extends z.ZodType>(
  method: Operation['method'],
  path: string,
  options: OperationOptions<S>,
  handle: (call: Call, input: z.output<S>) => Reply,
): Operation {
  return {
    access: 'session',
    format: 'json',
    input: undefined,
    tokenOf: bearerToken,
    refuse: restError,
    ...options,
    method,
    path,
    handle: handle as Operation['handle'],
  };
}

/**
 * REST's errors: an array, with `fields` only where an error names fields. Duplicates come under a key that the
 * platform itself misspells (observed in nine clients, salesforce-api fact sheet 3).
 */
export function restError(error: ApiError): Reply {
  return { status: error.status, body: allOf(error).map(listed) };
}

function listed({ message, code: errorCode, fields, duplicateResult: duplicateResut }: ApiError): object {
  if (duplicateResut !== undefined) return { duplicateResut, errorCode, message };
  return fields === undefined ? { message, errorCode } : { message, errorCode, fields };
}

/** Answers one request, after the bulk work that was due before it, and says how long that took. */
export function answer(
  api: Api,
  operation: Operation,
  incoming: Incoming,
  recordFaults?: RecordFaults<ApiError>,
): Answer {
  const now = arrive(api);
  const { locks } = api.org;
  const spentBefore = locks.spentMs;
  const waitedBefore = locks.waitedMs;
  const session = operation.access === 'session' ? sessionOf(api, operation, incoming, now) : undefined;
  const reply =
    session === undefined && operation.access === 'session'
      ? operation.refuse(failure('sessionInvalid'), incoming)
      : admitted(api, operation, incoming, session, recordFaults, now);
  const info = session === undefined ? '' : limitInfo(api, now);
  const tookMs = locks.spentMs - spentBefore;
  return { reply, limitInfo: info, tookMs, waitedMs: locks.waitedMs - waitedBefore };
}

function sessionOf(api: Api, operation: Operation, incoming: Incoming, now: number): Session | undefined {
  const token = operation.tokenOf(incoming);
  return token === undefined ? undefined : api.sessions.find(token, now);
}

/** Counts a request in a session, unless it must be refused; what is open to everyone costs nothing. */
function admitted(
  api: Api,
  operation: Operation,
  incoming: Incoming,
  session: Session | undefined,
  recordFaults: RecordFaults<ApiError> | undefined,
  now: number,
): Reply {
  const refusal = session === undefined ? undefined : accessError(api, session.user, now);
  if (refusal !== undefined) return operation.refuse(refusal, incoming);
  return run(api, operation, incoming, session, recordFaults, now);
}

/** Does what was due before a request that comes now. Returns the instant. */
export function arrive(api: Api): number {
  const now = api.clock.now();
  api.bulk.advance(now);
  api.org.arriveAt(now);
  return now;
}

/**
 * Counts a request of a user; the error when the user may not use the API, when the request is one too many in 24
 * hours, or while too many long ones are running.
 */
export function accessError({ org }: Api, user: number, now: number): ApiError | undefined {
  if (org.permissionsOf(user).user.apiEnabled === false) return failure('apiDisabled');
  if (org.longRequests.isFull(now)) return failure('concurrentLimitExceeded');
  return org.requests.take(now) ? undefined : failure('requestLimitExceeded');
}

/** Answers a request that came inside another one, in the session of that one; it is not counted again. */
export function answerWithin(
  { api, user, token, recordFaults, now }: Call,
  operation: Operation,
  incoming: Incoming,
): Reply {
  return run(api, operation, incoming, { user, token }, recordFaults, now);
}

function run(
  api: Api,
  operation: Operation,
  incoming: Incoming,
  session: Pick<Session, 'user' | 'token'> | undefined,
  recordFaults: RecordFaults<ApiError> | undefined,
  now: number,
): Reply {
  const basePath = basePathOf(incoming.params.version);
  if (basePath === undefined) return operation.refuse(failure('notFound'), incoming);
  const input = checkedInput(operation, incoming);
  if ('error' in input) return operation.refuse(input.error, incoming);
  const call: Call = {
    api,
    org: api.org,
    now,
    incoming,
    user: session?.user ?? -1,
    token: session?.token ?? '',
    basePath,
    writeOptions: writeOptionsOf(incoming, basePath),
    recordFaults,
  };
  return operation.handle(call, input.value as never);
}

/** By version as clients write it: each is checked and put together once. */
const BASE_PATHS = new Map<string | undefined, string>();

/** `/services/data/v62.0`; undefined for what is no version. */
function basePathOf(version: string | undefined): string | undefined {
  const known = BASE_PATHS.get(version);
  if (known !== undefined) return known;
  if (version !== undefined && !/^v?\d\d\.0$/.test(version)) return undefined;
  const basePath = `/services/data/${version}`;
  BASE_PATHS.set(version, basePath);
  return basePath;
}

/** `api-usage=18/5000`: some clients stop when this header is missing or has more in it. */
function limitInfo(api: Api, now: number): string {
  const { requests } = api.org;
  return `api-usage=${requests.used(now)}/${requests.max}`;
}

/** Of paths, as clients write them. */
export const PATH_CASE = 'any case';

/** A fresh API over an org: nobody is signed in and no query is open. */
export function createApi(org: Org, clock: Clock): Api {
  return {
    org,
    clock,
    sessions: new Sessions(org.options.seed ?? 0, org.options.connectedApp?.sessionTimeoutMs),
    cursors: new QueryCursors(),
    bulk: new BulkJobs(org.options.bulk, org.bulkBatches),
    describes: new Map(),
    traffic: new Traffic((status) => status),
    faults: new Faults(org.options.seed ?? 0, PATH_CASE),
  };
}
