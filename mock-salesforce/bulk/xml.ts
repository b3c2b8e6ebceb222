/** XML as Bulk API 1.0 speaks it, read by local names. */
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';

/** Deeper documents are refused: the API's own have three levels. */
const MAX_NESTED_TAGS = 50;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  maxNestedTags: MAX_NESTED_TAGS,
});

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

const NIL = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', '@xsi:nil': 'true' } as const;

type Element = Readonly<Record<string, unknown>>;

/** The document as nested objects, texts as they are, nil elements as null; undefined when it is not XML. */
export function readXml(text: string): Element | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  try {
    return plain(parser.parse(text, true)) as Element;
  } catch {
    return undefined;
  }
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const element = value as Element;
  if (element['@nil'] === 'true') return null;
  const children = Object.entries(element).filter(([name]) => !name.startsWith('@') && name !== '#text');
  if (children.length === 0) return element['#text'] ?? '';
  return Object.fromEntries(children.map(([name, child]) => [name, plain(child)]));
}

/** A document: an element of the API's namespace, its children in the order given, several of a name as an array. */
export function xmlDocument(name: string, content: Element): string {
  const text = builder.build({ [name]: { '@xmlns': NAMESPACE, ...(withNils(content) as Element) } });
  return `<?xml version="1.0" encoding="UTF-8"?>${text}`;
}

function withNils(value: unknown): unknown {
  if (value === null) return NIL;
  if (Array.isArray(value)) return value.map(withNils);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, withNils(child)]));
}
