/** What a call that runs a campaign says: tokens, the time of the run, the name of a cloned program. */
import { civilOf, instantOf, parseInstant } from '../../engine/kernel/index.ts';
import {
  SCHEDULE_AHEAD_MS,
  SCHEDULE_YEARS,
  TOKENS_PER_REQUEST,
  type Tokens,
  tokenName,
} from '../campaigns/index.ts';
import { fault } from '../errors.ts';
import type { JsonObject } from '../http/operation.ts';
import { sentText } from '../values.ts';

/** The call's own values for My Tokens, none when it has none. @throws ApiFault 1003 */
export function tokensIn({ tokens }: JsonObject): Tokens {
  if (tokens === undefined || tokens === null) return new Map();
  if (!Array.isArray(tokens)) throw fault('tokenNameInvalid', JSON.stringify(tokens));
  if (tokens.length > TOKENS_PER_REQUEST) throw fault('tooManyValues', 'tokens', TOKENS_PER_REQUEST);
  return new Map(
    tokens.map((token: { name?: unknown; value?: unknown } | null) => {
      const name = tokenName(sentText(token?.name));
      if (name === undefined) throw fault('tokenNameInvalid', sentText(token?.name));
      return [name, sentText(token?.value ?? '')];
    }),
  );
}

/**
 * When a scheduled run starts: never sooner than in five minutes, however early `runAt` is (documented).
 * @throws ApiFault 704 for what is no date, 1042 for a date more than two years ahead
 */
export function runAtIn({ runAt }: JsonObject, now: number): number {
  const earliest = now + SCHEDULE_AHEAD_MS;
  if (runAt === undefined || runAt === null || runAt === '') return earliest;
  const at = /^\d{4}-\d\d-\d\d/.test(sentText(runAt)) ? parseInstant(sentText(runAt)) : Number.NaN;
  if (Number.isNaN(at)) throw fault('badDate', sentText(runAt));
  if (at > yearsAfter(now, SCHEDULE_YEARS)) throw fault('runAtTooFar');
  return Math.max(at, earliest);
}

function yearsAfter(now: number, years: number): number {
  const { year, month, day } = civilOf(now);
  return instantOf(year + years, month, day) + (now - instantOf(year, month, day));
}

/** The guide calls the member `cloneToProgram`, the OpenAPI file and the error table `cloneToProgramName`. */
export function cloneNameIn({ cloneToProgramName, cloneToProgram }: JsonObject): string | undefined {
  const name = cloneToProgramName ?? cloneToProgram;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}
