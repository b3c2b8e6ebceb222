/**
 * Requests that faults or locks keep waiting. Each costs a timer and an entry in a set, never a thread, so thousands
 * can wait at once. A client that goes away leaves the room, and its request is not carried out any more.
 */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Does something after so many milliseconds of real time. */
export type Later = (ms: number, work: () => void) => void;

/** How long a server that is told to close lets requests finish. */
const CLOSE_GRACE_MS = 2_000;

export class WaitingRoom {
  readonly #later: Later;
  readonly #sockets = new Set<Socket>();

  /** @param later the server's timers: a mock has none of its own */
  constructor(later: Later) {
    this.#later = later;
  }

  /** Goes on with a request after a while, if its client is still there. */
  wait(socket: Socket, ms: number, goOn: () => void): void {
    const leave = () => this.#sockets.delete(socket);
    this.#sockets.add(socket);
    socket.once('close', leave);
    this.#later(ms, () => {
      socket.off('close', leave);
      if (this.#sockets.delete(socket)) goOn();
    });
  }

  /** Keeps a request that is never answered. */
  keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** When the server closes, requests that wait are given up at once; the others may finish, but not for ever. */
  closeWith(server: FastifyInstance): void {
    server.addHook('preClose', (done) => {
      for (const socket of this.#sockets) socket.destroy();
      this.#later(CLOSE_GRACE_MS, () => server.server.closeAllConnections());
      done();
    });
  }
}
