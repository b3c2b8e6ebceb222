/** A request that causes an error. */
import type { MockOptions } from '../support.ts';

export interface Provocation {
  readonly code: string;
  readonly message: string;
  readonly method?: string;
  /** Below the origin; `{lead}` and the like are filled in by nobody: everything has a known id. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly options?: MockOptions;
}

export type Row = readonly [code: string, message: string, path: string, body?: unknown];

/** Rows with a body are POSTs. */
export function rows(...all: readonly Row[]): Provocation[] {
  return all.map(([code, message, path, body]) => ({
    code,
    message,
    path: path.startsWith('/') ? path : `/rest/v1/${path}`,
    ...(body !== undefined && { method: 'POST', body }),
  }));
}
