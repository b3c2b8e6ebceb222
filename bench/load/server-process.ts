/** This process's end of the process under load. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Addresses, ServerUsage } from './server.ts';

export class ServerProcess {
  readonly addresses: Addresses;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, addresses: Addresses) {
    this.#child = child;
    this.addresses = addresses;
  }

  /** Starts it, and waits until both of its servers listen. @throws Error when it ends before */
  static async start(mock: string): Promise<ServerProcess> {
    const child = fork(fileURLToPath(new URL('./server.js', import.meta.url)), [mock], { execArgv: [] });
    const addresses = await new Promise<Addresses>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Addresses));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`the server ended with code ${code} before it listened`)),
      );
    });
    return new ServerProcess(child, addresses);
  }

  /** What it has used up so far. @throws Error when it has ended */
  usage(): Promise<ServerUsage> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (message) => resolve(message as ServerUsage));
      this.#child.send('usage', (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  /** Ends it, and waits until it has ended. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}
