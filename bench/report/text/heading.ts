/** The title of a part of a report, with a word about it where it is needed. */
import { wrap } from './table.ts';
import type { View } from './view.ts';

/** One line when the terminal is wide enough, else the title and the rest below it. */
export function heading(title: string, about: string, { width, style }: View): string[] {
  if (about === '') return [style.title(title)];
  if (title.length + 2 + about.length <= width) return [`${style.title(`${title}:`)} ${style.faint(about)}`];
  return [...wrap(title, width).map(style.title), ...wrap(about, width).map(style.faint)];
}
