/**
 * Envelopes: what a client sends, read by local names because every client has prefixes of its own, and what goes
 * back. Only Envelope, Body and Header have a prefix in answers: clients search the others as text (observed, jsforce
 * and simple-salesforce).
 */
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Reply } from '../api.ts';

/** An element: its text, null for `xsi:nil`, or its children by local name. */
export type Element = string | null | { readonly [name: string]: Element | readonly Element[] };

export interface Envelope {
  readonly headers: Readonly<Record<string, unknown>>;
  /** The verb: the name of the one element in the Body. */
  readonly verb: string;
  readonly input: unknown;
}

/** Elements that a verb takes several of; one alone is a list, too. */
const LISTS: ReadonlySet<string> = new Set([
  'sObjects',
  'ids',
  'fieldsToNull',
  'leadConverts',
  'sObjectType',
  'request',
  'mergeRequests',
  'recordToMergeIds',
]);

const MAX_NESTED_TAGS = 50;

/** Of what is wrong with a message, which may quote all of it. */
const SHOWN_CHARACTERS = 300;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  maxNestedTags: MAX_NESTED_TAGS,
  isArray: (name) => LISTS.has(name),
});

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/** An envelope, or in one sentence why the text is none. Document types are refused, and with them all entities. */
export function readEnvelope(text: string): Envelope | string {
  if (/<!DOCTYPE/i.test(text)) return 'DOCTYPE is disallowed in a SOAP message';
  const validity = XMLValidator.validate(text);
  if (validity !== true) return `The XML is not well-formed: ${validity.err.msg.slice(0, SHOWN_CHARACTERS)}`;
  const root = parsed(text);
  if (typeof root === 'string') return root;
  const envelope = childrenOf(root.Envelope);
  const [[verb, input] = []] = Object.entries(childrenOf(envelope.Body));
  if (verb === undefined) return 'The SOAP Body must have one element';
  return { headers: childrenOf(envelope.Header), verb, input: input === '' ? {} : input };
}

/** The parser has limits of its own: too many levels, names that only an attacker gives. */
function parsed(text: string): Record<string, unknown> | string {
  try {
    return childrenOf(plain(parser.parse(text)));
  } catch (error) {
    return `The XML cannot be read: ${(error as Error).message}`;
  }
}

function childrenOf(element: unknown): Record<string, unknown> {
  return typeof element === 'object' && element !== null ? (element as Record<string, unknown>) : {};
}

/** What the parser found, without attributes; `xsi:nil` is null. */
function plain(found: unknown): unknown {
  if (Array.isArray(found)) return found.map(plain);
  if (typeof found !== 'object' || found === null) return found;
  const children = Object.entries(found).filter(([name]) => !name.startsWith('@') && name !== '?xml');
  if ((found as Record<string, unknown>)['@nil'] === 'true') return null;
  if (children.length === 0) return '';
  if (children.length === 1 && children[0]![0] === '#text') return children[0]![1];
  return Object.fromEntries(children.map(([name, child]) => [name, plain(child)]));
}

const SOAPENV = { '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/' };
const XSI = { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };
const XSD = { '@xmlns:xsd': 'http://www.w3.org/2001/XMLSchema' };

/** An answer; `sf` is the namespace of records. Namespaces in the order of the original (observed; `xsd` assumed). */
export function soapReply(body: object, header?: object): Reply {
  return xml(200, {
    ...SOAPENV,
    '@xmlns': 'urn:partner.soap.sforce.com',
    ...XSI,
    ...XSD,
    '@xmlns:sf': 'urn:sobject.partner.soap.sforce.com',
    ...(header === undefined ? {} : { 'soapenv:Header': header }),
    'soapenv:Body': body,
  });
}

/** A fault; here `sf` is the namespace of faults. */
export function soapFaultReply(fault: object): Reply {
  return xml(500, {
    ...SOAPENV,
    '@xmlns:sf': 'urn:fault.partner.soap.sforce.com',
    ...XSI,
    'soapenv:Body': { 'soapenv:Fault': fault },
  });
}

function xml(status: number, envelope: object): Reply {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ 'soapenv:Envelope': envelope })}`,
  };
}

/** An element without a value. */
export const NIL = { '@xsi:nil': 'true' } as const;

/** A value, or an element without one. */
export function orNil<T>(value: T | null | undefined): T | typeof NIL {
  return value === null || value === undefined ? NIL : value;
}
