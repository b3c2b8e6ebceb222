/** The control operations as OpenAPI 3.1 tells them: paths, and the schemas of what comes in. */
import { z } from 'zod';
import type { ControlOperation } from './operation.ts';

/** A part of a document. OpenAPI 3.1's schemas are plain JSON Schema. */
export type Json = Readonly<Record<string, unknown>>;

/** The path items of control operations. */
export function controlPaths(
  operations: readonly (Pick<ControlOperation, 'path' | 'input'> & { readonly method: string })[],
): Record<string, Record<string, Json>> {
  const paths: Record<string, Record<string, Json>> = {};
  for (const { method, path, input } of operations) {
    const template = path.replace(/:(\w+)/g, '{$1}');
    const takesBody = input !== undefined && method !== 'GET';
    paths[template] ??= {};
    paths[template][method.toLowerCase()] = {
      operationId: `${method} ${path}`,
      tags: ['__mock'],
      security: [],
      parameters: [...pathParameters(path), ...(takesBody ? [] : queryParameters(input))],
      ...(takesBody && { requestBody: { content: { 'application/json': { schema: jsonSchema(input) } } } }),
      responses: { default: { description: 'as told in COVERAGE.md' } },
    };
  }
  return paths;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

/** The parameters of a query string by its schema. */
export function queryParameters(input: z.ZodType | undefined): Json[] {
  if (input === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(input) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** What a zod schema lets in, as JSON Schema. */
export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return own;
}
