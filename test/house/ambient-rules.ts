/** Time, chance and the locale are parameters, and only the command line prints. */
import { type Files, roomOf } from '../support/repository.ts';
import { codeOnly, lineAt } from '../support/source-text.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly instead: string;
}

const CLOCK = 'take `now` as a parameter, or a Clock of engine/kernel';
const WAIT = 'yield a wait or schedule on the Scheduler of engine/kernel; only a driver waits';
const CHANCE = 'draw from `streamFor(seed, name)` of engine/kernel';
const LOCALE = 'it follows the ICU data of the Node build; compare with `<`, format by hand';

/** What depends on when, where or on which machine the code runs. */
const AMBIENT: readonly Ban[] = [
  { pattern: /\bDate\.now\b/g, instead: CLOCK },
  { pattern: /\bnew Date\b/g, instead: `${CLOCK}; calendar arithmetic is in engine/kernel/calendar.ts` },
  { pattern: /(?<!\bnew |[\w.])Date\(/g, instead: CLOCK },
  { pattern: /(?<![\w.])performance\s*\./g, instead: `${CLOCK}; wall time is measured in bench` },
  { pattern: /\bprocess\.hrtime\b/g, instead: `${CLOCK}; wall time is measured in bench` },
  { pattern: /(?<!\.)\bset(Timeout|Interval|Immediate)\b/g, instead: WAIT },
  { pattern: /\bMath\.random\b/g, instead: CHANCE },
  { pattern: /\brandomUUID\b/g, instead: `${CHANCE}; identifiers in the mocks are counters` },
  { pattern: /(?<![\w.])random(Bytes|Int|FillSync)\b/g, instead: CHANCE },
  { pattern: /\blocaleCompare\b/g, instead: LOCALE },
  { pattern: /\btoLocale\w*String\b/g, instead: LOCALE },
  { pattern: /(?<![\w.])Intl\s*\./g, instead: LOCALE },
];

const PRINT = 'return the text or hand it to the caller; only bench and the main.ts of a mock print';

const PRINTING: readonly Ban[] = [
  { pattern: /(?<![\w.])console\s*\./g, instead: PRINT },
  { pattern: /\bprocess\.std(out|err)\b/g, instead: PRINT },
];

/** Where the outer world begins: what drives real time, the servers, the command line and the tests. */
const MAY_BE_AMBIENT = /^(engine\/drivers\/|mock-\w+\/(server|main)\.ts$|bench\/|test\/)/;
const MAY_PRINT = /^(mock-\w+\/main\.ts$|bench\/|test\/)/;

/** Every use of what is banned where it stands, with what to do instead. */
export function ambientUses(files: Files): string[] {
  return [...files].flatMap(([path, text]) => {
    if (roomOf(path) === undefined) return [];
    const bans = [...(MAY_BE_AMBIENT.test(path) ? [] : AMBIENT), ...(MAY_PRINT.test(path) ? [] : PRINTING)];
    return bans.length === 0 ? [] : usesIn(path, codeOnly(text), bans);
  });
}

function usesIn(path: string, code: string, bans: readonly Ban[]): string[] {
  return bans.flatMap(({ pattern, instead }) =>
    [...code.matchAll(pattern)].map(
      (match) => `${path}:${lineAt(code, match.index)} uses ${match[0].trim()}: ${instead}`,
    ),
  );
}
