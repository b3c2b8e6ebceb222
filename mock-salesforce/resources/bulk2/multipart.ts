/**
 * A job and its data in one multipart request: a part `job` in JSON and a part `content` in CSV (documented, "Create a
 * Job"; for at most 100,000 characters). Parts have headers, an empty line, and end where the boundary begins again.
 */
import { bulkRefused, MULTIPART_CHARACTERS } from '../../bulk/index.ts';
import type { Outcome } from '../../errors.ts';

export function multipartJob(contentType: string, body: string): Outcome<{ job: string; content: string }> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  const parts = boundary === undefined ? new Map<string, string>() : partsOf(body, `--${boundary}`);
  const job = parts.get('job');
  const content = parts.get('content');
  if (job === undefined || content === undefined) return bulkRefused('multipartMalformed');
  if (content.length > MULTIPART_CHARACTERS) {
    return bulkRefused('multipartTooLong', { max: MULTIPART_CHARACTERS });
  }
  return { ok: true, value: { job, content } };
}

/** The parts by name, without the line break that belongs to the boundary. */
function partsOf(body: string, delimiter: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of body.split(delimiter).slice(1)) {
    const [, headers = '', content = ''] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    const [, name] = /^content-disposition:.*?\bname="?(\w+)"?/im.exec(headers) ?? [];
    if (name !== undefined) parts.set(name, content.replace(/\r?\n$/, ''));
  }
  return parts;
}
