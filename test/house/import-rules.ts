/** Who may import whom: the floors of the house, and no file that nobody needs. */
import { graphOf, type ModuleGraph, reachedFrom, sourceOf } from '../support/module-graph.ts';
import { type Files, type Room, roomOf } from '../support/repository.ts';

interface Rule {
  /** Files of other rooms; one that ends in a slash opens the whole room. */
  readonly doors: readonly string[];
  readonly advice: string;
}

const KERNEL = 'engine/kernel/index.ts';
const CONTROL = 'engine/control/index.ts';
const ENGINE = [KERNEL, CONTROL, 'engine/sync/index.ts', 'engine/drivers/'];
const MOCKS = ['mock-salesforce/index.ts', 'mock-marketo/index.ts'];
const MOCK: Rule = {
  doors: [KERNEL, CONTROL],
  advice:
    'a mock knows itself, engine/kernel/index.ts and engine/control/index.ts; what else it shares with the other mock or the engine is written twice, for shared rules hide shared mistakes',
};

const RULES: Readonly<Record<Room, Rule>> = {
  'engine/kernel': { doors: [], advice: 'the kernel is the ground floor; move what it needs into it' },
  'engine/control': {
    doors: [KERNEL],
    advice: 'what both mocks offer under /__mock/ knows engine/kernel/index.ts only; be handed what differs',
  },
  'engine/sync': {
    doors: [KERNEL],
    advice: 'the engine knows engine/kernel/index.ts only; yield an effect and let a driver do it',
  },
  'engine/drivers': {
    doors: [KERNEL, 'engine/sync/index.ts'],
    advice:
      'a driver knows engine/kernel/index.ts and engine/sync/index.ts; be handed the rest as a parameter',
  },
  'mock-salesforce': MOCK,
  'mock-marketo': MOCK,
  scenarios: {
    doors: [...ENGINE, ...MOCKS],
    advice: 'scenarios enter the engine and the mocks by their index.ts; export there what is needed',
  },
  bench: {
    doors: [...ENGINE, ...MOCKS, 'scenarios/'],
    advice: 'bench enters the engine and the mocks by their index.ts; export there what is needed',
  },
  test: { doors: [''], advice: '' },
};

/** The imports that go up the stairs, past a door, or into test/. */
export function wrongDirections(files: Files): string[] {
  return eachImport(graphOf(files), (path, target) => {
    const [from, to] = [roomOf(path)!, roomOf(target)];
    const { doors, advice } = RULES[from];
    if (from === to || to === undefined) return undefined;
    if (from !== 'test' && to === 'test') return `imports ${target}: nothing imports test/`;
    const isDoor = doors.some((door) =>
      door.endsWith('/') || door === '' ? target.startsWith(door) : target === door,
    );
    return isDoor ? undefined : `imports ${target}: ${advice}`;
  });
}

/** Imports of files that are not there; the compiler sees most, but not what `new URL` names. */
export function brokenImports(files: Files): string[] {
  return eachImport(graphOf(files), (_path, target) =>
    /\.(ts|js)$/.test(target) && !files.has(target) ? `names ${target}, which does not exist` : undefined,
  );
}

/**
 * Files that are reached neither from what package.json runs nor, below test/, from a test. Of files that only one
 * another need, those that nobody imports are named, for the others go with them.
 */
export function unreachedFiles(files: Files, packageJson: string): string[] {
  const named = [...packageJson.matchAll(/[\w./-]+\.(?:ts|js)\b/g)].map(([path]) =>
    sourceOf(path.replace(/^\.\//, ''), files),
  );
  const tests = [...files.keys()].filter((path) => /\.(test|fixture)\.ts$/.test(path));
  const graph = graphOf(files);
  const product = reachedFrom(named, graph);
  const everything = reachedFrom([...named, ...tests], graph);
  const unreached = [...files.keys()].filter(
    (path) => !(roomOf(path) === 'test' ? everything : product).has(path),
  );
  const imported = new Set(unreached.flatMap((path) => graph.get(path)!.map(({ target }) => target)));
  const roots = unreached.filter((path) => !imported.has(path));
  return (roots.length > 0 ? roots : unreached).map(
    (path) => `${path}: nothing that runs imports it; import it where it is needed, or delete it`,
  );
}

function eachImport(
  graph: ModuleGraph,
  judge: (path: string, target: string) => string | undefined,
): string[] {
  const findings: string[] = [];
  for (const [path, imports] of graph)
    for (const { target, isOurs, line } of imports) {
      const finding = isOurs ? judge(path, target) : undefined;
      if (finding !== undefined) findings.push(`${path}:${line} ${finding}`);
    }
  return findings;
}
