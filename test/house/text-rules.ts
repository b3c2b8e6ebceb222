/** What no line of the repository may hold: paths of one machine, and work put off. */
import type { Files } from '../support/repository.ts';

const BANNED = [
  {
    pattern:
      /(?:(?<![\w.:\-/}])|(?<=file:\/\/))\/(?:home|Users|root|work|tmp|var\/folders)\/\w|\b[A-Z]:\\+Users\\/,
    instead:
      'names a folder of one machine: build the path from import.meta.url, the arguments or os.tmpdir()',
  },
  {
    pattern: /\b(?:FIX[M]E|TO[D]O)\b/,
    instead: 'puts work off: do it, or open an issue',
  },
] as const;

/** Every line that holds what is banned. */
export function bannedLines(files: Files): string[] {
  return [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        BANNED.filter(({ pattern }) => pattern.test(line)).map(
          ({ instead }) => `${path}:${index + 1} ${instead}`,
        ),
      ),
  );
}
