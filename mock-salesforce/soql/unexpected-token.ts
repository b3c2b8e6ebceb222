/**
 * Finds the token at which the parser gave up. Its exceptions name the token but not its place, so of all places
 * where the token stands it is the last one before which the statement is still a good beginning.
 */
import { soqlLibrary } from './library.ts';
import { errorAt, type SoqlError } from './syntax-error.ts';

/** Places tried before the first one is taken as it is; each costs a parse. */
const MAX_TRIES = 20;

/** The original's error for an exception of the parser. */
export function unexpectedToken(text: string, error: Error): SoqlError {
  const lexed = /at offset: (\d+)/.exec(error.message)?.[1];
  if (lexed !== undefined) {
    const offset = Number(lexed);
    const reason =
      text[offset] === "'" ? 'unterminated string literal' : `unexpected char: '${text[offset]}'`;
    return errorAt(text, offset, 'malformedQuery', { reason });
  }
  const token = foundToken(error);
  if (token === '')
    return errorAt(text, text.length, 'malformedQuery', { reason: "unexpected token: '<EOF>'" });
  const reason = token === ':' ? 'Bind variables only allowed in Apex code' : `unexpected token: '${token}'`;
  return errorAt(text, placeOf(text, token), 'malformedQuery', { reason });
}

/** The token the parser found; empty at the end of the statement. */
function foundToken(error: Error): string {
  return /but found:? (?:--> )?(.*?)(?: <--)?$/.exec(error.message)?.[1]?.replace(/^'(.*)'$/, '$1') ?? '';
}

function placeOf(text: string, token: string): number {
  const first = text.indexOf(token);
  let best = first;
  let tries = 0;
  for (let at = first; at >= 0 && tries < MAX_TRIES; at = text.indexOf(token, at + 1)) {
    tries += 1;
    if (isGoodBeginning(text.slice(0, at))) best = at;
  }
  return Math.max(0, best);
}

function isGoodBeginning(text: string): boolean {
  try {
    soqlLibrary().parseQuery(text);
    return true;
  } catch (error) {
    return foundToken(error as Error) === '';
  }
}
