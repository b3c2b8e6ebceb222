/** The OpenAPI document of the mock, from its operations and from the zod schemas of its control routes. */
import { z } from 'zod';
import { TOKEN_PATH } from '../identity.ts';
import type { Operation } from '../operation.ts';
import { OPERATIONS } from '../resources/index.ts';
import { snapshotFormat } from '../snapshot/index.ts';
import { move } from './clock.ts';
import { faultRule } from './fault-rules.ts';
import { wanted } from './journal.ts';
import { SYNC_VERBS } from './sync-verbs.ts';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1, whose schemas are plain JSON Schema. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
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
  for (const [method, path, input] of CONTROL)
    add(method, `/__mock/${path}`, controlObject(method, path, input));
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

/** Method, path, and the schema of the body or of the query. */
const CONTROL: readonly (readonly [string, string, z.ZodType?])[] = [
  ['GET', 'clock'],
  ['POST', 'clock', move],
  ['GET', 'backlog'],
  ['POST', 'reset'],
  ['POST', 'tokens/expire'],
  ['GET', 'snapshot'],
  ['POST', 'snapshot', snapshotFormat],
  ['GET', 'faults'],
  ['POST', 'faults', faultRule],
  ['DELETE', 'faults'],
  ['DELETE', 'faults/{id}'],
  ['GET', 'requests', wanted],
  ['DELETE', 'requests'],
  ['GET', 'metrics'],
  ...Object.entries(SYNC_VERBS).map(([name, { method, input }]) => [method, `sync/${name}`, input] as const),
];

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

function controlObject(method: string, path: string, input: z.ZodType | undefined): Json {
  const shared = { tags: ['__mock'], security: [], parameters: pathParameters(path) };
  if (input === undefined) return shared;
  if (method !== 'GET') {
    return { ...shared, requestBody: { content: { 'application/json': { schema: jsonSchema(input) } } } };
  }
  const { properties = {}, required = [] } = jsonSchema(input) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  const parameters = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return { ...shared, parameters };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return own;
}
