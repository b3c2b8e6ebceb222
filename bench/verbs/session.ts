/** What `run` and `compare` have in common: replays under a progress line, which Ctrl-C ends in good order. */
import type { Progress } from '../../scenarios/replay.ts';
import type { RunResult } from '../../scenarios/result.ts';
import type { Scenario } from '../../scenarios/schema.ts';
import { interruptible } from '../interrupt.ts';
import { ensureWritable } from '../json-output.ts';
import { overridden, type ReplayOptions, repeatCommand } from '../options.ts';
import { progressText } from '../progress.ts';
import { Replays } from '../replays.ts';
import type { Terminal } from '../terminal.ts';
import { UserError } from '../user-error.ts';

/** A replay by the name that reports give it, with the practices it follows; none means the options' or scenario's. */
export interface Plan {
  readonly name: 'run' | 'before' | 'after';
  /** The practices to follow, chosen when the scenario is known. */
  practicesOf(scenario: Scenario): readonly string[];
}

export interface Session {
  /** The scenario as the options have it, before any practice. */
  readonly scenario: Scenario;
  /** In the order of the plans. */
  readonly results: readonly RunResult[];
}

/**
 * Runs a scenario by each plan. The threads start while the scenario is still being read.
 * @throws ScenarioError and UserError before anything has run, BrokenRun and Interrupted while it does
 */
export async function replaySession(
  nameOrPath: string,
  plans: readonly Plan[],
  options: ReplayOptions,
  terminal: Terminal,
): Promise<Session> {
  ensureWritable(options.json);
  const replays = new Replays(plans.length, options.transport);
  try {
    return await interruptible(replayPlans(replays, nameOrPath, plans, options, terminal));
  } finally {
    terminal.progress.clear();
    await replays.close();
  }
}

async function replayPlans(
  replays: Replays,
  nameOrPath: string,
  plans: readonly Plan[],
  options: ReplayOptions,
  terminal: Terminal,
): Promise<Session> {
  const { applyPractices, loadScenario } = await import('../../scenarios/loading/load.ts');
  const scenario = overridden(loadScenario(nameOrPath), options);
  const jobs = plans.map((plan) => {
    const practices = plan.practicesOf(scenario);
    const repeat = repeatCommand(nameOrPath, practices, scenario, options.transport);
    return { scenario: applyPractices(scenario, practices), practices, repeat };
  });
  return { scenario, results: await replays.run(jobs, watchOn(terminal, plans)) };
}

/** The practices of `--with`, else those that the scenario is there to try. */
export function practicesToTry(options: ReplayOptions, scenario: Scenario): readonly string[] {
  const practices = options.with ?? scenario.practices;
  if (practices.length === 0) {
    throw new UserError(
      `${scenario.name} names no practices of its own; say which to compare: --with <practice,...>`,
    );
  }
  return practices;
}

function watchOn(terminal: Terminal, plans: readonly Plan[]): (job: number, progress: Progress) => void {
  const seen = new Map<number, Progress>();
  return (job, progress) => {
    seen.set(job, progress);
    terminal.progress.draw(() => plans.map(({ name }, i) => progressText(name, seen.get(i))).join(' | '));
  };
}
