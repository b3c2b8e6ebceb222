/** LIKE, matched in steps and not by a regular expression: a pattern of many `%` must not take for ever. */
import { unescaped } from './literals.ts';

const ANY_TEXT = Symbol('%');
const ANY_CHARACTER = Symbol('_');

type Piece = string | typeof ANY_TEXT | typeof ANY_CHARACTER;

/** A test of texts in lower case; `pattern` as it stands between the quotes, escapes included. */
export function likeTest(pattern: string): (text: string) => boolean {
  const pieces = piecesOf(pattern.toLowerCase());
  return (text) => matches(pieces, text);
}

/** `%` is any text, `_` one character, a backslash takes their meaning away. */
function piecesOf(pattern: string): Piece[] {
  return Array.from(pattern.matchAll(/\\u[0-9a-f]{4}|\\[\s\S]|[\s\S]/g), ([piece]): Piece => {
    if (piece === '%') return ANY_TEXT;
    return piece === '_' ? ANY_CHARACTER : unescaped(piece).toLowerCase();
  });
}

/** Each `%` takes as little as it can, and one character more when what follows does not fit; only the last is retried. */
function matches(pieces: readonly Piece[], text: string): boolean {
  let piece = 0;
  let at = 0;
  let retryPiece = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = pieces[piece];
    if (wanted === ANY_TEXT) {
      retryPiece = ++piece;
      retryAt = at;
    } else if (wanted === ANY_CHARACTER || (wanted !== undefined && wanted === text[at])) {
      piece += 1;
      at += 1;
    } else if (retryPiece >= 0) {
      piece = retryPiece;
      at = ++retryAt;
    } else return false;
  }
  while (pieces[piece] === ANY_TEXT) piece += 1;
  return piece === pieces.length;
}
