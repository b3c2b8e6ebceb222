import type { Practice } from './practice.ts';

/** Scores are synced as ranges, not as every point. */
export const bandScores: Practice = {
  name: 'band-scores',
  title: 'Sync score ranges, not every point',
  lesson: 'The score is written only when its range changes (0-25, 26-50, 51-75, 76-100).',
  apply: (scenario) => ({
    ...scenario,
    workload: scenario.workload.map((workload) =>
      workload.kind === 'account-score' ? { ...workload, write: 'band' as const } : workload,
    ),
  }),
};
