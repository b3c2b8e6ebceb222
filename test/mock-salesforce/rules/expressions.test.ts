import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../../engine/kernel/index.ts';
import {
  type Condition,
  compileCondition,
  compileFormula,
  FormulaError,
  type Sight,
} from '../../../mock-salesforce/rules/expressions/index.ts';

const test = suite('formulas and conditions');

const FIELDS: Record<string, Value> = {
  FirstName: 'Jo',
  LastName: 'Doe',
  Title: null,
  Amount: 1_500,
  Probability: null,
  CloseDate: '2026-02-10',
  'Account.Industry': 'Energy',
  DoNotCall: true,
};
const BEFORE: Record<string, Value> = { ...FIELDS, LastName: 'Roe' };

const SIGHT: Sight = {
  read: (path) => FIELDS[path] ?? null,
  before: (path) => BEFORE[path] ?? null,
  isNew: false,
  now: Date.parse('2026-01-05T08:00:00.500Z'),
};

const FORMULAS: [string, Value][] = [
  ['FirstName & " " & LastName', 'Jo Doe'],
  ['FirstName + LastName', 'JoDoe'],
  ['Title & "x"', 'x'],
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3 - 10 / 4', 5.5],
  ['10 - 3 - 2', 5],
  ['-Amount + 1', -1_499],
  ['Amount * Probability', 0],
  ['Amount / Probability', null],
  ['IF(Amount > 1000, "Large", "Small")', 'Large'],
  ['IF(AND(DoNotCall, Amount >= 2000), 1, 2)', 2],
  ['IF(Amount < 1 || !DoNotCall && TRUE, 1, 2)', 2],
  ['CASE(Account.Industry, "Media", 1, "Energy", 2, 3)', 2],
  ['CASE(Title, "Media", 1, 9)', 9],
  ['ISPICKVAL(Account.Industry, "Energy")', true],
  ['ISBLANK(Title)', true],
  ['BLANKVALUE(Title, "none")', 'none'],
  ['Title = NULL', true],
  ['Title <> ""', false],
  ['TODAY()', '2026-01-05'],
  ['CloseDate - TODAY()', 36],
  ['TODAY() + 30', '2026-02-04'],
  ['NOW()', '2026-01-05T08:00:00.000+0000'],
  ['YEAR(CloseDate) * 100 + MONTH(CloseDate)', 202_602],
  ['DATE(2026, 3, 1) > CloseDate', true],
  ['LEFT(UPPER(LastName), 2) & RIGHT("abc", 1) & MID("abcd", 2, 2)', 'DOcbc'],
  ['SUBSTITUTE("a-b-c", "-", "")', 'abc'],
  ['CONTAINS(LastName, "o") /* a comment */', true],
  ['ROUND(-2.5, 0)', -3],
  ['MAX(1, Amount, 3) + MIN(2, 1) + MOD(7, 4)', 1_504],
  ['LEN(TRIM("  ab "))', 2],
  ['VALUE("12") + LEN(TEXT(12))', 14],
  ['ISCHANGED(LastName)', true],
  ['ISCHANGED(FirstName)', false],
  ['PRIORVALUE(LastName)', 'Roe'],
  ['ISNEW()', false],
  ["'it\\'s'", "it's"],
];

for (const [text, expected] of FORMULAS) {
  test(text, () => assert.equal(compileFormula(text).compute(SIGHT), expected));
}

const MISTAKES: [string, string][] = [
  ['IF(TRUE, 1', "Syntax error. Missing ','"],
  ['1 +', "Syntax error. Found ''"],
  ['1 2', "Syntax error. Extra '2'"],
  ['#', "Syntax error. Found '#'"],
  ['FOO(1)', 'Unknown function FOO. Check spelling.'],
  ['LEN()', "Incorrect number of parameters for function 'LEN()'. Expected 1, received 0"],
  ['ISCHANGED(1)', "The parameter of 'ISCHANGED()' must be a field"],
  [`${'('.repeat(5_000)}1${')'.repeat(5_000)}`, 'Formula is nested too deeply'],
];

for (const [text, message] of MISTAKES) {
  test(`a mistake is told: ${message}`, () => {
    assert.throws(
      () => compileFormula(text),
      (error: unknown) => error instanceof FormulaError && error.message === message,
    );
  });
}

test('a formula knows what it reads, and whether time changes it', () => {
  const { paths, readsTime } = compileFormula('IF(ISBLANK(Title), Account.Industry, Title)');
  assert.equal([...paths], ['Title', 'Account.Industry']);
  assert.is(readsTime, false);
  assert.is(compileFormula('CloseDate - TODAY()').readsTime, true);
});

const CONDITIONS: [Condition, boolean][] = [
  [{ field: 'LastName', operator: '=', value: 'DOE' }, true],
  [{ field: 'Title', operator: '=', value: null }, true],
  [{ field: 'Title', operator: '!=', value: 'CEO' }, true],
  [{ field: 'Amount', operator: '>', value: 1_000 }, true],
  [{ field: 'Probability', operator: '<', value: 1 }, false],
  [{ field: 'CloseDate', operator: '<=', value: '2026-02-10' }, true],
  [{ field: 'Account.Industry', operator: 'in', value: ['Media', 'energy'] }, true],
  [{ field: 'Title', operator: 'notIn', value: ['CEO'] }, true],
  [{ field: 'LastName', operator: 'contains', value: 'O' }, true],
  [{ field: 'LastName', operator: 'startsWith', value: 'o' }, false],
  [{ field: 'DoNotCall', operator: '=', value: true }, true],
  [{ formula: 'ISCHANGED(LastName) && Amount > 1' }, true],
];

for (const [condition, expected] of CONDITIONS) {
  test(JSON.stringify(condition), () => {
    assert.is(compileCondition(condition).test(SIGHT), expected);
    assert.is(compileCondition({ not: condition }).test(SIGHT), !expected);
    const never: Condition = { field: 'LastName', operator: '=', value: 'nobody' };
    assert.is(compileCondition({ all: [condition, never] }).test(SIGHT), false);
    assert.is(compileCondition({ any: [condition, never] }).test(SIGHT), expected);
  });
}

test.run();
