/**
 * The fixed pipeline of the REST API: authenticate, find the operation, count, check the permission, read the body,
 * handle, wrap. It is handed a request and the instant and knows nothing of HTTP connections.
 */
import { Faults, Traffic } from '../engine/control/index.ts';
import { ApiFault, type ErrorBody, errorOf, fault } from './errors.ts';
import {
  type Answer,
  type AssetAnswer,
  assetBody,
  failureBody,
  RequestIds,
  successBody,
} from './http/envelope.ts';
import type { FileAnswer } from './http/file-answer.ts';
import { type ApiRequest, type Incoming, jsonBody, read, uploadOf } from './http/incoming.ts';
import type { Operation } from './http/operation.ts';
import { type Found, Router } from './http/router.ts';
import { answerIdentity, IDENTITY_HEADERS, TOKEN_PATH } from './identity.ts';
import type { Instance } from './instance.ts';
import { type CallLimits, RATE_WINDOW_MS } from './limits.ts';
import { OPERATIONS } from './resources/index.ts';
import { RateLimit } from './rules/rate-limit.ts';
import { WriteLog } from './snapshot/write-log.ts';
import { Tokens } from './tokens.ts';
import { Usage } from './usage.ts';

/** What goes back: JSON, unless the headers name another type. */
export interface ApiReply {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** The code of the error that refused the call. */
  readonly code?: string;
}

/** A request that was read, and where its path leads. */
export interface Accepted {
  readonly incoming: Incoming;
  /** Undefined for the token endpoint, which is none of the operations. */
  readonly found: Found | undefined;
  /** `GET /rest/v1/leads.json`; empty when there is no such operation. */
  readonly operation: string;
}

export interface ApiOptions {
  readonly seed: number;
  readonly limits: CallLimits;
  /** The permissions of the API-only user's role; undefined for all of them. */
  readonly permissions?: ReadonlySet<string> | undefined;
}

/** All that a reset forgets. */
interface State {
  readonly instance: Instance;
  readonly tokens: Tokens;
  readonly usage: Usage;
  readonly requestIds: RequestIds;
  readonly rate: RateLimit;
  readonly writes: WriteLog;
}

function stateOf(instance: Instance, { seed, limits }: ApiOptions, writes = new WriteLog()): State {
  return {
    instance,
    tokens: new Tokens(seed),
    usage: new Usage(limits.dailyCalls),
    requestIds: new RequestIds(seed),
    rate: new RateLimit(limits.rateCalls, RATE_WINDOW_MS),
    writes,
  };
}

const ROUTER = new Router(OPERATIONS);

/** Names of operations in the journal, the counters and the fault rules. */
const NAMES = new Map(OPERATIONS.map((operation) => [operation, `${operation.method} ${operation.path}`]));

function operationName(operation: Operation): string {
  return NAMES.get(operation)!;
}

/** The names of all operations, the token endpoint's included. */
export const OPERATION_NAMES: ReadonlySet<string> = new Set([
  ...NAMES.values(),
  `GET ${TOKEN_PATH}`,
  `POST ${TOKEN_PATH}`,
]);

/** Of paths, as clients write them. */
export const PATH_CASE = 'case counts';

/** Errors come with HTTP 200, so calls are counted by the error's code, and by their status where there is none. */
function resultOf(status: number, code: string): string {
  if (code !== '') return code;
  return status === 0 ? 'none' : String(status);
}

export class Api {
  readonly options: ApiOptions;
  readonly faults: Faults<ErrorBody>;
  readonly traffic = new Traffic(resultOf);
  #state: State;

  constructor(instance: Instance, options: ApiOptions) {
    this.options = options;
    this.faults = new Faults(options.seed, PATH_CASE);
    this.#state = stateOf(instance, options);
  }

  get instance(): Instance {
    return this.#state.instance;
  }

  get usage(): Usage {
    return this.#state.usage;
  }

  get tokens(): Tokens {
    return this.#state.tokens;
  }

  get writes(): WriteLog {
    return this.#state.writes;
  }

  /** Starts anew with another instance: no token is known and no call counted. `writes` have made it what it is. */
  reset(instance: Instance, writes = new WriteLog()): void {
    this.#state = stateOf(instance, this.options, writes);
  }

