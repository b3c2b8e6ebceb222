/**
 * Runs the compiled tests: `node test/support/run.js [pattern…]`. uvu runs them; this file decides whether the run was a
 * success, because uvu calls a run green that ran nothing, lost a suite or swallowed a hook's error.
 *
 *   pattern        part of a path below test/, a regular expression, or the path of one file; without one, all files
 *   --raise-floor  after a green run of everything, commit to this many tests
 *   --floor n      the fewest tests there must be, in place of the committed figure
 *   --limit-ms n   wall time allowed to one file
 *
 * The last line is `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runOnChildren } from './pool.js';
import { brokenSuiteRules } from './suite-rules.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLOOR_FILE = fileURLToPath(new URL('floor.json', import.meta.url));
const SOURCE_FOLDERS = ['engine', 'mock-salesforce', 'mock-marketo', 'scenarios', 'bench', 'test'];

/** Lines of a stack that say only how the test was called. */
const RUNNERS_OWN_FRAME = /^.* at .*(?:node_modules.uvu|test.support.run-files\.js).*\n/gm;

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    'raise-floor': { type: 'boolean', default: false },
    floor: { type: 'string' },
    'limit-ms': { type: 'string', default: '120000' },
  },
});

function findFiles() {
  const all = readdirSync(join(ROOT, 'test'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(ROOT, 'test', name));
  if (patterns.length === 0) return all;
  const isFile = (pattern) => existsSync(pattern) && statSync(pattern).isFile();
  const named = patterns.filter(isFile).map((pattern) => resolve(pattern));
  const expressions = patterns.filter((pattern) => !isFile(pattern)).map((pattern) => new RegExp(pattern));
  const matching = all.filter((file) => expressions.some((e) => e.test(relative(join(ROOT, 'test'), file))));
  return [...new Set([...named, ...matching])];
}

/** The compiled twin of a test file. */
function compiledFile(file) {
  return join(ROOT, 'build', relative(ROOT, file)).replace(/\.ts$/, '.js');
}

/** Puts what the code reads at run time beside the compiled code. */
function copyAssets() {
  const isAsset = (path) => !path.endsWith('.ts');
  for (const folder of SOURCE_FOLDERS)
    cpSync(join(ROOT, folder), join(ROOT, 'build', folder), { recursive: true, filter: isAsset });
  cpSync(join(ROOT, 'package.json'), join(ROOT, 'build', 'package.json'));
}

function printResult(result) {
  const name = relative(ROOT, result.file);
  console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${name}  ${result.passed} passed  ${result.ms} ms`);
  for (const problem of result.problems) console.log(`\n  ${name} ${problem}\n`);
  for (const failure of result.failures) console.log(`\n${failure.replace(RUNNERS_OWN_FRAME, '')}`);
  if (result.failed > 0 && result.output.trim() !== '') console.log(`  It printed:\n${result.output}`);
}

/** Runs the files and prints each; returns how many tests passed and how many failures and problems there were. */
async function runAndPrint(files) {
  const sum = { passed: 0, failed: 0 };
  const sourceOf = new Map(files.map((file) => [compiledFile(file), file]));
  const execArgv = ['--enable-source-maps'];
  await runOnChildren([...sourceOf.keys()], { execArgv, limitMs: Number(options['limit-ms']) }, (result) => {
    const file = sourceOf.get(result.file);
    const problems = [...brokenSuiteRules(readFileSync(file, 'utf8')), ...result.problems];
    const failed = result.total - result.passed + problems.length;
    printResult({ ...result, file, problems, failed });
    sum.passed += result.passed;
    sum.failed += failed;
  });
  return sum;
}

/** Tests that vanish must not go unnoticed; a part of the tests has no floor unless one is given. */
function floorProblem(passed) {
  if (options.floor === undefined && patterns.length > 0) return undefined;
  const floor = Number(options.floor ?? JSON.parse(readFileSync(FLOOR_FILE, 'utf8')).tests);
  if (passed >= floor) return undefined;
  return `${passed} tests passed and the floor is ${floor}: tests went missing. If that is meant, lower it in test/support/floor.json.`;
}

const files = findFiles();
copyAssets();
const { passed, failed } = await runAndPrint(files);
const missing = files.length === 0 ? `No test file matches ${patterns.join(' ')}.` : floorProblem(passed);
if (missing !== undefined) console.log(`\n${missing}`);
const failures = missing === undefined ? failed : failed + 1;
if (options['raise-floor'] && failures === 0 && patterns.length === 0)
  writeFileSync(FLOOR_FILE, `${JSON.stringify({ tests: passed })}\n`);
console.log(`\n${passed} passed, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
