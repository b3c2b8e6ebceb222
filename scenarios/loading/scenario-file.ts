/**
 * Reads one scenario file, YAML or JSON (which is YAML too), and remembers where each value stands, so that a problem
 * found later, after files have been merged, can still name its line.
 */
import { readFileSync, statSync } from 'node:fs';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Problem, ScenarioError } from './problems.ts';

/** Larger files are refused: a scenario is a page of text, and a mistaken path may lead to anything. */
export const MAX_FILE_BYTES = 1_048_576;

/** What a scenario file is called. */
export const FILE_NAME = /\.(ya?ml|json)$/i;

const EXCERPT_WIDTH = 100;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a path leads in a file. */
export interface Located {
  readonly place: Place;
  /** Steps of the path that the file has. */
  readonly depth: number;
  /** Whether the file decides about the rest: a list or a plain value is never merged with what it extends. */
  readonly final: boolean;
}

/** A scenario file as it was read. */
export interface ScenarioFile {
  /** As the user named it. */
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** The place of the value at a path, or of the nearest thing around it that the file has. */
  locate(path: readonly PropertyKey[]): Located;
}

/** @throws ScenarioError when the file cannot be read, is too large, or is not a YAML or JSON map */
export function readScenarioFile(file: string): ScenarioFile {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const complaints = [...document.errors, ...document.warnings];
  if (complaints.length > 0) {
    throw new ScenarioError(
      complaints.map((complaint) => syntaxProblem(file, text, lines, complaint.pos[0], complaint.message)),
    );
  }
  return {
    file,
    value: mapOf(document, file),
    locate: (path) => locate(document, lines, path),
  };
}

function readText(file: string): string {
  try {
    const status = statSync(file);
    if (!status.isFile()) throw whole(file, 'is not a file');
    if (status.size > MAX_FILE_BYTES) {
      throw whole(file, `is ${status.size} bytes; a scenario file has at most ${MAX_FILE_BYTES}`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw whole(file, readFailure(error as NodeJS.ErrnoException));
  }
}

function readFailure(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'there is no such file';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'cannot be read: no permission';
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read: ${error.message}`;
}

/** The document as plain data. An alias may be repeated a hundred times; more looks like a bomb, and yaml refuses it. */
function mapOf(document: Document.Parsed, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw whole(file, (error as Error).message);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw whole(file, value === null ? 'is empty; expected a scenario' : 'expected a map of keys and values');
  }
  return value as Record<string, unknown>;
}

function whole(file: string, text: string): ScenarioError {
  return new ScenarioError([{ file, line: null, column: null, path: '', text }]);
}

function locate(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): Located {
  let node: Node | null | undefined = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  let final = false;
  let depth = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const child = childOf(node, step);
    if (!isMap(node)) final = true;
    if (child === undefined) break;
    depth += 1;
    offset = child.offset;
    node = child.node;
  }
  if (node !== undefined && node !== null && !isMap(node)) final = true;
  const { line, col } = lines.linePos(offset);
  return { place: { line, column: col }, depth, final };
}

/** A value below a node, and where it stands (where its key stands when it has none). */
function childOf(
  node: Node | null | undefined,
  step: PropertyKey,
): { node: Node | null; offset: number } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item === undefined ? undefined : { node: item, offset: item.range?.[0] ?? 0 };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair === undefined) return undefined;
  const key = pair.key as Node;
  const value = pair.value as Node | null;
  return { node: value, offset: (isMap(value) || value === null ? key : value).range?.[0] ?? 0 };
}

function syntaxProblem(
  file: string,
  text: string,
  lines: LineCounter,
  offset: number,
  message: string,
): Problem {
  const { line, col } = lines.linePos(Math.min(offset, text.length));
  const source = (text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
  const from = Math.max(0, col - EXCERPT_WIDTH / 2);
  return {
    file,
    line,
    column: col,
    path: '',
    text: message,
    excerpt: [`  ${source.slice(from, from + EXCERPT_WIDTH)}`, `  ${' '.repeat(col - 1 - from)}^`],
  };
}
