/** Lays a scenario file over what it extends: maps key by key, everything else whole. */

/** Plain data as a file or the catalogue gives it. */
export type Plain = Readonly<Record<string, unknown>>;

/** The base with the other's keys over it, deeply; lists and plain values replace. Neither is changed. */
export function mergeOver(base: Plain, over: Plain): Plain {
  // Object.fromEntries defines keys instead of assigning them, so that a key named __proto__ stays a mere key.
  return Object.fromEntries([
    ...Object.entries(base),
    ...Object.entries(over).map(([key, value]) => {
      const below = Object.hasOwn(base, key) ? base[key] : undefined;
      return [key, isPlain(below) && isPlain(value) ? mergeOver(below, value) : value];
    }),
  ]);
}

/** Whether a value is a map of keys and values. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
