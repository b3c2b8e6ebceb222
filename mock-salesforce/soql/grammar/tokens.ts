/** Cuts a statement into tokens, each with its place. Every pattern is linear, whatever the statement holds. */
import { failure } from '../../errors.ts';
import { SoqlError } from '../syntax-error.ts';

export type TokenKind = 'word' | 'string' | 'number' | 'date' | 'datetime' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it was written; a string has its quotes. */
  readonly text: string;
  /** A word in upper case, for the comparison with the grammar's own; empty for other tokens. */
  readonly word: string;
  readonly at: number;
}

/** A name may be a path; whitespace around its dots is not allowed. */
const TOKEN =
  /[ \t\r\n\f]+|([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)|(!=|<>|<=|>=|[(),=<>:])|('[^'\\]*(?:\\[\s\S][^'\\]*)*')|(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?)|([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)/iy;

/** @throws SoqlError at a character that no token begins with, and in a string that does not end */
export function tokensOf(text: string, from: number): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = from;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw unreadable(text, at);
    const whole = match[0];
    if (match[1] !== undefined) tokens.push({ kind: 'word', text: whole, word: whole.toUpperCase(), at });
    else if (match[2] !== undefined) tokens.push({ kind: 'symbol', text: whole, word: '', at });
    else if (match[3] !== undefined) tokens.push({ kind: 'string', text: whole, word: '', at });
    else if (match[4] !== undefined) tokens.push({ kind: timeKind(whole), text: whole, word: '', at });
    else if (match[5] !== undefined) tokens.push({ kind: 'number', text: whole, word: '', at });
  }
  tokens.push({ kind: 'end', text: '<EOF>', word: '', at: text.length });
  return tokens;
}

function timeKind(text: string): TokenKind {
  return text.length > 'YYYY-MM-DD'.length ? 'datetime' : 'date';
}

/** The lexer's own errors have no excerpt; they count columns from 0 (observed, several public issue threads). */
function unreadable(text: string, at: number): SoqlError {
  const isString = text[at] === "'";
  const place = isString ? text.length : at;
  const line = text.slice(0, place).split('\n').length;
  const column = place - (text.lastIndexOf('\n', place - 1) + 1);
  const reason = isString
    ? "mismatched character '<EOF>' expecting '''"
    : `no viable alternative at character '${String.fromCodePoint(text.codePointAt(at)!)}'`;
  return new SoqlError(failure('malformedQuery', { reason: `line ${line}:${column} ${reason}` }));
}
