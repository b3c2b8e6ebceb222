/** `swarm`: random scenarios with random faults, one after the other, each judged when its calm is over. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { swarmProblems, toldOfSeed } from '../../scenarios/swarm/index.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

export interface SwarmOptions {
  readonly runs: number;
  readonly seed: number;
}

/** What is wrong with the scenario of a seed. */
type Judge = (seed: number) => readonly string[];

/** Stops at the first scenario that goes wrong, and prints what was drawn and the command that repeats it. */
export async function swarm(
  { runs, seed }: SwarmOptions,
  terminal: Terminal,
  judge: Judge = swarmProblems,
): Promise<ExitCode> {
  for (let i = 0; i < runs; i += 1) {
    terminal.progress.draw(() => `swarm ${i} of ${runs}`);
    const problems = problemsOf(judge, seed + i);
    if (problems.length > 0) {
      terminal.progress.clear();
      const repeat = `npm run bench -- swarm --runs 1 --seed ${seed + i}`;
      terminal.complain([
        `error: the scenario of seed ${seed + i} went wrong:`,
        ...problems,
        'It is the scenario of:',
        ...toldOfSeed(seed + i).map((line) => `  ${line}`),
        `To repeat it: ${repeat}`,
      ]);
      return EXIT.broken;
    }
    // So that Ctrl-C is heard between two scenarios.
    await nextTurn();
  }
  terminal.progress.clear();
  terminal.print([
    `${runs} random scenarios, seeds ${seed} to ${seed + runs - 1}: both systems agree in every one.`,
  ]);
  return EXIT.fine;
}

/** A scenario that breaks off has a problem, too. */
function problemsOf(judge: Judge, seed: number): readonly string[] {
  try {
    return judge(seed);
  } catch (error) {
    return [`it broke off: ${error instanceof Error ? error.stack : error}`];
  }
}
