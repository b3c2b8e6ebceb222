/**
 * From what a user names, a catalogue scenario or a file, to a whole scenario. A file may extend a catalogue scenario
 * or another file; its own keys are laid over it. Every problem is reported at once, with its place.
 */
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { show } from '../../engine/control/index.ts';
import { catalogue } from '../catalogue/index.ts';
import { practices } from '../practices/index.ts';
import { type Scenario, scenarioSchema } from '../schema.ts';
import { brokenCampaigns } from './campaign-references.ts';
import { type Described, describeIssue } from './describe-issue.ts';
import { brokenFormulas } from './formulas.ts';
import { EXTENDS } from './known-keys.ts';
import { mergeOver, type Plain } from './merge.ts';
import { type Problem, pathText, plainProblem, ScenarioError } from './problems.ts';
import { brokenNumbers } from './record-numbers.ts';
import { brokenReferences } from './references.ts';
import { FILE_NAME, type Located, readScenarioFile, type ScenarioFile } from './scenario-file.ts';
import { suggestion } from './suggest.ts';

export { type Problem, ScenarioError } from './problems.ts';

/** Files that extend each other further than this have lost their reader. */
const MAX_EXTENDS = 10;

/** A scenario before it is checked, and the files it comes from, the one that was asked for first. */
interface Draft {
  readonly value: Plain;
  readonly files: readonly ScenarioFile[];
}

/**
 * The scenario of a catalogue name, or of a .yaml, .yml or .json file (seen from the working directory).
 * @throws ScenarioError with every problem of the file, or with the nearest name when there is no such scenario
 */
export function loadScenario(nameOrPath: string): Scenario {
  const draft = FILE_NAME.test(nameOrPath)
    ? draftOfFile(nameOrPath, [])
    : { value: catalogueScenario(nameOrPath, plainProblem), files: [] };
  const checked = scenarioSchema.safeParse(draft.value);
  const described = checked.success
    ? brokenNames(checked.data)
    : checked.error.issues.flatMap((issue) => describeIssue(issue, draft.value));
  if (described.length > 0 || !checked.success) {
    const problems = described.map(({ path, text }) => problemAt(draft.files, path, text));
    throw new ScenarioError(problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)));
  }
  return checked.data;
}

/**
 * The scenario with practices followed, one after the other, in the given order.
 * @throws ScenarioError naming the nearest practice for each name that is unknown
 */
export function applyPractices(scenario: Scenario, names: readonly string[]): Scenario {
  const known = practices.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ScenarioError(
      unknown.map((name) => plainProblem(`there is no practice ${show(name)}${suggestion(name, known)}`)),
    );
  }
  return names.reduce(
    (changed, name) => practices.find((practice) => practice.name === name)!.apply(changed),
    scenario,
  );
}

function catalogueScenario(name: string, problem: (text: string) => Problem): Plain {
  const found = catalogue.find((scenario) => scenario.name === name);
  if (found !== undefined) return found;
  const names = catalogue.map((scenario) => scenario.name);
  const near = suggestion(name, names);
  throw new ScenarioError([
    problem(`there is no scenario ${show(name)}${near} (a file ends in .yaml, .yml or .json)`),
  ]);
}

/** @param including real paths of the files that extend this one, to notice a circle */
function draftOfFile(path: string, including: readonly string[]): Draft {
  const file = readScenarioFile(path);
  const { [EXTENDS]: base, ...own } = file.value;
  const value = { name: nameFrom(path), ...own };
  if (base === undefined) return { value, files: [file] };
  const problem = (text: string) => problemAt([file], [EXTENDS], text);
  if (typeof base !== 'string') {
    throw new ScenarioError([problem(`expected the name of a scenario or a file, found ${show(base)}`)]);
  }
  if (!FILE_NAME.test(base)) {
    return { value: mergeOver(catalogueScenario(base, problem), value), files: [file] };
  }
  const target = isAbsolute(base) ? base : join(dirname(path), base);
  const chain = [...including, realpathSync(path)];
  refuseCircle(target, chain, problem);
  const below = draftOfFile(target, chain);
  return { value: mergeOver(below.value, value), files: [file, ...below.files] };
}

/** @throws ScenarioError when the file that is extended is missing, or is one of those that lead to it */
function refuseCircle(target: string, chain: readonly string[], problem: (text: string) => Problem): void {
  if (!existsSync(target)) throw new ScenarioError([problem(`there is no file ${show(target)}`)]);
  if (chain.includes(realpathSync(target))) {
    throw new ScenarioError([problem(`${show(target)} extends itself in the end`)]);
  }
  if (chain.length >= MAX_EXTENDS) {
    throw new ScenarioError([problem(`more than ${MAX_EXTENDS} files extend each other`)]);
  }
}

/** A scenario that does not say its name is called after its file: `Big Import.yaml` is `big-import`. */
function nameFrom(path: string): string {
  return basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** What a scenario names that is not there; formulas are looked at when everything else is. */
function brokenNames(scenario: Scenario): Described[] {
  const found = [
    ...unknownPractices(scenario),
    ...brokenReferences(scenario),
    ...brokenCampaigns(scenario),
    ...brokenNumbers(scenario),
  ];
  return found.length > 0 ? found : brokenFormulas(scenario);
}

function unknownPractices(scenario: Scenario): Described[] {
  const known = practices.map(({ name }) => name);
  return scenario.practices.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          {
            path: ['practices', index],
            text: `there is no practice ${show(name)}${suggestion(name, known)}`,
          },
        ],
  );
}

/**
 * A problem at the place where its value was written: in the first file, seen from the one that was asked for, that
 * decides about it, else in the file that comes nearest.
 */
function problemAt(files: readonly ScenarioFile[], path: readonly PropertyKey[], text: string): Problem {
  let best: { file: string; located: Located } | undefined;
  for (const { file, locate } of files) {
    const located = locate(path);
    if (best === undefined || located.depth > best.located.depth) best = { file, located };
    if (located.final) break;
  }
  const place = best?.located.place;
  return {
    file: best?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    path: pathText(path),
    text,
  };
}
