/** The OpenAPI document of the mock, from its operations and from the zod schemas of its control operations. */
import { type ControlOperation, controlPaths, type Json, METRICS } from '../../engine/control/index.ts';
import type { Operation } from '../http/operation.ts';
import { TOKEN_PATH } from '../identity.ts';
import { OPERATIONS } from '../resources/index.ts';
import { SYNC_VERBS } from './sync-verbs.ts';

/** OpenAPI 3.1 of the API's operations and of the mock's own. */
export function openApiDocument(control: readonly ControlOperation[]): Json {
  const verbs = Object.entries(SYNC_VERBS).map(([name, verb]) => ({ ...verb, path: `/__mock/sync/${name}` }));
  const paths = controlPaths([...control, METRICS, ...verbs]);
  const add = (method: string, path: string, operation: Json): void => {
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = {
      operationId: `${method} ${path}`,
      responses: { default: { description: 'as in the original' } },
      ...operation,
    };
  };
  for (const method of ['GET', 'POST']) add(method, TOKEN_PATH, tokenObject());
  for (const operation of OPERATIONS) add(operation.method, operation.path, operationObject(operation));
  const description =
    'A mock of one Marketo Engage instance. Routes under /__mock/ are its own; the names of the others (method and path) are those that fault rules and the journal use.';
  return {
    openapi: '3.1.0',
    info: { title: 'mock-marketo', version: '1', description },
    servers: [{ url: '/' }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

function tokenObject(): Json {
  const names = ['grant_type', 'client_id', 'client_secret'];
  const parameters = names.map((name) => ({ name, in: 'query', required: true, schema: { type: 'string' } }));
  return { tags: ['identity'], security: [], parameters };
}

function operationObject({ path, permissions, json, isUpload }: Operation): Json {
  const type = isUpload ? 'multipart/form-data' : 'application/json';
  const needs = permissions.length === 0 ? 'no permission' : permissions.join(' or ');
  return {
    tags: [/^\/(?:rest\/(?:v1|asset\/v1)|bulk\/v1)\/([\w-]+)/.exec(path)?.[1] ?? 'other'],
    description: `Needs ${needs}.`,
    security: [{ token: [] }],
    parameters: pathParameters(path),
    ...(json === 'none' && !isUpload
      ? {}
      : { requestBody: { content: { [type]: { schema: { type: 'object' } } } } }),
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}
