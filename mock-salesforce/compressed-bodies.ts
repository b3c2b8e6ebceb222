/**
 * Bodies that a client has compressed, as the Java toolkit does by default (documented, REST guide "Using Compression").
 * Fastify counts what comes out of the decoder, so a small body that grows beyond the limit is refused as a large one.
 */
import type { Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import type { FastifyInstance, RequestPayload } from 'fastify';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
};

export function takeCompressedBodies(server: FastifyInstance): void {
  server.addHook('preParsing', ({ headers, method }, _reply, payload, done) => {
    const encoding = headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity' || method === 'GET' || method === 'HEAD') {
      done();
      return;
    }
    const decoder = DECODERS[encoding.toLowerCase()];
    if (decoder === undefined) done(unknownEncoding(encoding));
    else done(null, decoded(payload, decoder()));
  });
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
  // Nobody else listens where the body is not wanted.
  decoder.on('error', () => payload.unpipe(decoder));
  return payload.pipe(decoder) as RequestPayload;
}

function unknownEncoding(encoding: string): Error {
  return Object.assign(new Error(`Content encoding ${encoding}`), { statusCode: 415 });
}
