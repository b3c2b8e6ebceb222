/** Reads the JSON that control routes are sent, whatever content type it comes with. */

/** A body as JSON; an empty one is `{}`. @throws SyntaxError for what is no JSON */
export function jsonOf(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
  return text.trim() === '' ? {} : JSON.parse(text);
}
