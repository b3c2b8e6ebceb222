/** The official specification, and whether a request or an answer of an operation keeps to it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Definitions, relax } from './relaxations.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'body' | 'header' | 'formData';
  readonly required?: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: string };
  readonly schema?: object;
}

export interface SpecifiedOperation {
  readonly parameters?: readonly Parameter[];
  readonly response: object;
  /** One of these is needed; null when the specification does not say. */
  readonly permissions: readonly string[] | null;
}

interface Specification {
  readonly operations: Readonly<Record<string, SpecifiedOperation>>;
  readonly definitions: Definitions;
}

const FILE = 'test/mock-marketo/fixtures/marketo-openapi.json';
const SPECIFICATION: Specification = JSON.parse(readFileSync(FILE, 'utf8'));

/** Operations by `GET /rest/v1/lists/{listId}.json`. */
export const OPERATIONS_OF_SPECIFICATION = SPECIFICATION.operations;

type Validator = ((value: unknown) => boolean) & { errors?: readonly object[] | null };

const { Ajv } = createRequire(import.meta.url)('ajv');
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'marketo', definitions: relax(SPECIFICATION.definitions) });

/** Required by the specification though there is another way: lookups by JSON, ids in a body. */
const EITHER_WAY = new Set(['filterType', 'filterValues', 'id', 'listOperationRequest', 'deleteLeadRequest']);

/** What is wrong with an answer, or nothing. */
export function faultsOfReply(operation: SpecifiedOperation, body: unknown): string[] {
  return faultsOf(operation.response, body);
}

/** What is wrong with the parameters and the body of a request, or nothing. */
export function faultsOfRequest(
  { parameters = [] }: SpecifiedOperation,
  query: URLSearchParams,
  body: unknown,
): string[] {
  const known = new Set(parameters.map(({ name }) => name));
  const unknown = [...query.keys()].filter((name) => !known.has(name) && name !== '_method');
  return [
    ...unknown.map((name) => `there is no parameter ${name}`),
    ...parameters.flatMap((parameter) => faultsOfParameter(parameter, query, body)),
  ];
}

function faultsOfParameter(parameter: Parameter, query: URLSearchParams, body: unknown): string[] {
  const { name, required = false } = parameter;
  const isNeeded = required && !EITHER_WAY.has(name);
  if (parameter.in === 'body') {
    if (body === undefined) return isNeeded ? [`the body ${name} is missing`] : [];
    return faultsOf(parameter.schema!, body);
  }
  if (parameter.in !== 'query') return [];
  const values = query.getAll(name);
  if (values.length === 0) return isNeeded ? [`the parameter ${name} is missing`] : [];
  const type = parameter.type === 'array' ? parameter.items!.type : parameter.type;
  const parts = parameter.type === 'array' ? values.flatMap((value) => value.split(',')) : values;
  return parts.filter((part) => !isOfType(part, type)).map((part) => `${name}: ${part} is no ${type}`);
}

function isOfType(text: string, type: string | undefined): boolean {
  if (type === 'integer') return /^\d+$/.test(text);
  return type !== 'boolean' || text === 'true' || text === 'false';
}

const compiled = new Map<string, Validator>();

function faultsOf(schema: object, value: unknown): string[] {
  const key = JSON.stringify(schema).replaceAll('#/definitions/', 'marketo#/definitions/');
  const validate: Validator = compiled.get(key) ?? ajv.compile(JSON.parse(key));
  compiled.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => JSON.stringify(error));
}
