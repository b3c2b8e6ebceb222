/** The last lines: what it took the machine, and the digest that tells equal runs. */
import { dayCount, number, seconds } from '../text/numbers.ts';
import { wrap } from '../text/table.ts';
import type { View } from '../text/view.ts';
import { named, type Runs } from './runs.ts';

export function speedLines(runs: Runs, view: View): string[] {
  return named(runs, ({ speed, days, digest }) => {
    const simulated = `${dayCount(days)} in ${seconds(speed.wallMs)}`;
    return `${simulated}, ${number(speed.changesPerSecond)} changes a second, digest ${digest.slice(0, 16)}`;
  })
    .flatMap((line) => wrap(line, view.width))
    .map(view.style.faint);
}
