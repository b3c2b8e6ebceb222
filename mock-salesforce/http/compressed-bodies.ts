/**
 * Bodies that a client has compressed, as the Java toolkit does by default (documented, REST guide "Using Compression").
 * Fastify counts what comes out of the decoder, so a small body that grows beyond the limit is refused as a large one.
 */
import type { Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
};

/** A hook of the routes that take bodies; the others do not pay for it. */
export function decompressed(
  { headers }: FastifyRequest,
  _reply: FastifyReply,
  payload: RequestPayload,
  done: (error?: Error | null, payload?: RequestPayload) => void,
): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') {
    done();
    return;
  }
  const decoder = DECODERS[encoding.toLowerCase()];
  if (decoder === undefined) done(unknownEncoding(encoding));
  else done(null, decoded(payload, decoder()));
}

/** The decoder tells Fastify how much came in, which must be as much as was announced. */
function decoded(payload: RequestPayload, decoder: Transform): RequestPayload {
  const counted: RequestPayload & { receivedEncodedLength: number } = Object.assign(decoder, {
    receivedEncodedLength: 0,
  });
  payload.on('data', (chunk: Buffer) => {
    counted.receivedEncodedLength += chunk.length;
  });
  payload.on('error', (error) => decoder.destroy(error));
  decoder.on('error', () => payload.unpipe(decoder));
  return payload.pipe(decoder) as RequestPayload;
}

function unknownEncoding(encoding: string): Error {
  return Object.assign(new Error(`Content encoding ${encoding}`), { statusCode: 415 });
}
