/** Reads literals: strings, numbers, dates, instants, true, false, null, and date literals. */

import { SOQL_STRING_CHARACTERS } from '../../limits.ts';
import type { Literal, LiteralKind } from '../query.ts';
import { errorAt } from '../syntax-error.ts';
import type { TokenStream } from './token-stream.ts';
import type { Token } from './tokens.ts';

const WORDS: Readonly<Record<string, LiteralKind>> = { TRUE: 'boolean', FALSE: 'boolean', NULL: 'null' };

/** Date literals without and with a number behind a colon (documented, "Date Formats and Date Literals"). */
const PERIOD =
  /^(?:YESTERDAY|TODAY|TOMORROW|(?:LAST|NEXT)_90_DAYS|(?:LAST|THIS|NEXT)_(?:WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR))$/i;
const COUNTED =
  /^(?:(?:LAST|NEXT)_N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)|N_(?:DAYS|WEEKS|MONTHS|QUARTERS|YEARS|FISCAL_QUARTERS|FISCAL_YEARS)_AGO)$/i;

/** `USD5000`, an amount in a currency. */
const AMOUNT = /^[A-Z]{3}(\d+)$/i;

/** Escapes of a string; `\_` and `\%` are for LIKE (documented, "Quoted String Escape Sequences"). */
const ESCAPE = /\\(?:[nrtbf"'\\_%]|u[0-9a-f]{4})|\\([\s\S])/gi;

export function readLiteral(stream: TokenStream): Literal {
  const token = stream.peek();
  switch (token.kind) {
    case 'string':
      return stringOf(stream, stream.take());
    case 'word':
      return wordOf(stream, token);
    case 'number':
    case 'date':
    case 'datetime':
      return { kind: token.kind, text: stream.take().text, at: token.at };
    default:
      throw stream.unexpected();
  }
}

function stringOf(stream: TokenStream, { text, at }: Token): Literal {
  const inner = text.slice(1, -1);
  for (const [sequence, illegal] of inner.matchAll(ESCAPE)) {
    if (illegal === undefined) continue;
    const reason = `Invalid string literal. Illegal character sequence '${sequence}' in string literal.`;
    throw errorAt(stream.text, at, 'malformedQuery', { reason });
  }
  if (inner.length > SOQL_STRING_CHARACTERS) {
    const reason = `String literals in a WHERE clause can have at most ${SOQL_STRING_CHARACTERS} characters`;
    throw errorAt(stream.text, at, 'malformedQuery', { reason });
  }
  return { kind: 'string', text: inner, at };
}

function wordOf(stream: TokenStream, { text, word, at }: Token): Literal {
  const kind = WORDS[word];
  if (kind !== undefined) return { kind, text: stream.take().text, at };
  if (PERIOD.test(text)) return { kind: 'period', text: stream.take().text, at };
  if (COUNTED.test(text)) {
    stream.take();
    stream.expectSymbol(':');
    return { kind: 'period', text: `${text}:${stream.expectCount()}`, at };
  }
  const amount = AMOUNT.exec(text)?.[1];
  if (amount === undefined) throw stream.wrong(`expecting a colon, found '${text}'`);
  stream.take();
  return { kind: 'number', text: amount, at };
}
