/**
 * A second, naive opinion of which records a condition holds for, on plain objects and without any plan, to hold the
 * mock's evaluator to. It shares nothing with it: texts are compared letter by letter, dates as texts.
 */
import fc from 'fast-check';

/** An opportunity as the model keeps it. */
export interface Deal {
  readonly row: number;
  name: string;
  stage: string;
  amount: number | null;
  closeDate: string;
  isPrivate: boolean;
  choices: readonly string[];
  ext: string | null;
  /** Row of the account, or -1. */
  account: number;
  deleted: boolean;
}

/** A condition as SOQL, and what it should say of a record. */
export interface Case {
  readonly soql: string;
  holds(deal: Deal): boolean;
}

/** All but the first belong to the first. */
export const ACCOUNTS = ['Acme', 'acme two', 'Globex'];
/** Where the accounts are: a field without an index. */
export const SITES = ['Alpha', null, 'Beta'];
const NAMES = ['Alpha', 'alpha', 'Beta', "O'Neil", 'a_b', 'a%b', 'Zed'];
const STAGES = ['Prospecting', 'Closed Won', 'Closed Lost'];
const DATES = ['2025-12-31', '2026-01-01', '2026-01-05', '2026-02-28', '2026-03-01'];
const CHOICES = ['Art', 'Books', 'Chess'];
const EXTS = ['x1', 'X2', 'y3', 'y4'];
/** The model's clock stands at 2026-01-05, a Monday. */
const PERIODS: Readonly<Record<string, readonly [string, string]>> = {
  TODAY: ['2026-01-05', '2026-01-06'],
  THIS_YEAR: ['2026-01-01', '2027-01-01'],
  'LAST_N_DAYS:5': ['2025-12-31', '2026-01-06'],
  NEXT_MONTH: ['2026-02-01', '2026-03-01'],
  LAST_WEEK: ['2025-12-28', '2026-01-04'],
};

export const dealOf = (row: number): fc.Arbitrary<Deal> =>
  fc.record({
    row: fc.constant(row),
    name: fc.constantFrom(...NAMES),
    stage: fc.constantFrom(...STAGES),
    amount: fc.constantFrom(null, 0, 10, 10.5, 999),
    closeDate: fc.constantFrom(...DATES),
    isPrivate: fc.boolean(),
    choices: fc.subarray(CHOICES),
    ext: fc.constantFrom(null, ...EXTS),
    account: fc.integer({ min: -1, max: ACCOUNTS.length - 1 }),
    deleted: fc.constant(false),
  });

const quoted = (text: string) => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

