/** What a proxy in front of the API says when the API itself does not: a page, no JSON (assumed). */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

export const PAGE_TYPE = 'text/html';

/** The page of a status. */
export function gatewayPage(status: number): string {
  const text = `${status} ${STATUS_CODES[status] ?? 'Unknown'}`;
  return `<html><head><title>${text}</title></head><body><center><h1>${text}</h1></center></body></html>\n`;
}

const STATUS_OF: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers what is no HTTP request, or never becomes a whole one, and closes the connection. */
export function refuseBrokenRequest({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[code] ?? 400;
  const page = gatewayPage(status);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `Content-Type: ${PAGE_TYPE}`,
      `Content-Length: ${Buffer.byteLength(page)}`,
      'Connection: close',
      '',
      page,
    ].join('\r\n'),
  );
}
