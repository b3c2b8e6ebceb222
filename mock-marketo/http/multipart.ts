/**
 * Bodies of multipart/form-data, as imports send them. Read at one go from the bytes: boundaries in the wild are odd
 * (`----SEGMENT-DATA--`, leading dashes, bare hexadecimal), so the one of the header is taken as it is.
 */

/** A file that came with a call. */
export interface UploadedFile {
  /** Some clients send a whole path. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Multipart {
  readonly fields: URLSearchParams;
  /** By the name of their part. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

const HEADER_END = '\r\n\r\n';
/** Parts of a body; the original needs five at most. */
const MOST_PARTS = 100;

/** Reads a body by its content type; undefined for what is no well-formed multipart body. */
export function readMultipart(contentType: string, body: Buffer): Multipart | undefined {
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  if (boundary === null) return undefined;
  const delimiter = `--${boundary[1] ?? boundary[2]}`;
  const fields = new URLSearchParams();
  const files = new Map<string, UploadedFile>();
  let start = body.indexOf(delimiter);
  for (let part = 0; start >= 0 && part < MOST_PARTS; part += 1) {
    start += delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return { fields, files };
    const headerEnd = body.indexOf(HEADER_END, start);
    const end = headerEnd < 0 ? -1 : body.indexOf(`\r\n${delimiter}`, headerEnd + 2);
    const isAdded =
      end >= 0 && addPart({ fields, files }, body.toString('utf8', start, headerEnd), headerEnd, end, body);
    if (!isAdded) return undefined;
    start = end + 2;
  }
  return undefined;
}

/** Takes one part in; false for one that does not say its name. */
function addPart(
  { fields, files }: { readonly fields: URLSearchParams; readonly files: Map<string, UploadedFile> },
  headers: string,
  headerEnd: number,
  end: number,
  body: Buffer,
): boolean {
  const name = /^content-disposition:\s*form-data\b.*?;\s*name="?([^";\r\n]+)"?/im.exec(headers)?.[1];
  if (name === undefined) return false;
  const bytes = body.subarray(Math.min(headerEnd + HEADER_END.length, end), end);
  const fileName = /;\s*filename="?([^";\r\n]*)"?/i.exec(headers)?.[1];
  if (fileName === undefined) fields.append(name, bytes.toString('utf8'));
  else files.set(name, { name: fileName, bytes });
  return true;
}
