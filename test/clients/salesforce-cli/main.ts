/**
 * Drives the official Salesforce CLI against the mock, an empty org as `npm run mock:salesforce` starts it, but with
 * small pages of bulk results. It is no part of `npm test`: it installs some
 * 300 MB from npm, and a command of the CLI takes a second or two. Linux on x64.
 *
 *     npm run try:salesforce-cli -- [folder]
 *
 * The folder keeps the installed CLI for the next time; without one it is made below the system's own for temporary
 * files and removed afterwards. Ends with 1 when a step did not come out as it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildServer, Org } from '../../../mock-salesforce/index.ts';
import { accessToken } from '../../mock-salesforce/small-org.ts';
import { salesforceCli } from './install.ts';
import { RESULT_ROWS, STEPS, type Stage, type Step } from './steps.ts';

const [given] = process.argv.slice(2);
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'salesforce-cli-')) : resolve(given);
const clock = { now: () => Date.now() };
const org = new Org({ startAt: clock.now(), bulk: { resultRows: RESULT_ROWS } });
const server = await buildServer(org, { clock });
try {
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const cli = await salesforceCli(folder);
  const stage = { cli, url, accessToken: await accessToken(url) };
  for (const step of STEPS) await tell(step, stage);
} finally {
  await server.close();
  if (given === undefined) rmSync(folder, { recursive: true, force: true });
}

async function tell({ name, run }: Step, stage: Stage): Promise<void> {
  const startedAt = Date.now();
  try {
    await run(stage);
    console.log(`ok    ${name}  ${Date.now() - startedAt} ms`);
  } catch (error) {
    const { message, actual } = error as Error & { actual?: unknown };
    console.log(`FAIL  ${name}\n${message}${actual === undefined ? '' : ` ${JSON.stringify(actual)}`}`);
    process.exitCode = 1;
  }
}
