/** How calls to remote systems end: whole ones, and single records of them. */

/** An error of a remote system, with its own code and message. */
export interface RemoteError {
  readonly code: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

export type Outcome<T> = (
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RemoteError }
) & {
  /** How long the call waited for locks of others, in ms; not given when it did not. */
  readonly waitedMs?: number | undefined;
};

/** What became of one record of a create or a conversion: the new record's number, or why there is none. */
export type CreateResult =
  | { readonly row: number; readonly error?: undefined }
  | { readonly row?: undefined; readonly error: RemoteError };

/** What became of one record of a write; `error` is undefined when it was written. */
export interface WriteResult {
  readonly error?: RemoteError | undefined;
}
