/** The JSON Schema of a reply, from the reply itself. */

export interface ReplySchema {
  readonly type: 'null' | 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly items?: ReplySchema;
  readonly properties?: Readonly<Record<string, ReplySchema>>;
}

/** Of a list, the first element stands for all: the elements of a reply are alike. */
export function schemaOf(value: unknown): ReplySchema {
  if (value === null) return { type: 'null' };
  if (Array.isArray(value))
    return value.length === 0 ? { type: 'array' } : { type: 'array', items: schemaOf(value[0]) };
  if (typeof value !== 'object') return { type: typeof value as 'string' | 'number' | 'boolean' };
  const properties = Object.entries(value as object).map(([name, one]) => [name, schemaOf(one)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}
