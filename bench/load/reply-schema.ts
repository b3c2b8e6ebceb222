/** The JSON Schema of replies, from the replies themselves. */

export interface ReplySchema {
  readonly type?: 'null' | 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly nullable?: true;
  readonly items?: ReplySchema;
  readonly properties?: Readonly<Record<string, ReplySchema>>;
}

/** The schema of values that stand in the same place; without a type when they have nothing in common. */
export function schemaOf(values: readonly unknown[]): ReplySchema {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return { type: 'null' };
  const [type, ...others] = new Set(given.map(typeOf));
  if (type === undefined || others.length > 0) return {};
  const own = { type, ...(given.length < values.length && { nullable: true as const }) };
  if (type === 'array') return { ...own, ...itemsOf(given as unknown[][]) };
  return type === 'object' ? { ...own, properties: propertiesOf(given as Entries[]) } : own;
}

type Entries = Readonly<Record<string, unknown>>;

function typeOf(value: unknown): 'string' | 'number' | 'boolean' | 'array' | 'object' {
  return Array.isArray(value) ? 'array' : (typeof value as 'string' | 'number' | 'boolean' | 'object');
}

function itemsOf(lists: readonly unknown[][]): { readonly items?: ReplySchema } {
  const items = lists.flat();
  return items.length === 0 ? {} : { items: schemaOf(items) };
}

function propertiesOf(objects: readonly Entries[]): Record<string, ReplySchema> {
  const names = new Set(objects.flatMap(Object.keys));
  const valuesOf = (name: string) => objects.filter((one) => name in one).map((one) => one[name]);
  return Object.fromEntries([...names].map((name) => [name, schemaOf(valuesOf(name))]));
}