function ordered<T extends string | number>(operator: string, left: T | null, right: T): boolean {
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (left === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

const operators = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');

/** Text fields by their paths; a missing parent has no name. */
const TEXTS: Readonly<Record<string, (deal: Deal) => string | null>> = {
  Name: (deal) => deal.name,
  StageName: (deal) => deal.stage,
  Ext__c: (deal) => deal.ext,
  'Account.Name': (deal) => ACCOUNTS[deal.account] ?? null,
  'Account.Site': (deal) => SITES[deal.account] ?? null,
  'Account.Parent.Name': (deal) => (deal.account > 0 ? ACCOUNTS[0]! : null),
  'Owner.Username': (deal) => (deal.row % 2 === 0 ? 'admin@mock.example' : 'sync@mock.example'),
};
const textPaths = fc.constantFrom(...Object.keys(TEXTS));
const texts = fc.constantFrom(...NAMES, ...STAGES, ...EXTS, ...ACCOUNTS, 'nobody', 'sync@mock.example');

const textCompared = fc.tuple(textPaths, operators, texts).map(
  ([path, operator, text]): Case => ({
    soql: `${path} ${operator} ${quoted(text)}`,
    holds: (deal) => ordered(operator, TEXTS[path]!(deal)?.toLowerCase() ?? null, text.toLowerCase()),
  }),
);

const textListed = fc
  .tuple(textPaths, fc.boolean(), fc.array(texts, { minLength: 1, maxLength: 3 }))
  .map(([path, isIn, list]): Case => {
    const wanted = list.map((text) => text.toLowerCase());
    return {
      soql: `${path} ${isIn ? 'IN' : 'NOT IN'} (${list.map(quoted).join(', ')})`,
      holds: (deal) => wanted.includes(TEXTS[path]!(deal)?.toLowerCase() ?? '\0') === isIn,
    };
  });

const isNull = fc.tuple(textPaths, fc.boolean()).map(
  ([path, wanted]): Case => ({
    soql: `${path} ${wanted ? '=' : '!='} null`,
    holds: (deal) => (TEXTS[path]!(deal) === null) === wanted,
  }),
);

/** `%` is any text, `_` one character, and `=x` stands for x itself. */
function fits(pieces: readonly string[], text: string): boolean {
  const [first, ...rest] = pieces;
  if (first === undefined) return text === '';
  if (first === '%') return fits(rest, text) || (text !== '' && fits(pieces, text.slice(1)));
  if (first === '_') return text !== '' && fits(rest, text.slice(1));
  const literal = first.slice(1).toLowerCase();
  return text.startsWith(literal) && fits(rest, text.slice(literal.length));
}

const like = fc
  .tuple(textPaths, fc.array(fc.constantFrom('%', '_', '\\%', '\\_', 'a', 'B', "\\'"), { maxLength: 5 }))
  .map(([path, written]): Case => {
    const pieces = written.map((one) =>
      one === '%' || one === '_' ? one : `=${one.startsWith('\\') ? one.slice(1) : one}`,
    );
    return {
      soql: `${path} LIKE '${written.join('')}'`,
      holds: (deal) => {
        const text = TEXTS[path]!(deal);
        return text !== null && fits(pieces, text.toLowerCase());
      },
    };
  });

const numbers = fc.tuple(operators, fc.constantFrom(0, 10, 10.5, 50)).map(
  ([operator, number]): Case => ({
    soql: `Amount ${operator} ${number}`,
    holds: (deal) => ordered(operator, deal.amount, number),
  }),
);

const dates = fc.tuple(operators, fc.constantFrom(...DATES)).map(
  ([operator, date]): Case => ({
    soql: `CloseDate ${operator} ${date}`,
    holds: (deal) => ordered(operator, deal.closeDate, date),
  }),
);

const periods = fc
  .tuple(operators, fc.constantFrom(...Object.keys(PERIODS)))
  .map(([operator, name]): Case => {
    const [from, to] = PERIODS[name]!;
    const inside = (date: string) => date >= from && date < to;
    const holds: Readonly<Record<string, (date: string) => boolean>> = {
      '=': inside,
      '!=': (date) => !inside(date),
      '<': (date) => date < from,
      '<=': (date) => date < to,
      '>': (date) => date >= to,
      '>=': (date) => date >= from,
    };
    return { soql: `CloseDate ${operator} ${name}`, holds: (deal) => holds[operator]!(deal.closeDate) };
  });

const months = fc.integer({ min: 1, max: 12 }).map(
  (month): Case => ({
    soql: `CALENDAR_MONTH(CloseDate) = ${month}`,
    holds: (deal) => Number(deal.closeDate.slice(5, 7)) === month,
  }),
);

const flags = fc.tuple(fc.boolean(), fc.boolean()).map(
  ([isEqual, flag]): Case => ({
    soql: `IsPrivate ${isEqual ? '=' : '!='} ${flag}`,
    holds: (deal) => (deal.isPrivate === flag) === isEqual,
  }),
);

const choices = fc
  .tuple(fc.boolean(), fc.array(fc.subarray(CHOICES, { minLength: 1 }), { minLength: 1, maxLength: 2 }))
  .map(
    ([includes, wanted]): Case => ({
      soql: `Choices__c ${includes ? 'INCLUDES' : 'EXCLUDES'} (${wanted.map((all) => quoted(all.join(';'))).join(', ')})`,
      holds: (deal) => wanted.some((all) => all.every((one) => deal.choices.includes(one))) === includes,
    }),
  );

/** Ids of accounts and of opportunities, told by their rows. */
export type IdOf = (object: 'Account' | 'Opportunity', row: number) => string;

const ids = (idOf: IdOf) =>
  fc.oneof(
    fc.tuple(operators, fc.nat(9)).map(
      ([operator, row]): Case => ({
        soql: `Id ${operator} '${idOf('Opportunity', row)}'`,
        holds: (deal) => ordered(operator, deal.row, row),
      }),
    ),
    fc.tuple(fc.boolean(), fc.nat(ACCOUNTS.length)).map(
      ([isEqual, row]): Case => ({
        soql: `AccountId ${isEqual ? '=' : '!='} '${idOf('Account', row).slice(0, 15)}'`,
        holds: (deal) => (deal.account === row) === isEqual,
      }),
    ),
  );

/** Trees of conditions, in parentheses wherever SOQL wants them. */
export function conditions(idOf: IdOf): fc.Arbitrary<Case> {
  const leaf = fc.oneof(
    ...[textCompared, textListed, isNull, like, numbers, dates, periods, months, flags, choices],
    ids(idOf),
  );
  return fc.letrec<{ tree: Case }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.tuple(fc.boolean(), fc.array(tie('tree'), { minLength: 2, maxLength: 3 })).map(
        ([all, parts]): Case => ({
          soql: parts.map(({ soql }) => `(${soql})`).join(all ? ' AND ' : ' OR '),
          holds: (deal) =>
            all ? parts.every((part) => part.holds(deal)) : parts.some((part) => part.holds(deal)),
        }),
      ),
      tie('tree').map((part): Case => ({ soql: `NOT (${part.soql})`, holds: (deal) => !part.holds(deal) })),
    ),
  })).tree;
}
