/**
 * gzip, as the web server in front of the API does it: for answers of 1,024 bytes or more, but not for bulk files, when the
 * client says that it takes it (documented, Adobe "Performance").
 */
import { constants, gzipSync } from 'node:zlib';

/** Bytes from which on an answer is compressed (documented). */
const COMPRESSED_BYTES = 1_024;

/** nginx's own default (assumed to be that of the original). */
const LEVEL = constants.Z_BEST_SPEED;

/** A body as it is sent, and the headers that say so; `headers` is undefined for an answer that is never compressed. */
export interface Encoded {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

const PLAIN = { vary: 'Accept-Encoding' };
const GZIPPED = { ...PLAIN, 'content-encoding': 'gzip' };

/** Encodes the answer to a request for a path. */
export function encoded(body: string | Buffer, url: string, acceptEncoding: string | undefined): Encoded {
  if (body.length < COMPRESSED_BYTES && Buffer.byteLength(body) < COMPRESSED_BYTES) {
    return { body, headers: undefined };
  }
  if (url.startsWith('/bulk/')) return { body, headers: undefined };
  if (!acceptsGzip(acceptEncoding)) return { body, headers: PLAIN };
  return { body: gzipSync(body, { level: LEVEL }), headers: GZIPPED };
}

/** `gzip;q=0` is a refusal. */
function acceptsGzip(acceptEncoding: string | undefined): boolean {
  if (acceptEncoding === undefined) return false;
  return /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[\d.]+)?\s*(,|$)/i.test(acceptEncoding);
}
