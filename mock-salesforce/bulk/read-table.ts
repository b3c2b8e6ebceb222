/** Reads the data of a batch of Bulk API 1.0, by the content type of its job. */
import type { Outcome } from '../errors.ts';
import { readXml } from '../xml/index.ts';
import type { ContentType } from './classic-request.ts';
import { DEFAULT_CSV, readCsv } from './csv.ts';
import { bulkRefused } from './errors.ts';
import { type Table, tableOf } from './table.ts';

export function readTable(data: string, contentType: ContentType): Outcome<Table> {
  if (contentType === 'CSV') return readCsv(data, lineEndingOf(data));
  const records = contentType === 'JSON' ? jsonRecords(data) : xmlRecords(data);
  return records === undefined
    ? bulkRefused('batchUnparsed', { format: contentType })
    : { ok: true, value: tableOf(records) };
}

/** Bulk API 1.0 does not ask how lines end. */
function lineEndingOf(data: string) {
  return {
    ...DEFAULT_CSV,
    lineEnding: data.charAt(data.indexOf('\n') - 1) === '\r' ? 'CRLF' : 'LF',
  } as const;
}

type RecordList = readonly Readonly<Record<string, unknown>>[];

function jsonRecords(data: string): RecordList | undefined {
  try {
    const parsed: unknown = JSON.parse(data);
    return Array.isArray(parsed) && parsed.every(isObject) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** `<sObjects><sObject><LastName>Doe</LastName></sObject></sObjects>` */
function xmlRecords(data: string): RecordList | undefined {
  const root = readXml(data);
  if (typeof root === 'string' || !isObject(root.sObjects)) return undefined;
  const records: unknown[] = [root.sObjects.sObject ?? []].flat();
  return records.every(isObject) ? records : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
