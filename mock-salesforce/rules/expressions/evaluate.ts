/** Compiles formulas: names and numbers of arguments are checked once, then a formula is a function of what it sees. */
import { isoDate, isoInstant, SECOND_MS, type Value } from '../../../engine/kernel/index.ts';
import { FUNCTIONS, isSame } from './functions.ts';
import { FormulaError, parseFormula } from './parse.ts';
import type { Expression, Sight } from './types.ts';

/** A formula ready to be computed. */
export interface Compiled {
  /** The paths it reads. */
  readonly paths: readonly string[];
  /** Whether its value changes by itself as time passes. */
  readonly readsTime: boolean;
  compute(sight: Sight): Value;
}

type Compute = Compiled['compute'];

/** Functions that choose what to compute, or look at more than values. */
const FORMS: Readonly<
  Record<string, { least: number; most: number; make(args: readonly Expression[]): Compute }>
> = {
  IF: { least: 3, most: 3, make: ifElse },
  CASE: { least: 4, most: Number.POSITIVE_INFINITY, make: caseOf },
  AND: { least: 1, most: Number.POSITIVE_INFINITY, make: allOf },
  OR: { least: 1, most: Number.POSITIVE_INFINITY, make: anyOf },
  TODAY: { least: 0, most: 0, make: () => (sight) => isoDate(sight.now) },
  NOW: {
    least: 0,
    most: 0,
    make:
      () =>
      ({ now }) =>
        instant(now),
  },
  ISNEW: { least: 0, most: 0, make: () => (sight) => sight.isNew },
  ISCHANGED: { least: 1, most: 1, make: isChanged },
  PRIORVALUE: { least: 1, most: 1, make: priorValue },
};

/** @throws FormulaError when the text is no formula, or a function is unknown or has the wrong number of arguments */
export function compileFormula(text: string): Compiled {
  const expression = parseFormula(text);
  const paths = new Set<string>();
  const calls = new Set<string>();
  visit(expression, paths, calls);
  const readsTime = calls.has('TODAY') || calls.has('NOW');
  return { paths: [...paths], readsTime, compute: compile(expression) };
}

function visit(expression: Expression, paths: Set<string>, calls: Set<string>): void {
  if (expression.kind === 'field') paths.add(expression.path);
  if (expression.kind !== 'call') return;
  calls.add(expression.name);
  for (const one of expression.args) visit(one, paths, calls);
}

function compile(expression: Expression): Compute {
  if (expression.kind === 'literal') return () => expression.value;
  if (expression.kind === 'field') return (sight) => sight.read(expression.path);
  const { name, args } = expression;
  const form = FORMS[name];
  if (form !== undefined) {
    checkArguments(name, args.length, form);
    return form.make(args);
  }
  const own = FUNCTIONS[name];
  if (own === undefined) throw new FormulaError(`Unknown function ${name}. Check spelling.`);
  checkArguments(name, args.length, own);
  const parts = args.map(compile);
  return (sight) => own.apply(parts.map((part) => part(sight)));
}

function checkArguments(name: string, count: number, { least, most }: { least: number; most: number }): void {
  if (count >= least && count <= most) return;
  const expected = most === Number.POSITIVE_INFINITY ? `at least ${least}` : String(least);
  throw new FormulaError(
    `Incorrect number of parameters for function '${name}()'. Expected ${expected}, received ${count}`,
  );
}

function ifElse(args: readonly Expression[]): Compute {
  const [test, yes, no] = args.map(compile);
  return (sight) => (test!(sight) === true ? yes!(sight) : no!(sight));
}

/** `CASE(value, when, then, …, otherwise)` */
function caseOf(args: readonly Expression[]): Compute {
  const [value, ...rest] = args.map(compile);
  const otherwise = rest.length % 2 === 1 ? rest.pop()! : () => null;
  return (sight) => {
    const wanted = value!(sight);
    for (let i = 0; i < rest.length; i += 2) {
      if (isSame(rest[i]!(sight), wanted)) return rest[i + 1]!(sight);
    }
    return otherwise(sight);
  };
}

function allOf(args: readonly Expression[]): Compute {
  const parts = args.map(compile);
  return (sight) => parts.every((part) => part(sight) === true);
}

function anyOf(args: readonly Expression[]): Compute {
  const parts = args.map(compile);
  return (sight) => parts.some((part) => part(sight) === true);
}

/** A record that is being created has changed nothing (documented, Salesforce Help "ISCHANGED"). */
function isChanged([field]: readonly Expression[]): Compute {
  const path = fieldPath(field!, 'ISCHANGED');
  return (sight) => !sight.isNew && !isSame(sight.read(path), sight.before(path));
}

function priorValue([field]: readonly Expression[]): Compute {
  const path = fieldPath(field!, 'PRIORVALUE');
  return (sight) => sight.before(path);
}

function fieldPath(expression: Expression, name: string): string {
  if (expression.kind === 'field') return expression.path;
  throw new FormulaError(`The parameter of '${name}()' must be a field`);
}

function instant(now: number): string {
  return isoInstant(Math.floor(now / SECOND_MS) * SECOND_MS).replace('Z', '+0000');
}
