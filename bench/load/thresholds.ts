/** Which ratios are good enough, and whether they were reached. */
import { nearest } from '../../engine/control/index.ts';
import { UserError } from '../user-error.ts';
import type { TargetResult } from './measure.ts';
import type { Target } from './target.ts';

/** The least ratio by the name of a target; the empty name stands for all that have none of their own. */
export type MinRatios = ReadonlyMap<string, number>;

/** A target, what it came to, and whether that is good enough. */
export interface Judged extends TargetResult {
  readonly minRatio: number | undefined;
  readonly passed: boolean;
}

/** Reads `0.4`, `task-create=0.3`, or several of them parted by commas. @throws UserError for anything else */
export function parseMinRatios(text: string): MinRatios {
  return new Map(
    text.split(',').map((part) => {
      const [, name = '', ratio = ''] = /^(?:([\w-]+)=)?(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
      if (ratio === '')
        throw new UserError(`--min-ratio: found "${part}", expected as in 0.5 or task-create=0.5`);
      return [name, Number(ratio)] as const;
    }),
  );
}

/** @throws UserError for a target that the mock does not have: a threshold that nothing is held to is no threshold */
export function ensureKnown(given: MinRatios, targets: readonly Target[]): void {
  const names = targets.map(({ name }) => name);
  for (const name of given.keys()) {
    if (name === '' || names.includes(name)) continue;
    const near = nearest(name, names);
    const hint = near === undefined ? `; there are ${names.join(', ')}` : `; did you mean "${near}"?`;
    throw new UserError(`--min-ratio: there is no target "${name}"${hint}`);
  }
}

/** A failure never passes; without a threshold everything else does. By CPU time, which a busy machine does not change. */
export function judge(result: TargetResult, target: Target, given: MinRatios): Judged {
  const minRatio = given.get(target.name) ?? given.get('') ?? target.minRatio;
  const passed = result.failure === undefined && (minRatio === undefined || result.cpuRatio >= minRatio);
  return { ...result, minRatio, passed };
}
