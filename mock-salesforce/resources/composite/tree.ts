/**
 * composite/tree: records with their children, up to 200 and five levels deep, created all or none (documented, REST
 * guide "sObject Tree").
 */
import { type Call, operation, type Reply, restError } from '../../api.ts';
import { type ApiError, failure, type Outcome, refused } from '../../errors.ts';
import {
  createRecord,
  recordErrors,
  type Saved,
  seenObject,
  unreadableField,
} from '../../record-calls/index.ts';
import type { Records } from '../../records.ts';
import { misread } from '../misread.ts';
import { objectOf } from '../sobjects.ts';
import { type Node, nodesOf, sizeError, type Trees, treeInput } from './tree-nodes.ts';

/** The Ids of the records created so far, or which record could not be created and why. */
interface Created {
  readonly ids: string[];
  failed?: { readonly node: Node; readonly error: ApiError };
}

function tree(call: Call, given: Trees): Reply {
  const records = objectOf(call);
  if (!records.ok) return restError(records.error);
  const nodes = nodesOf(given);
  const error = sizeError(nodes);
  if (error !== undefined) return restError(error);
  const twice = givenTwice(nodes);
  if (twice !== undefined) return twice;
  const unread = unreadable(call, nodes);
  if (unread !== undefined) return unread;
  const { ids, failed } = call.org.transaction(
    () => createAll(call, records.value, nodes),
    (created) => created.failed === undefined,
  );
  if (failed !== undefined) return refusal([failed]);
  const results = nodes.map(({ referenceId }, place) => ({ referenceId, id: ids[place] }));
  return { status: 201, body: { hasErrors: false, results } };
}

/** The refusal of a request of which one value cannot be read. */
function unreadable(call: Call, nodes: readonly Node[]): Reply | undefined {
  for (const { type, values, path } of nodes) {
    const found = unreadableField(call, type, values);
    if (found !== undefined) return misread(call, found.error, [...path, found.name]);
  }
  return undefined;
}

/** Every record that has a reference id of another is named (documented, "sObject Tree Response Body"). */
function givenTwice(nodes: readonly Node[]): Reply | undefined {
  const counts = new Map<string, number>();
  for (const { referenceId } of nodes) counts.set(referenceId, (counts.get(referenceId) ?? 0) + 1);
  const twice = nodes.filter(({ referenceId }) => counts.get(referenceId)! > 1);
  if (twice.length === 0) return undefined;
  return refusal(twice.map((node) => ({ node, error: failure('referenceIdTwice') })));
}

function refusal(failures: readonly { node: Node; error: ApiError }[]): Reply {
  const results = failures.map(({ node: { referenceId }, error }) => ({
    referenceId,
    errors: recordErrors(error),
  }));
  return { status: 400, body: { hasErrors: true, results } };
}

function createAll(call: Call, root: Records, nodes: readonly Node[]): Created {
  const created: Created = { ids: [] };
  for (const node of nodes) {
    const saved = create(call, root, nodes, node, created.ids);
    if (!saved.ok) return { ...created, failed: { node, error: saved.error } };
    created.ids.push(saved.value.id);
  }
  return created;
}

/** A root must be of the object in the path, a child points to its parent through the lookup of the relationship. */
function create(
  call: Call,
  root: Records,
  nodes: readonly Node[],
  { type, values, parent }: Node,
  ids: readonly string[],
): Outcome<Saved> {
  const records = seenObject(call, type);
  if (!records.ok) return records;
  if (parent === undefined) {
    if (records.value !== root) return refused('unknownObject', { object: type, where: '' });
    return createRecord(call, type, values);
  }
  const above = call.org.object(nodes[parent.place]!.type);
  const lookup = lookupOf(records.value, above, parent.relationship);
  if (lookup === undefined)
    return refused('unknownColumn', { field: parent.relationship, object: above.schema.name });
  return createRecord(call, type, { ...values, [lookup]: ids[parent.place] });
}

function lookupOf(children: Records, parent: Records, relationship: string): string | undefined {
  const wanted = relationship.toLowerCase();
  return children.schema.fields.find(
    ({ childRelationshipName, referenceTo }) =>
      childRelationshipName?.toLowerCase() === wanted && referenceTo?.includes(parent.schema.name),
  )?.name;
}

export const treeOperations = [
  operation('POST', '/services/data/:version/composite/tree/:object', { input: treeInput }, tree),
];
