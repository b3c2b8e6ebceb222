/**
 * What the JSON parser behind the original's REST API says of a text that is none. It is Jackson: `Unexpected character
 * ('}' (code 125)): was expecting double-quote to start field name at [line:2, column:34667]` (observed, Jetstream issue
 * 538), and its columns count from 1 and stand behind what was read (assumed, from Jackson's own messages).
 */

/** `[line:1, column:18]`, after so many characters of a text. */
export function placeAfter(text: string, end: number): string {
  const before = text.slice(0, end);
  const line = before.split('\n').length;
  return `[line:${line}, column:${end - before.lastIndexOf('\n')}]`;
}

/** Why a text is no JSON, as a client is told. */
export class JsonProblem extends Error {
  constructor(text: string, end: number, reason: string) {
    super(`${reason} at ${placeAfter(text, end)}`);
    this.name = 'JsonProblem';
  }
}

/** A character, or the end of the text, where something else should be. */
export function unexpected(text: string, at: number, expectation: string): JsonProblem {
  const char = text[at];
  if (char === undefined) return new JsonProblem(text, at, 'Unexpected end-of-input');
  const shown = char < ' ' ? 'CTRL-CHAR, ' : `'${char}' (`;
  const code = `code ${char.charCodeAt(0)}${char < ' ' ? '' : ')'}`;
  return new JsonProblem(text, at + 1, `Unexpected character (${shown}${code}): ${expectation}`);
}

/** A control character inside a string. */
export function unescaped(text: string, at: number, where: string): JsonProblem {
  const reason = `Illegal unquoted character ((CTRL-CHAR, code ${text.charCodeAt(at)})): has to be escaped using backslash to be included in ${where}`;
  return new JsonProblem(text, at + 1, reason);
}
