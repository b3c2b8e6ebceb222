/** The envelope of all REST answers, in the key order of the live server (observed, recorded answers). */
import { type Stream, streamFor } from '../../engine/kernel/index.ts';
import type { ErrorBody } from '../errors.ts';

/** What an operation answers; what is undefined is left out. */
export interface Answer {
  readonly result?: readonly unknown[];
  readonly nextPageToken?: string;
  readonly moreResult?: boolean;
}

/** What an operation of the Asset API answers. */
export interface AssetAnswer {
  readonly assets: readonly object[];
}

/** Request ids: a random number below 100,000 and the instant in milliseconds, both hexadecimal (observed). */
export class RequestIds {
  readonly #stream: Stream;

  constructor(seed: number) {
    this.#stream = streamFor(seed, 'request ids');
  }

  next(now: number): string {
    return `${this.#stream.int(0, 99_999).toString(16)}#${now.toString(16)}`;
  }
}

/** The body of a call that succeeded, as compact JSON. */
export function successBody(requestId: string, { result, nextPageToken, moreResult }: Answer): string {
  return JSON.stringify({ requestId, result, success: true, nextPageToken, moreResult });
}

/**
 * The body of an Asset API call: with errors and warnings, in an order of its own. Nothing found is no result and a
 * warning (observed, recorded answers).
 */
export function assetBody(requestId: string, { assets }: AssetAnswer): string {
  const isFound = assets.length > 0;
  const warnings = isFound ? [] : ['No assets found for the given search criteria.'];
  return JSON.stringify({
    success: true,
    errors: [],
    requestId,
    warnings,
    ...(isFound && { result: assets }),
  });
}

/** The body of a call that was refused. */
export function failureBody(requestId: string, error: ErrorBody): string {
  return JSON.stringify({ requestId, success: false, errors: [error] });
}
