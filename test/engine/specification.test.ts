import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Parameter, SYNC_PARAMETERS } from '../../engine/sync/index.ts';
import { catalogue } from '../../scenarios/index.ts';
import { readRepository } from '../support/repository.ts';

const test = suite('specification: every table of SPEC.md says what is so, and where it comes from');

const files = readRepository();
const spec = files.get('engine/sync/SPEC.md')!;

/** The tables under a heading, or of the whole page: each row by the titles of its columns. */
function rowsUnder(heading?: string): Record<string, string>[] {
  const start = heading === undefined ? 0 : spec.indexOf(`\n## ${heading}\n`) + 1;
  const end = heading === undefined ? -1 : spec.indexOf('\n## ', start);
  const rows: Record<string, string>[] = [];
  let head: string[] | undefined;
  for (const line of spec.slice(start, end < 0 ? undefined : end).split('\n')) {
    const cells = line.startsWith('|') ? cellsOf(line) : undefined;
    if (cells === undefined || head === undefined) head = cells;
    else if (!/^-+$/.test(cells[0]!))
      rows.push(Object.fromEntries(head.map((title, i) => [title, cells[i] ?? ''])));
  }
  return rows;
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const quoted = (text: string, form: RegExp): string[] => [...text.matchAll(form)].map(([, found]) => found!);

const invariants = rowsUnder('Invariants');

test('invariants are numbered one after the other', () => {
  assert.ok(invariants.length >= 17);
  assert.equal(
    invariants.map((row) => Number(row['#'])),
    invariants.map((_, place) => place + 1),
  );
});

for (const row of invariants) {
  test(`invariant ${row['#']} is enforced by what its row names`, () => {
    const enforcedBy = row['Enforced by']!;
    const tests = quoted(enforcedBy, /`(test\/[^`]+)`/g);
    assert.ok(tests.length > 0, enforcedBy);
    for (const path of tests)
      assert.ok(files.get(path)?.includes(`(invariant ${row['#']})`), `no test in ${path} says so`);
    for (const path of quoted(enforcedBy, /`((?:scenarios|engine)\/[^`]+)`/g))
      assert.ok(files.has(path), path);
    for (const name of quoted(enforcedBy, /scenario `([^`]+)`/g))
      assert.ok(
        catalogue.some((scenario) => scenario.name === name),
        name,
      );
  });
}

test('no test speaks of an invariant that does not name it', () => {
  for (const [path, text] of files) {
    if (!path.endsWith('.test.ts')) continue;
    for (const number of quoted(text, /\(invariant (\d+)\)['`]/g)) {
      const row = invariants.find((one) => one['#'] === number);
      assert.ok(row?.['Enforced by']?.includes(path), `${path} says that it enforces invariant ${number}`);
    }
  }
});

const sources = rowsUnder('Sources');

/** Every statement that comes with a source: rows of tables, and parameters. */
const statements: readonly (readonly [what: string, source: string])[] = [
  ...rowsUnder()
    .filter((row) => row.Source !== undefined)
    .map((row) => [Object.values(row)[0]!, row.Source!] as const),
  ...Object.entries<Parameter>(SYNC_PARAMETERS).map(
    ([name, { confidence, source }]) => [name, `${confidence}: ${source}`] as const,
  ),
];

test('every assumption says how sure it is, and names the document where it is not ours alone', () => {
  assert.ok(statements.length > 50, `${statements.length}`);
  for (const [what, source] of statements) {
    assert.match(source, /documented|reported|assumed/, `${what}: ${source}`);
    const isClaimed = /(?<!not )documented|reported/.test(source);
    assert.ok(!isClaimed || /\bS\d+\b/.test(source), `${what} names no document: ${source}`);
  }
});

test('every document that is named has a row, and every row is named', () => {
  const schema = [...files].filter(([path]) => path.startsWith('scenarios/schema/'));
  const named = new Set([...statements, ...schema].flatMap(([, text]) => quoted(text, /\b(S\d+)\b/g)));
  const known = sources.map((row) => row.Key!);
  assert.equal([...named].sort(), known.toSorted());
  for (const { Document: document } of sources) assert.ok(document!.length > 10, document);
});

const sites = rowsUnder('Retry sites');

/** What the code says of itself: `Retry site: ` and a name, up to the end of the sentence. */
function markedSites(): string[] {
  return [...files].flatMap(([path, text]) => {
    if (!path.startsWith('engine/') || !path.endsWith('.ts')) return [];
    const comment = text.replaceAll(/\n \* ?/g, ' ');
    return quoted(comment, /Retry site: ([^.]+)\./g).map((name) => `${name} in ${path}`);
  });
}

test('the table of retry sites has those that the code names, each with its bound', () => {
  assert.equal(
    sites.map((row) => `${row.Site} in ${row.Where!.replaceAll('`', '')}`).sort(),
    markedSites().sort(),
  );
  for (const row of sites) assert.ok(row.Bound!.length > 5 && row['Why the next try differs']!.length > 5);
});

/** A process that hands the effects of another one on asks for nothing by itself. */
const HANDS_ON = ['engine/drivers/link.ts'];

test('wherever the engine goes round without a count, or tries records a second time, there is a retry site', () => {
  const marked = markedSites().map((site) => site.split(' in ')[1]!);
  const going = [...files].filter(
    ([path, text]) =>
      /^engine\/(sync|drivers)\/.*\.ts$/.test(path) &&
      /for \(;;\)|while \(|sortOutFinally[,)(]/.test(text) &&
      !text.includes('export function sortOutFinally'),
  );
  assert.ok(going.length > 5);
  for (const [path] of going) assert.ok(marked.includes(path) || HANDS_ON.includes(path), path);
});

test.run();
