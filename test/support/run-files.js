/**
 * The child's half of the test run: imports one test file after another, as the parent names them, runs the suites that
 * uvu has queued, and reports what uvu's own summary would not say. It is a process of its own so that a test file that
 * exits, hangs or throws outside a test takes nothing with it but itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** Tells uvu to queue suites instead of running them when the event loop comes round. */
globalThis.UVU_DEFER = 1;

/**
 * Imports a test file and runs its suites.
 * @param {string} file absolute path of the test file
 * @returns {Promise<{ passed: number, total: number, failures: string[], problems: string[], isSpent: boolean }>}
 *   `failures` are uvu's texts of failed tests, `problems` are what was wrong around the tests; a spent process is not
 *   fit for another file
 */
async function runFile(file) {
  const suites = [];
  globalThis.UVU_QUEUE = [suites];
  globalThis.UVU_INDEX = 0;
  const result = { passed: 0, total: 0, failures: [], problems: [], isSpent: false };
  const serversBefore = countServers();
  try {
    await import(pathToFileURL(file).href);
    for (const runSuite of suites) addSuite(result, await runSuite());
  } catch (error) {
    result.problems.push(`threw outside a test: ${error?.stack ?? error}`);
  }
  if (result.total === 0 && result.problems.length === 0) result.problems.push('ran no test');
  await settle();
  if (countServers() > serversBefore) result.problems.push('left a server listening: close it in a finally');
  result.isSpent = !(await becomesIdle());
  if (result.isSpent) result.problems.push('left work running after its last test: end it, or wait for it');
  process.exitCode = 0;
  return result;
}

function addSuite(result, [errors, passed, skipped, total]) {
  result.passed += passed;
  result.total += total;
  if (typeof errors === 'string') result.failures.push(errors);
  else if (passed !== total)
    result.problems.push(
      `passed ${passed} of ${total} tests without a failure: a hook threw and uvu swallowed it`,
    );
  if (total === 0) result.problems.push('runs a suite without a test');
  if (skipped > 0) result.problems.push(`skipped ${skipped} tests`);
}

function countServers() {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
}

/** Gives rejections that nobody handles, and servers that are closing, two turns to show themselves. */
async function settle() {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Whether the process has nothing to do for a moment, within two seconds. */
async function becomesIdle() {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const before = performance.eventLoopUtilization();
    await sleep(20);
    if (performance.eventLoopUtilization(before).utilization < 0.5) return true;
  }
  return false;
}

process.on('uncaughtException', (error, origin) => {
  const problem = `raised an ${origin} outside a test: ${error?.stack ?? error}`;
  process.send({ problem }, () => process.exit(1));
});

process.on('message', async (file) => {
  if (file === null) process.exit(0);
  process.send(await runFile(file));
});
