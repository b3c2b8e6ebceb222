/** Requests made of requests: composite, batch, graph; and trees of records. Their parts are answered by the operations of the REST API. */
import type { Operation } from '../../api.ts';
import { batchOperation } from './batch.ts';
import { compositeList, compositeOperation } from './composite.ts';
import { graphOperation } from './graph.ts';
import { Routes } from './routes.ts';
import { treeOperations } from './tree.ts';

/** @param parts the operations that a part of such a request may be */
export function compositeOperations(parts: readonly Operation[]): Operation[] {
  const routes = new Routes([...parts, ...treeOperations].filter(({ access }) => access === 'session'));
  return [
    ...treeOperations,
    compositeList,
    compositeOperation(routes),
    batchOperation(routes),
    graphOperation(routes),
  ];
}
