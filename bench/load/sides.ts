/** The two sides of a comparison: a target's requests, and what they are held against. */
import { bareRequests } from './bare-server.ts';
import type { ClosedLoad } from './closed-model.ts';
import type { Addresses } from './server-process.ts';
import { send, type Target } from './target.ts';

export interface Side {
  readonly load: Omit<ClosedLoad, 'kind' | 'seconds'>;
  /** Makes the server ready for a round. */
  readonly prepare: () => Promise<void>;
}

export interface Sides {
  readonly own: Side;
  readonly other: Side;
}

export function sidesOf({ mock, bare }: Addresses, target: Target, connections: number): Sides {
  const load = { origin: mock, requests: target.requests, connections };
  if (target.beside === 'withoutJournal') {
    const side = (on: boolean): Side => ({ load, prepare: () => switchJournal(mock, on) });
    return { own: side(true), other: side(false) };
  }
  const prepare = async () => {};
  const other = { origin: bare, requests: bareRequests(target), connections };
  return { own: { load, prepare }, other: { load: other, prepare } };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** @throws Error when the mock does not do it */
async function switchJournal(origin: string, on: boolean): Promise<void> {
  const path = '/__mock/requests';
  const { status, text } = await send(origin, {
    method: 'POST',
    path,
    headers: JSON_TYPE,
    body: `{"on":${on}}`,
  });
  if (status !== 200) throw new Error(`POST ${path} was answered with ${status}: ${text}`);
}
