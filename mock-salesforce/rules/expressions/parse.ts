/**
 * Reads a formula in the platform's own language: literals, field paths, function calls, and operators with their
 * precedence (documented, Salesforce Help "Formula Operators and Functions"). Comments stand between slash and star.
 */
import type { Expression } from './types.ts';

/** A formula that does not parse; the text is close to what the formula editor says. */
export class FormulaError extends Error {
  override name = 'FormulaError';
}

/** Nesting that a formula may have: the editor refuses far shallower ones for their compiled size. */
const DEPTH = 100;

/** Operators from the weakest to the strongest; `<>` and `==` are other spellings. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!=', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

const SPELLINGS: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '||': 'OR', '&&': 'AND' };

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_$][\w.$]*)|(\|\||&&|<>|!=|<=|>=|==|[=<>&+\-*/^!(),]))/y;

type Kind = 'number' | 'text' | 'name' | 'sign' | 'end';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const KINDS: readonly Kind[] = ['number', 'text', 'name', 'sign'];
const END: Token = { kind: 'end', text: '' };

/** @throws FormulaError */
export function parseFormula(text: string): Expression {
  const parser = new Parser(tokensOf(text));
  return parser.whole();
}

function tokensOf(text: string): Token[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, ' ').trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(plain);
    if (match === null) throw new FormulaError(`Syntax error. Found '${plain.slice(at).trim()[0]}'`);
    const place = [1, 2, 3, 4].find((group) => match[group] !== undefined)!;
    tokens.push({ kind: KINDS[place - 1]!, text: match[place]! });
  }
  return tokens;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#level(0);
    if (this.#next.kind !== 'end') throw new FormulaError(`Syntax error. Extra '${this.#next.text}'`);
    return expression;
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  /** Operators of one level, from left to right; the operands are of the stronger levels. */
  #level(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#operand();
    let left = this.#level(level + 1);
    while (this.#next.kind === 'sign' && operators.includes(this.#next.text)) {
      const name = SPELLINGS[this.#next.text] ?? this.#next.text;
      this.#at += 1;
      left = { kind: 'call', name, args: [left, this.#level(level + 1)] };
    }
    return left;
  }

  #operand(): Expression {
    this.#depth += 1;
    if (this.#depth > DEPTH) throw new FormulaError('Formula is nested too deeply');
    const operand = this.#primary();
    this.#depth -= 1;
    return operand;
  }

  #primary(): Expression {
    const token = this.#next;
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'text') {
      return { kind: 'literal', value: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
    }
    if (token.kind === 'name') return this.#named(token.text);
    if (token.text === '-')
      return { kind: 'call', name: '-', args: [{ kind: 'literal', value: 0 }, this.#operand()] };
    if (token.text === '!') return { kind: 'call', name: 'NOT', args: [this.#operand()] };
    if (token.text !== '(') throw new FormulaError(`Syntax error. Found '${token.text}'`);
    const inside = this.#level(0);
    this.#expect(')');
    return inside;
  }

  #named(name: string): Expression {
    const upper = name.toUpperCase();
    if (!this.#isNext('(')) {
      if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: upper === 'TRUE' };
      return upper === 'NULL' ? { kind: 'literal', value: null } : { kind: 'field', path: name };
    }
    this.#at += 1;
    const args: Expression[] = [];
    while (!this.#isNext(')')) {
      if (args.length > 0) this.#expect(',');
      args.push(this.#level(0));
    }
    this.#at += 1;
    return { kind: 'call', name: upper, args };
  }

  #expect(sign: string): void {
    if (!this.#isNext(sign)) throw new FormulaError(`Syntax error. Missing '${sign}'`);
    this.#at += 1;
  }

  #isNext(sign: string): boolean {
    const { kind, text } = this.#next;
    return kind === 'sign' && text === sign;
  }
}
