/**
 * Tells code from comments and strings, so that the rules of the house look at code only. A scanner of this size knows
 * just enough of the language: comments, quotes, templates, and where a slash begins a regular expression.
 */

type Kind = 'code' | 'comment' | 'string';

interface Piece {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

/** A slash after one of these begins a regular expression; after anything else it divides. */
const BEFORE_EXPRESSION = /(?:^|[(,=:[!&|?{;+*%~^<>-]|\b(?:return|typeof|case|in|of))\s*$/;

/** The text with comments blanked out; lines and columns stay where they are. */
export function withoutComments(text: string): string {
  return blank(text, ['comment']);
}

/** The text with comments, strings and regular expressions blanked out; lines and columns stay. */
export function codeOnly(text: string): string {
  return blank(text, ['comment', 'string']);
}

/** The line, counted from 1, of a place in a text. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function blank(text: string, kinds: readonly Kind[]): string {
  return piecesOf(text)
    .map(({ kind, start, end }) => {
      const piece = text.slice(start, end);
      return kinds.includes(kind) ? piece.replace(/[^\n]/g, ' ') : piece;
    })
    .join('');
}

/** `braces` counts the open braces within each `${…}` that the scanner is inside of. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const braces: number[] = [];
  let codeFrom = 0;
  let at = 0;
  while (at < text.length) {
    const end = endOfPiece(text, at, codeFrom, braces);
    if (end === at) {
      at += 1;
      continue;
    }
    pieces.push({ kind: 'code', start: codeFrom, end: at });
    pieces.push({ kind: /^\/[/*]/.test(text.slice(at, at + 2)) ? 'comment' : 'string', start: at, end });
    at = end;
    codeFrom = end;
  }
  pieces.push({ kind: 'code', start: codeFrom, end: text.length });
  return pieces;
}

/** Where the comment or string that begins at `at` ends; `at` itself when code goes on there. */
function endOfPiece(text: string, at: number, codeFrom: number, braces: number[]): number {
  const character = text[at]!;
  if (character === '{' && braces.length > 0) braces[braces.length - 1]! += 1;
  if (character === '}' && braces.length > 0) {
    if (braces.at(-1) === 0) {
      braces.pop();
      return endOfTemplate(text, at + 1, braces);
    }
    braces[braces.length - 1]! -= 1;
  }
  if (character === '`') return endOfTemplate(text, at + 1, braces);
  if (character === "'" || character === '"') return endOfQuoted(text, at + 1, character);
  if (character !== '/') return at;
  if (text[at + 1] === '/') return endOr(text, text.indexOf('\n', at), 0);
  if (text[at + 1] === '*') return endOr(text, text.indexOf('*/', at + 2), 2);
  return BEFORE_EXPRESSION.test(text.slice(codeFrom, at)) ? endOfExpression(text, at + 1) : at;
}

function endOr(text: string, found: number, length: number): number {
  return found < 0 ? text.length : found + length;
}

function endOfQuoted(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function endOfExpression(text: string, from: number): number {
  let inClass = false;
  let at = from;
  for (; at < text.length && (inClass || text[at] !== '/'); at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
  }
  return at + 1;
}

/** A template's text ends at its backquote, or pauses at a `${`, where code goes on. */
function endOfTemplate(text: string, from: number, braces: number[]): number {
  let at = from;
  while (at < text.length && text[at] !== '`') {
    if (text[at] === '$' && text[at + 1] === '{') {
      braces.push(0);
      return at + 2;
    }
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}
