/** Just enough XML for the envelopes of login and logout: clients send them in a handful of fixed forms. */

/** What stands in the Body of an envelope. */
export function soapBody(envelope: string): string {
  return /<(\w+:)?Body[^>]*>([\s\S]*)<\/\1Body>/.exec(envelope)?.[2] ?? '';
}

/** The text of the first element with this local name; empty when there is none. */
export function childText(xml: string, name: string): string {
  const text = new RegExp(`<(\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)</\\1${name}>`).exec(xml)?.[2] ?? '';
  return text
    .replace(/&(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);/gi, (_, entity: string) => decoded(entity))
    .trim();
}

/** Text for the inside of an element. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A fault; clients read `faultstring` without and `exceptionCode` with its prefix. */
export function soapFault(code: string, message: string): string {
  const text = escapeXml(message.startsWith(code) ? message : `${code}: ${message}`);
  const detail = `<sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${escapeXml(message)}</sf:exceptionMessage>`;
  return `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${text}</faultstring><detail><sf:LoginFault xsi:type="sf:LoginFault">${detail}</sf:LoginFault></detail></soapenv:Fault>`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(entity: string): string {
  const named = ENTITIES[entity.toLowerCase()];
  if (named !== undefined) return named;
  const isHexadecimal = /^#x/i.test(entity);
  const code = isHexadecimal ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
