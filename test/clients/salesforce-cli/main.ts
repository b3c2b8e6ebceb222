/**
 * Drives the official Salesforce CLI against `npm run mock:salesforce`. It is no part of `npm test`: it installs some
 * 300 MB from npm, and a command of the CLI takes a second or two. Linux on x64.
 *
 *     npm run try:salesforce-cli -- [folder]
 *
 * The folder keeps the installed CLI for the next time; without one it is made below the system's own for temporary
 * files and removed afterwards. Ends with 1 when a step did not come out as it should.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessToken } from '../../mock-salesforce/small-org.ts';
import { salesforceCli } from './install.ts';
import { STEPS, type Stage, type Step } from './steps.ts';

const [given] = process.argv.slice(2);
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'salesforce-cli-')) : resolve(given);
const server = spawn(process.execPath, ['build/bench/mock.js', 'salesforce', '--port', '0']);
try {
  const url = await addressOf(server);
  const cli = await salesforceCli(folder);
  const stage = { cli, url, accessToken: await accessToken(url) };
  for (const step of STEPS) await tell(step, stage);
} finally {
  server.kill();
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}

/** The address that the server prints when it listens. */
function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = '';
    stdout?.on('data', (chunk: Buffer) => {
      printed += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address !== undefined) found(address);
    });
    stderr?.on('data', (chunk: Buffer) => failed(new Error(String(chunk))));
  });
}

async function tell({ name, run }: Step, stage: Stage): Promise<void> {
  const startedAt = Date.now();
  try {
    await run(stage);
    console.log(`ok    ${name}  ${Date.now() - startedAt} ms`);
  } catch (error) {
    console.log(`FAIL  ${name}\n${(error as Error).message}`);
    process.exitCode = 1;
  }
}
