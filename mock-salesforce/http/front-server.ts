/**
 * The server in front of the API: what is no HTTP, or has a longer address or head than it takes, never reaches the
 * API. It answers with a page of its own and closes the connection (observed, `<h1>Bad Message 400</h1><pre>reason: …`
 * in simple-salesforce issue 710, `Bad Message 431` in Stitch's documentation).
 */
import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { REQUEST_HEAD_BYTES } from '../limits.ts';

interface ClientError extends Error {
  readonly code?: string;
  readonly reason?: string;
}

const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What the parser still reads, so that an address which is too long is told from a head that is. Ours. */
const READ_HEAD_BYTES = 1_048_576;

const CHECK_CONNECTIONS_MS = 5_000;
/** How long a connection is kept that nobody uses: longer than clients do. Fastify's default. */
const KEEP_ALIVE_MS = 72_000;

/** A server that hands on what it takes. A request that is not complete after `requestTimeoutMs` gets 408. */
export function createFrontServer(handOn: RequestListener, requestTimeoutMs: number): Server {
  const options = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: Math.min(CHECK_CONNECTIONS_MS, requestTimeoutMs),
    maxHeaderSize: READ_HEAD_BYTES,
  };
  const server = createServer(options, (request, response) => {
    const { url = '', rawHeaders } = request;
    const status = tooLong(url, rawHeaders);
    if (status === undefined) handOn(request, response);
    else request.socket.end(badMessage(status), () => request.socket.destroy());
  });
  // Bytes are counted, so that headers need not be: Node would drop those after the thousandth.
  server.maxHeadersCount = 0;
  return server;
}

/** 414 for the address, 431 for address and headers together (documented, Salesforce Help 000386264). */
function tooLong(url: string, rawHeaders: readonly string[]): 414 | 431 | undefined {
  if (url.length > REQUEST_HEAD_BYTES) return 414;
  let bytes = url.length;
  for (let i = 0; i < rawHeaders.length; i += 1) bytes += rawHeaders[i]!.length + ': '.length;
  return bytes > REQUEST_HEAD_BYTES ? 431 : undefined;
}

/** Answers on the bare socket; one that is gone already is only cleaned up. */
export function refuseBadMessage(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  socket.end(badMessage(status, status === 400 ? error.reason : undefined), () => socket.destroy());
}

function badMessage(status: number, reason: string = STATUS_CODES[status]!): string {
  const page = `<h1>Bad Message ${status}</h1><pre>reason: ${reason}</pre>`;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/html;charset=iso-8859-1\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`;
}
