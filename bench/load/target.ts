/** What a load run asks of a mock: named targets, each a set of like requests with different data. */

/** One request. All requests of a target have the same method. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a target is held against: a bare Fastify route, or the same requests with the journal of the mock off. */
export type Beside = 'bare' | 'withoutJournal';

export interface Target {
  /** `record-read`, as `--min-ratio` names it. */
  readonly name: string;
  readonly what: string;
  /** Sent in turn, so that no answer is measured that only one record gets. */
  readonly requests: readonly LoadRequest[];
  /** Records that a request reads or writes; 1 if nothing else is said. */
  readonly records?: number;
  readonly beside: Beside;
  /** The least ratio to that which is good enough; undefined for targets that are only measured. */
  readonly minRatio: number | undefined;
  /** Whether a reply with HTTP status 200 is the success that it looks like. */
  readonly isSuccess: (status: number, body: string) => boolean;
}

/** A mock with its data behind a server, and what to do to it. */
export interface LoadPlan {
  readonly targets: readonly Target[];
  /** What differs from the original, so that it is not hidden in a figure. */
  readonly raised: readonly string[];
}

/** With the journal, what a mock answers without it less a quarter, at the very least. */
const MIN_RATIO_OF_JOURNAL = 0.75;

/** What the journal of requests costs, by the requests of another target: the cheaper they are, the more it shows. */
export function journalTarget({ what, ...target }: Target): Target {
  return { ...target, name: 'journal', what, beside: 'withoutJournal', minRatio: MIN_RATIO_OF_JOURNAL };
}

/** Sends one request by itself. */
export async function send(
  origin: string,
  { method, path, headers, body }: LoadRequest,
): Promise<{ status: number; text: string }> {
  const reply = await fetch(origin + path, { method, headers, ...(body === undefined ? {} : { body }) });
  return { status: reply.status, text: await reply.text() };
}
