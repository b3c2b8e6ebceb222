/** This process's end of the process under load. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BareRoute } from './bare-server.ts';
import type { Answer, Question, ServerUsage } from './server.ts';

/** Where the two sides of a comparison are asked. */
export interface Addresses {
  readonly mock: string;
  readonly bare: string;
}

export class ServerProcess {
  readonly mock: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, mock: string) {
    this.#child = child;
    this.mock = mock;
  }

  /** Starts it, and waits until the mock listens. @throws Error when it ends before */
  static async start(mock: string): Promise<ServerProcess> {
    const child = fork(fileURLToPath(new URL('./server.js', import.meta.url)), [mock], { execArgv: [] });
    const address = await new Promise<string>((resolve, reject) => {
      child.once('message', (answer) => resolve((answer as { address: string }).address));
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`the server ended with code ${code} before it listened`)),
      );
    });
    return new ServerProcess(child, address);
  }

  /** Starts the bare server beside the mock. @throws Error when the process has ended */
  async addBare(routes: readonly BareRoute[]): Promise<Addresses> {
    const { address } = (await this.#ask({ bare: routes })) as { address: string };
    return { mock: this.mock, bare: address };
  }

  /** What it has used up so far. @throws Error when it has ended */
  async usage(): Promise<ServerUsage> {
    return (await this.#ask('usage')) as ServerUsage;
  }

  /** Ends it, and waits until it has ended. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** One question at a time. */
  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (answer) => resolve(answer as Answer));
      this.#child.send(question, (error) => {
        if (error !== null) reject(error);
      });
    });
  }
}
