/**
 * Answers that are files, not envelopes: exported records, failed rows of an import. A range of bytes is answered as RFC
 * 7233 says (documented, Adobe "Bulk extract").
 */

/** What goes back in the place of an envelope. */
export interface FileAnswer {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: Buffer;
}

/** A whole file, or the range of it that was asked for; a range that is none is ignored, one past the end is 416. */
export function fileAnswer(file: Buffer, contentType: string, range: string | undefined): FileAnswer {
  const headers = { 'content-type': contentType, 'accept-ranges': 'bytes' };
  const [, first, last] = /^bytes[= ](\d{0,15})-(\d{0,15})$/.exec(range?.trim() ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return { status: 200, headers, file };
  const start = first === '' ? Math.max(0, file.length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? file.length - 1 : Math.min(Number(last), file.length - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return { status: 200, headers, file };
  if (start > end) {
    const unsatisfied = { ...headers, 'content-range': `bytes */${file.length}` };
    return { status: 416, headers: unsatisfied, file: Buffer.alloc(0) };
  }
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${file.length}` },
    file: file.subarray(start, end + 1),
  };
}

/** No such file: plain text, unlike all other answers (documented; the text is assumed). */
export function noFile(text: string): FileAnswer {
  return { status: 404, headers: { 'content-type': 'text/plain;charset=UTF-8' }, file: Buffer.from(text) };
}
