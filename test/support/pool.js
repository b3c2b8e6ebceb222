/**
 * The parent's half of the test run: two children side by side, each running one test file after another. Loading
 * tsx and the libraries costs more than most test files do, so a child is kept until a file breaks it.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('run-files.js', import.meta.url));
const MAX_CHILDREN = 2;

/**
 * @typedef {object} FileResult what became of one test file
 * @property {string} file absolute path
 * @property {number} passed tests passed
 * @property {number} total tests there were
 * @property {string[]} failures uvu's texts of failed tests
 * @property {string[]} problems what was wrong around the tests
 * @property {string} output what the file printed
 * @property {number} ms wall time
 */

/**
 * Runs test files, each to its end, its failure or the limit.
 * @param {string[]} files absolute paths
 * @param {{ execArgv: string[], limitMs: number }} options Node's flags for the children; wall time allowed to a file
 * @param {(result: FileResult) => void} report called once a file, in order of completion
 * @returns {Promise<void>}
 */
export async function runOnChildren(files, options, report) {
  const waiting = [...files];
  const children = Math.min(MAX_CHILDREN, availableParallelism(), files.length);
  await Promise.all(Array.from({ length: children }, () => keepRunning(waiting, options, report)));
}

async function keepRunning(waiting, options, report) {
  let child;
  while (waiting.length > 0) {
    child ??= startChild(options.execArgv);
    const result = await runOne(child, waiting.shift(), options.limitMs);
    if (child.isGone) child = undefined;
    report(result);
  }
  if (child !== undefined) await stop(child);
}

function startChild(execArgv) {
  const running = fork(CHILD, { execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const child = { process: running, output: '', isGone: false, lastFile: 'none' };
  for (const stream of [running.stdout, running.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      child.output += text;
    });
  return child;
}

function runOne(child, file, limitMs) {
  child.output = '';
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const timer = setTimeout(() => abandon(`still ran after ${limitMs} ms`), limitMs);
    const onMessage = (message) => (message.problem ? abandon(message.problem) : finish(message));
    const onClose = (code, signal) => abandon(`ended its process early (${signal ?? `exit code ${code}`})`);
    function abandon(problem) {
      finish({ isSpent: true, problems: [`${problem} (in the same process before it: ${child.lastFile})`] });
    }
    function finish(outcome) {
      clearTimeout(timer);
      child.process.off('message', onMessage).off('close', onClose);
      child.lastFile = file;
      child.isGone = outcome.isSpent === true;
      if (child.isGone) child.process.kill('SIGKILL');
      setImmediate(() => resolve(resultOf(file, outcome, child.output, performance.now() - startedAt)));
    }
    child.process.on('message', onMessage).on('close', onClose);
    child.process.send(file, (error) => error && abandon('could not start'));
  });
}

function resultOf(file, outcome, output, ms) {
  const result = {
    file,
    passed: 0,
    total: 0,
    failures: [],
    problems: [],
    output,
    ms: Math.round(ms),
    ...outcome,
  };
  if (/UnhandledPromiseRejection|Exiting early before testing/.test(output))
    result.problems.push('printed an unhandled rejection or an early exit');
  return result;
}

/** Lets the child leave by itself, so that coverage is written. */
function stop(child) {
  return new Promise((resolve) => {
    child.process.once('close', resolve);
    child.process.send(null);
  });
}
