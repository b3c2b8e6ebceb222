/** XML as Bulk API 1.0 speaks it. */
import { NIL, XSI, xmlText } from '../xml/index.ts';

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';

/** A nil element says itself what `xsi` is. */
const OWN_NIL = { ...XSI, ...NIL } as const;

/** A document: an element of the API's namespace, its children in the order given, several of a name as an array. */
export function xmlDocument(name: string, content: Readonly<Record<string, unknown>>): string {
  return xmlText(name, { '@xmlns': NAMESPACE, ...(withNils(content) as object) });
}

function withNils(value: unknown): unknown {
  if (value === null) return OWN_NIL;
  if (Array.isArray(value)) return value.map(withNils);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withNils(child)]));
}
