/** What a verb of the SOAP API is: its input as a schema, and what it answers. */
import type { z } from 'zod';
import type { Call } from '../api.ts';
import type { Outcome } from '../errors.ts';
import type { Headers } from './headers.ts';
import type { SObject } from './sobject.ts';

/** A call on its way through a verb. `user` and `token` are those of the session in the envelope. */
export interface SoapCall extends Call {
  readonly headers: Headers;
}

/** What stands in `result`: one, several, or nothing. */
export type Result = object | readonly object[] | undefined;

export interface Verb {
  /** `login` is open to everyone; all others need a session and cost a request. */
  readonly access: 'session' | 'open';
  readonly input: z.ZodType;
  /** The records that come with a request, of verbs that write such. */
  readonly records: (input: never) => readonly SObject[];
  readonly handle: (call: SoapCall, input: never) => Outcome<Result>;
}

/** What `verb` is told about a verb that is not like most. */
interface VerbOptions<I> {
  readonly access?: Verb['access'];
  readonly records?: (input: I) => readonly SObject[];
}

const NONE = () => [];

export function verb<S extends z.ZodType>(
  input: S,
  handle: (call: SoapCall, input: z.output<S>) => Outcome<Result>,
  { access = 'session', records = NONE }: VerbOptions<z.output<S>> = {},
): Verb {
  return { access, input, records: records as Verb['records'], handle: handle as Verb['handle'] };
}
