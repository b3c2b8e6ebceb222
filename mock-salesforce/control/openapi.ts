/** The OpenAPI document of the mock, from its operations: paths, zod schemas of what comes in, schemas of the replies. */
import {
  type ControlOperation,
  controlPaths,
  type Json,
  jsonSchema,
  METRICS,
  queryParameters,
} from '../../engine/control/index.ts';
import { JSON_TYPE, type Operation } from '../api.ts';

/** OpenAPI 3.1 of the API's operations and of the mock's own. */
export function openApiDocument(
  operations: readonly Operation[],
  control: readonly ControlOperation[],
): Json {
  const paths = controlPaths([...control, METRICS]);
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = operationObject(operation);
  }
  const description =
    'A mock of one Salesforce org. Operations under /__mock/ are its own; the names of the others (method and path) are those that fault rules and the journal use.';
  return {
    openapi: '3.1.0',
    info: { title: 'mock-salesforce', version: '1', description },
    servers: [{ url: '/' }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}

function operationObject(operation: Operation): Json {
  const { method, path, access } = operation;
  return {
    operationId: `${method} ${path}`,
    tags: [tagOf(operation)],
    security: access === 'session' ? [{ session: [] }] : [],
    parameters: [...pathParameters(path), ...(hasBody(operation) ? [] : queryParameters(operation.input))],
    ...requestBody(operation),
    responses: responses(operation),
  };
}

function tagOf({ path }: Operation): string {
  const [, resource] = /^\/services\/data\/:version\/(\w+)/.exec(path) ?? [];
  return resource ?? (path.startsWith('/services/data') ? 'discovery' : (path.split('/')[2] ?? 'identity'));
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'version' ? { type: 'string', example: 'v62.0' } : { type: 'string' },
  }));
}

function hasBody({ method }: Operation): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
} as const;

function requestBody(operation: Operation): Json {
  const { input, format } = operation;
  if (input === undefined || !hasBody(operation)) return {};
  return { requestBody: { content: { [CONTENT_TYPES[format]]: { schema: jsonSchema(input) } } } };
}

/** Replies of a fixed shape by their schemas, the others by a word. */
function responses({ replies = {} }: Operation): Json {
  const described = Object.entries(replies).map(([status, schema]) => [
    status.replace('xx', 'XX'),
    { description: 'see the schema', content: { [JSON_TYPE]: { schema } } },
  ]);
  return { default: { description: 'as in the original' }, ...Object.fromEntries(described) };
}
