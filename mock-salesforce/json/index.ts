/** The way into this room: what is wrong with a JSON text, and where a member of it stands. */
import { type JsonPath, readJson } from './json-text.ts';
import { JsonProblem, placeAfter } from './problems.ts';

export type { JsonPath } from './json-text.ts';
export { mismatch, tokenOf } from './mismatch.ts';

/** Why a text is no JSON, in the original's words; undefined when it is. */
export function jsonProblem(text: string): string | undefined {
  try {
    readJson(text);
    return undefined;
  } catch (error) {
    if (error instanceof JsonProblem) return error.message;
    throw error;
  }
}

/** ` at [line:1, column:18]`: behind the value at the end of a path, names in any case; empty when there is none. */
export function placeOf(text: string, path: JsonPath): string {
  const wanted = JSON.stringify(path).toLowerCase();
  let place = '';
  readJson(text, (depth, at, end) => {
    if (depth !== path.length || JSON.stringify(at()).toLowerCase() !== wanted) return;
    place = ` at ${placeAfter(text, end)}`;
  });
  return place;
}