  /** Reads a request and finds its operation; refuses nothing. */
  accept(request: ApiRequest): Accepted {
    const incoming = read(request);
    if (incoming.path === TOKEN_PATH) {
      return { incoming, found: undefined, operation: `${incoming.method} ${TOKEN_PATH}` };
    }
    const found = ROUTER.find(incoming.method, incoming.path);
    return { incoming, found, operation: found.kind === 'operation' ? operationName(found.operation) : '' };
  }

  /** Answers any request; whatever goes wrong becomes an answer too. */
  answer({ incoming, found }: Accepted, now: number): ApiReply {
    try {
      this.instance.campaigns.runUntil(now);
      if (found === undefined) return this.#identity(incoming, now);
      const answer = this.#carryOut(incoming, found, now);
      if ('file' in answer) return { status: answer.status, body: answer.file, headers: answer.headers };
      const requestId = this.#state.requestIds.next(now);
      const body = 'assets' in answer ? assetBody(requestId, answer) : successBody(requestId, answer);
      return { status: 200, body };
    } catch (error) {
      return this.refuse(error instanceof ApiFault ? error.body : errorOf('systemError'), now);
    }
  }

  /** The answer that refuses a whole call. */
  refuse(error: ErrorBody, now: number): ApiReply {
    this.#state.usage.noteError(error.code, now);
    const body = failureBody(this.#state.requestIds.next(now), error);
    return { status: 200, body, code: error.code };
  }

  #identity({ method, parameters }: Incoming, now: number): ApiReply {
    if (method !== 'GET' && method !== 'POST') throw fault('methodNotSupported', method);
    const { status, body } = answerIdentity(parameters, this.#state.tokens, now);
    return { status, headers: IDENTITY_HEADERS, body: JSON.stringify(body) };
  }

  #carryOut(incoming: Incoming, found: Found, now: number): Answer | FileAnswer | AssetAnswer {
    this.#authenticate(incoming, now);
    if (found.kind === 'other method') throw fault('methodNotSupported', incoming.request.method);
    this.#admit(now);
    const { operation, names } = this.#permitted(found);
    const answer = handled(this.instance, this.#state.usage, operation, names, incoming, now);
    if (operation.method !== 'GET') {
      const { method, url, contentType, body } = incoming.request;
      this.#state.writes.note(now, method, url, contentType, body);
    }
    return answer;
  }

  #authenticate({ request, parameters }: Incoming, now: number): void {
    const token = bearerToken(request.authorization ?? '') ?? parameters.one('access_token');
    if (token === undefined || token === '') throw fault('tokenEmpty');
    const state = this.#state.tokens.stateOf(token, now);
    if (state === 'unknown') throw fault('tokenInvalid');
    if (state === 'expired') throw fault('tokenExpired');
  }

  #admit(now: number): void {
    const { limits } = this.options;
    if (!this.#state.rate.admit(now)) throw fault('rateExceeded', limits.rateCalls, RATE_WINDOW_MS / 1_000);
    if (!this.#state.usage.admit(now)) throw fault('quotaReached');
  }

  #permitted(found: Found): Extract<Found, { kind: 'operation' }> {
    if (found.kind !== 'operation') throw fault('resourceNotFound');
    const { permissions } = this.options;
    const needed = found.operation.permissions;
    const isAllowed =
      permissions === undefined || needed.length === 0 || needed.some((name) => permissions.has(name));
    if (!isAllowed) throw fault('accessDenied');
    return found;
  }
}

/** Carries out a request that nothing stands against any more. */
export function handled(
  instance: Instance,
  usage: Usage,
  operation: Operation,
  names: Readonly<Record<string, string>>,
  incoming: Incoming,
  now: number,
): ReturnType<Operation['handle']> {
  return operation.handle({
    instance,
    usage,
    parameters: incoming.parameters,
    names: decoded(names),
    body: jsonBody(operation, incoming),
    file: operation.isUpload ? uploadOf(incoming) : undefined,
    range: incoming.request.range,
    now,
  });
}

function bearerToken(header: string): string | undefined {
  // The form that nearly every client sends needs no pattern.
  if (header.startsWith('Bearer ') && !header.startsWith(' ', 7)) return header.slice(7);
  return /^Bearer\s+(.*)$/i.exec(header)?.[1];
}

function decoded(names: Readonly<Record<string, string>>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(names).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    throw fault('malformedUrl');
  }
}
