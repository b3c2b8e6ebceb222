/**
 * Envelopes: what a client sends, and what goes back. Only Envelope, Body and Header have a prefix in answers: clients
 * search the others as text (observed, jsforce and simple-salesforce).
 */
import type { Reply } from '../api.ts';
import { type Children, type Element, readXml, XSI, xmlText } from '../xml/index.ts';

export interface Envelope {
  readonly headers: Children;
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

/** An envelope, or in one sentence why the text is none. */
export function readEnvelope(text: string): Envelope | string {
  const root = readXml(text, LISTS);
  if (typeof root === 'string') return root;
  const envelope = childrenOf(root.Envelope);
  const [[verb, input] = []] = Object.entries(childrenOf(envelope.Body));
  if (verb === undefined) return 'The SOAP Body must have one element';
  return { headers: childrenOf(envelope.Header), verb, input: input === '' ? {} : input };
}

function childrenOf(element: Element | readonly Element[] | undefined): Children {
  return typeof element === 'object' && element !== null && !Array.isArray(element)
    ? (element as Children)
    : {};
}

const SOAPENV = { '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/' };
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
    body: xmlText('soapenv:Envelope', envelope),
  };
}
