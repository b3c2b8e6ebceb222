/**
 * Requests on condition: `If-Modified-Since` asks for a record only when it has changed, `If-Unmodified-Since` refuses
 * to touch one that has (documented, REST guide "Conditional Requests"). Both compare whole seconds of
 * LastModifiedDate; a date that cannot be read is no condition (RFC 9110).
 */
import { SECOND_MS } from '../../../engine/kernel/index.ts';
import { type Call, type Reply, restError } from '../../api.ts';
import { failure } from '../../errors.ts';
import type { Records } from '../../records.ts';

/** The reply to a request whose condition is not met, or undefined. */
export function unmetCondition({ incoming }: Call, records: Records, row: number): Reply | undefined {
  const { 'if-modified-since': modified, 'if-unmodified-since': unmodified } = incoming.headers;
  if (modified === undefined && unmodified === undefined) return undefined;
  const changed = records.lastModified[row]! * SECOND_MS;
  if (changed > instantOf(unmodified)) return restError(failure('preconditionFailed'));
  return incoming.method === 'GET' && changed <= instantOf(modified) ? { status: 304 } : undefined;
}

function instantOf(date: string | undefined): number {
  return date === undefined ? Number.NaN : Date.parse(date);
}
