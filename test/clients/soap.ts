/** A SOAP client by hand, with the prefixes of a Java toolkit: what older connectors send. */

/** An answer: status, whole text, and the texts of elements by local name, in the order of the document. */
export interface SoapAnswer {
  readonly status: number;
  readonly text: string;
  all(name: string): string[];
  /** The text of the first such element, or undefined. */
  one(name: string): string | undefined;
}

/** @param body the inside of the Body, @param headers the inside of the Header */
export function envelope(body: string, headers = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:m="urn:partner.soap.sforce.com" xmlns:o="urn:sobject.partner.soap.sforce.com">
  <env:Header>${headers}</env:Header>
  <env:Body>${body}</env:Body>
</env:Envelope>`;
}

export async function sendSoap(
  url: string,
  text: string,
  path = '/services/Soap/u/62.0',
): Promise<SoapAnswer> {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
  const reply = await fetch(url + path, { method: 'POST', headers, body: text });
  return answerOf(reply.status, await reply.text());
}

/** A client with the session of a token: sends the inside of a Body, with further headers. */
export function soapClient(url: string, token: string) {
  const session = `<m:SessionHeader><m:sessionId>${token}</m:sessionId></m:SessionHeader>`;
  return (body: string, headers = '') => sendSoap(url, envelope(body, session + headers));
}

function answerOf(status: number, text: string): SoapAnswer {
  const all = (name: string) =>
    [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]*)</`, 'g'))].map((match) => match[1]!);
  return { status, text, all, one: (name) => all(name)[0] };
}
