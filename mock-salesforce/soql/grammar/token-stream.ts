/** The tokens of a statement, taken one after the other, and the errors of those that may not stand where they do. */
import { failure } from '../../errors.ts';
import { errorAt, SoqlError } from '../syntax-error.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Deeper nesting of parentheses and subqueries is refused, so that no statement can exhaust the stack (ours). */
const MAX_DEPTH = 100;

/** Words that no alias can be (documented, "Alias Notation"), and those that begin a clause. */
const RESERVED = new Set(
  'AND ASC DESC EXCLUDES FIRST FROM GROUP HAVING IN INCLUDES LAST LIKE LIMIT NOT NULL NULLS OR SELECT USING WHERE WITH ORDER OFFSET FOR UPDATE ALL'.split(
    ' ',
  ),
);

export class TokenStream {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  /** `from` is where to begin; places are counted from the start of the text. */
  constructor(text: string, from = 0) {
    this.text = text;
    this.#tokens = tokensOf(text, from);
  }

  /** The token that comes next, or one after it. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? this.#tokens.at(-1)!;
  }

  take(): Token {
    const token = this.peek();
    this.#next += 1;
    return token;
  }

  /** Whether a word, or two, come next; they are given in upper case. */
  isNext(first: string, second?: string): boolean {
    return this.peek().word === first && (second === undefined || this.peek(1).word === second);
  }

  /** Takes the words if they are next. */
  takes(first: string, second?: string): boolean {
    if (!this.isNext(first, second)) return false;
    this.#next += second === undefined ? 1 : 2;
    return true;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'symbol' && text === symbol;
  }

  takesSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#next += 1;
    return true;
  }

  /** @throws SoqlError when another word comes next */
  expect(word: string): void {
    if (!this.takes(word)) throw this.unexpected();
  }

  expectSymbol(symbol: string): void {
    if (this.takesSymbol(symbol)) return;
    throw symbol === ')'
      ? this.wrong(`expecting a right parentheses, found '${this.peek().text}'`)
      : this.unexpected();
  }

  /** A name that is not reserved. */
  expectName(): Token {
    const { kind, word } = this.peek();
    if (kind !== 'word' || RESERVED.has(word)) throw this.unexpected();
    return this.take();
  }

  /** The name of an object, which may be `Group` although that word is reserved (observed, `SELECT Id FROM Group`). */
  expectObject(): Token {
    return this.isNext('GROUP') && this.peek(1).word !== 'BY' ? this.take() : this.expectName();
  }

  /** An alias, if one is next. */
  alias(): Token | undefined {
    return this.aliasAt(0) === undefined ? undefined : this.take();
  }

  /** The alias that stands so many tokens ahead, if one does. */
  aliasAt(ahead: number): Token | undefined {
    const token = this.peek(ahead);
    const { kind, word } = token;
    return kind === 'word' && !RESERVED.has(word) && !word.includes('.') ? token : undefined;
  }

  /** A whole number of LIMIT or OFFSET. */
  expectCount(): number {
    const { kind, text } = this.peek();
    if (text === ':') throw this.wrong(BIND);
    if (kind !== 'number' || !/^\d+$/.test(text)) throw this.unexpected();
    return Number(this.take().text);
  }

  /** Reads something that is nested in what is being read. */
  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SoqlError(failure('queryTooComplicated'));
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** The error of the next token. */
  unexpected(): SoqlError {
    const { text } = this.peek();
    return this.wrong(text === ':' ? BIND : `unexpected token: '${text}'`);
  }

  /** An error at the next token. */
  wrong(reason: string): SoqlError {
    return errorAt(this.text, this.peek().at, 'malformedQuery', { reason });
  }
}

const BIND = 'Bind variables only allowed in Apex code';
