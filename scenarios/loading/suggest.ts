/** The hint after an unknown name: the nearest valid one, or all of them. */
import { nearest } from '../../engine/control/index.ts';

/** `; did you mean "x"?`, or, when nothing is near, the whole choice. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `; did you mean "${near}"?`;
  if (candidates.length === 0) return '';
  return `; there ${candidates.length === 1 ? 'is' : 'are'} ${candidates.join(', ')}`;
}
