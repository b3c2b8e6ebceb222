/** The one verb that the REST API does not have, `convertLead()`: an envelope of the partner API, and its answer read. */
import { XMLParser } from 'fast-xml-parser';
import type { CreateResult, Outcome, RemoteError } from '../sync/index.ts';
import { rowOf } from './record-ids.ts';

export interface LeadConvert {
  readonly leadId: string;
  readonly convertedStatus: string;
}

interface LeadConvertResult {
  readonly contactId: string;
  readonly success: string;
  readonly errors?: readonly {
    readonly statusCode: string;
    readonly message: string;
    readonly fields?: readonly string[];
  }[];
}

interface Envelope {
  readonly convertLeadResponse?: { readonly result: readonly LeadConvertResult[] };
  readonly Fault?: { readonly faultcode: string; readonly faultstring: string };
}

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => name === 'result' || name === 'errors' || name === 'fields',
});

/** The request for some leads, each of which becomes a new account, contact and opportunity. */
export function convertLeadEnvelope(session: string, leads: readonly LeadConvert[]): string {
  const converts = leads
    .map(
      ({ leadId, convertedStatus }) =>
        `<leadConverts><convertedStatus>${escaped(convertedStatus)}</convertedStatus><leadId>${leadId}</leadId></leadConverts>`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><soapenv:Header><SessionHeader><sessionId>${escaped(session)}</sessionId></SessionHeader></soapenv:Header><soapenv:Body><convertLead>${converts}</convertLead></soapenv:Body></soapenv:Envelope>`;
}

/** What became of each lead, or the fault that refused them all. */
export function convertLeadOutcome(xml: string): Outcome<readonly CreateResult[]> {
  const { Envelope } = parser.parse(xml) as { Envelope?: { Body?: Envelope } };
  const { convertLeadResponse, Fault } = Envelope?.Body ?? {};
  if (convertLeadResponse === undefined) return { ok: false, error: errorOf(Fault) };
  const results = convertLeadResponse.result.map(
    ({ success, contactId, errors }): CreateResult =>
      success === 'true' ? { row: rowOf(contactId) } : { error: firstOf(errors) },
  );
  return { ok: true, value: results };
}

/** A lead may be refused for several reasons; the first is told. */
function firstOf([error]: LeadConvertResult['errors'] & {} = []): RemoteError {
  const { statusCode = 'UNKNOWN_EXCEPTION', message = '', fields = [] } = error ?? {};
  return { code: statusCode, message, fields };
}

/** `sf:REQUEST_LIMIT_EXCEEDED` and `REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.` */
function errorOf(fault: Envelope['Fault']): RemoteError {
  const code = fault?.faultcode.replace(/^\w+:/, '') ?? 'UNKNOWN_EXCEPTION';
  const message = fault?.faultstring ?? '';
  return { code, message: message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
