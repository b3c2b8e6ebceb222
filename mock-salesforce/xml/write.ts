/** Writes XML: children in the order given, several of a name as an array, attributes with an `@` before their names. */
import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

export const XSI = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' } as const;

/** An element without a value, where the prefix `xsi` is known. */
export const NIL = { '@xsi:nil': 'true' } as const;

/** A document of one element. */
export function xmlText(name: string, element: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ [name]: element })}`;
}

/** A value, or an element without one. */
export function orNil<T>(value: T | null | undefined): T | typeof NIL {
  return value === null || value === undefined ? NIL : value;
}
