/** What is wrong with a scenario, said so that whoever wrote the file can put it right without asking. */

/** One problem: where it is and what it is. */
export interface Problem {
  /** The file as the user named it, or null when the problem is in no file. */
  readonly file: string | null;
  /** Line and column, from 1, or null where the file has no such place. */
  readonly line: number | null;
  readonly column: number | null;
  /** The path inside the scenario, `workload[0].perHour`; empty for the whole. */
  readonly path: string;
  /** What was expected, what was found, and the nearest valid name. */
  readonly text: string;
  /** The lines of the file around the place, with a mark, for errors of syntax. */
  readonly excerpt?: readonly string[];
}

/** More problems than this are counted, not shown: the first ones tell the tale. */
const SHOWN_PROBLEMS = 50;

/** A scenario that cannot be run: every problem at once. It is the user's to mend, so it is shown without a stack. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problemLines(problems).join('\n'));
    this.problems = problems;
  }
}

/** A problem that stands in no file. */
export function plainProblem(text: string): Problem {
  return { file: null, line: null, column: null, path: '', text };
}

/** `workload[0].perHour` from its steps. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}

/** `flood.yaml:12:14 workload[0].perHour: expected a number, found "lots"`, with the excerpt below where there is one. */
function problemLines(problems: readonly Problem[]): string[] {
  const lines = problems.slice(0, SHOWN_PROBLEMS).flatMap((problem) => {
    const position = problem.line === null ? '' : `:${problem.line}:${problem.column}`;
    const place = [problem.file === null ? '' : `${problem.file}${position}`, problem.path]
      .filter((part) => part !== '')
      .join(' ');
    return [place === '' ? problem.text : `${place}: ${problem.text}`, ...(problem.excerpt ?? [])];
  });
  const hidden = problems.length - SHOWN_PROBLEMS;
  if (hidden > 0) lines.push(`and ${hidden} more`);
  return lines;
}
