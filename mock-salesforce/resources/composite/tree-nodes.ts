/** The trees of a request as a list of records, parents before their children, level by level. */
import { z } from 'zod';
import { type ApiError, failure } from '../../errors.ts';
import type { JsonPath } from '../../json/index.ts';
import { TREE_LEVELS, TREE_OBJECTS, TREE_RECORDS } from '../../limits.ts';

type Fields = Readonly<Record<string, unknown>>;

const attributes = z.looseObject({ type: z.string(), referenceId: z.string().min(1) });
const record = z.looseObject({ attributes });
const children = z.object({ records: z.array(record) });

export const treeInput = z.object({ records: z.array(record) });
export type Trees = z.output<typeof treeInput>;

/** One record of a tree. */
export interface Node {
  readonly type: string;
  readonly referenceId: string;
  readonly values: Fields;
  /** The parent's place in the list, and what the parent calls its children; none for a root. */
  readonly parent: { readonly place: number; readonly relationship: string } | undefined;
  readonly level: number;
  /** Where it stands in the request. */
  readonly path: JsonPath;
}

export function nodesOf({ records }: Trees): Node[] {
  const nodes: Node[] = [];
  records.forEach((root, i) => {
    nodes.push(nodeOf(root, undefined, 1, ['records', i]));
  });
  const sources: Fields[] = [...records];
  for (let place = 0; place < nodes.length; place += 1) {
    for (const [relationship, value] of Object.entries(sources[place]!)) {
      const inner = children.safeParse(value);
      if (!inner.success || relationship === 'attributes') continue;
      const { level, path } = nodes[place]!;
      inner.data.records.forEach((child, i) => {
        nodes.push(nodeOf(child, { place, relationship }, level + 1, [...path, relationship, 'records', i]));
        sources.push(child);
      });
    }
  }
  return nodes;
}

function nodeOf(given: z.output<typeof record>, parent: Node['parent'], level: number, path: JsonPath): Node {
  const { attributes: about, ...rest } = given;
  const values = Object.entries(rest).filter(([, value]) => !children.safeParse(value).success);
  return {
    type: about.type,
    referenceId: about.referenceId,
    values: Object.fromEntries(values),
    parent,
    level,
    path,
  };
}

/** What is wrong with the size of the trees, before anything is written. */
export function sizeError(nodes: readonly Node[]): ApiError | undefined {
  if (nodes.length > TREE_RECORDS) return failure('tooManyRecords', { max: TREE_RECORDS });
  if (nodes.some(({ level }) => level > TREE_LEVELS)) {
    return failure('tooManySubrequests', { max: TREE_LEVELS, what: 'levels of records' });
  }
  const types = new Set(nodes.map(({ type }) => type.toLowerCase()));
  if (types.size <= TREE_OBJECTS) return undefined;
  return failure('tooManySubrequests', { max: TREE_OBJECTS, what: 'types of records' });
}
