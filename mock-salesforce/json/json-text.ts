/**
 * Reads JSON as the original does, to tell why a text is none and where a value stands: REST's errors name line and
 * column. Only a request that is refused comes here. It keeps its own stack, so nesting may be as deep as it likes.
 */
import { JsonProblem, unescaped, unexpected } from './problems.ts';

/** The names and numbers that lead to a value. */
export type JsonPath = readonly (string | number)[];

/** Told of each value: how deep it lies, the way to it, and the position after it (after `{` and `[`). */
export type OnValue = (depth: number, path: () => JsonPath, end: number) => void;

interface Open {
  readonly kind: 'OBJECT' | 'ARRAY';
  /** Entries so far. */
  count: number;
  key: string;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Walks through a text. @throws JsonProblem where it is no JSON */
export function readJson(text: string, onValue: OnValue = () => undefined): void {
  new Reader(text, onValue).read();
}

class Reader {
  readonly #text: string;
  readonly #onValue: OnValue;
  readonly #open: Open[] = [];
  #at = 0;

  constructor(text: string, onValue: OnValue) {
    this.#text = text;
    this.#onValue = onValue;
  }

  read(): void {
    this.#value();
    while (this.#open.length > 0) this.#entry(this.#open.at(-1)!);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw unexpected(this.#text, this.#at, VALUE);
  }

  /** The next entry of what is open, or its end. */
  #entry(open: Open): void {
    this.#skipSpace();
    const char = this.#text[this.#at];
    const { kind } = open;
    if (char === undefined) throw new JsonProblem(this.#text, this.#at, endInside(kind, open.count));
    if (char === (kind === 'OBJECT' ? '}' : ']')) {
      this.#at += 1;
      this.#open.pop();
      return;
    }
    if (open.count > 0) this.#take(',', `was expecting comma to separate ${kind} entries`);
    if (kind === 'OBJECT') open.key = this.#name();
    open.count += 1;
    this.#value();
  }

  #name(): string {
    this.#skipSpace();
    if (this.#text[this.#at] !== '"') {
      throw unexpected(this.#text, this.#at, 'was expecting double-quote to start field name');
    }
    const name = this.#string('field name');
    this.#take(':', 'was expecting a colon to separate field name and value');
    return name;
  }

  #value(): void {
    this.#skipSpace();
    const char = this.#text[this.#at];
    if (char === '{' || char === '[') {
      this.#at += 1;
      this.#tell();
      this.#open.push({ kind: char === '{' ? 'OBJECT' : 'ARRAY', count: 0, key: '' });
      return;
    }
    if (char === '"') this.#string('a String value');
    else if (this.#match(NUMBER) === undefined) this.#literal();
    this.#tell();
  }

  #literal(): void {
    const word = this.#match(WORD);
    if (word !== undefined && LITERALS.has(word)) return;
    if (word === undefined || !/^[tfn]/.test(word)) {
      throw unexpected(this.#text, this.#at - (word?.length ?? 0), VALUE);
    }
    throw new JsonProblem(
      this.#text,
      this.#at,
      `Unrecognized token '${word}': was expecting 'null', 'true', or 'false'`,
    );
  }

  /** Past a string; the text between its quotes. */
  #string(where: string): string {
    const text = this.#text;
    const from = this.#at + 1;
    for (let at = from; at < text.length; at += 1) {
      const char = text[at]!;
      if (char === '"') {
        this.#at = at + 1;
        return text.slice(from, at);
      }
      if (char === '\\') at += 1;
      else if (char < ' ') throw unescaped(text, at, where);
    }
    throw new JsonProblem(text, text.length, `Unexpected end-of-input in ${where}`);
  }

  #take(char: string, expectation: string): void {
    this.#skipSpace();
    if (this.#text[this.#at] !== char) throw unexpected(this.#text, this.#at, expectation);
    this.#at += 1;
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #tell(): void {
    const path = () => this.#open.map(({ kind, key, count }) => (kind === 'OBJECT' ? key : count - 1));
    this.#onValue(this.#open.length, path, this.#at);
  }
}

const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

function endInside(kind: Open['kind'], count: number): string {
  return count === 0
    ? `Unexpected end-of-input: expected close marker for ${kind}`
    : `Unexpected end-of-input within/between ${kind} entries`;
}
