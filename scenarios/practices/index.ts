/** The best practices that can be tried. */
import { bandScores } from './band-scores.ts';
import type { Practice } from './practice.ts';

export type { Practice } from './practice.ts';

export const practices: readonly Practice[] = [bandScores];
