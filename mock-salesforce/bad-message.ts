/**
 * What is no HTTP never reaches the API: the server in front of it answers with a page of its own and closes the
 * connection (observed, `<h1>Bad Message 400</h1><pre>reason: …</pre>` in simple-salesforce issue 710).
 */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

interface ClientError extends Error {
  readonly code?: string;
  readonly reason?: string;
}

const STATUSES: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers on the bare socket; one that is gone already is only cleaned up. */
export function refuseBadMessage(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const status = STATUSES[error.code ?? ''] ?? 400;
  const text = STATUS_CODES[status]!;
  const reason = status === 400 ? (error.reason ?? text) : text;
  const page = `<h1>Bad Message ${status}</h1><pre>reason: ${reason}</pre>`;
  const head = `HTTP/1.1 ${status} ${text}\r\nContent-Type: text/html;charset=iso-8859-1\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n`;
  socket.end(head + page, () => socket.destroy());
}
