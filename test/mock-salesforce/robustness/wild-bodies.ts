/** Bodies of every kind, sound, nearly sound and hostile; some are cut, doubled, or have something put into them. */
import fc from 'fast-check';
import { TOKEN } from './placeholders.ts';
import { address, IDS } from './wild-paths.ts';
import { soql } from './wild-soql.ts';

const wildValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    1e308,
    -0,
    2 ** 53,
    '9'.repeat(500),
    '2026-02-30',
    '\u0000',
    '\ud800',
    'x'.repeat(40_000),
    [],
    [[[]]],
    { attributes: null },
    ...IDS,
  ),
);
const names = fc.constantFrom(
  'LastName',
  'lastname',
  'Id',
  'Email',
  'AccountId',
  'DoNotCall',
  'Birthdate',
  'AnnualRevenue',
  'MailingAddress',
  'Name',
  '__proto__',
  'constructor',
  'attributes',
  'Account',
  'Ext__c',
  'OwnerId',
  'IsDeleted',
  'CreatedDate',
  'nope',
);
const record = fc
  .array(fc.tuple(names, wildValue), { maxLength: 6 })
  .map((entries) => JSON.stringify(Object.fromEntries(entries)).replace('"constructor":', '"__proto__":'));
const attributed = record.map((text) =>
  text.replace(/^\{/, '{"attributes":{"type":"Contact","referenceId":"r"},').replace(/,\}$/, '}'),
);

const subrequest = fc
  .tuple(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'NOPE'), address, record)
  .map(
    ([method, url, body]) =>
      `{"method":${JSON.stringify(method)},"url":${JSON.stringify(url)},"referenceId":"a","body":${body}}`,
  );

const json = fc.oneof(
  record,
  wildValue.map((value) => JSON.stringify(value) ?? ''),
  fc.array(attributed, { maxLength: 4 }).map((all) => `{"allOrNone":true,"records":[${all.join(',')}]}`),
  fc.array(subrequest, { maxLength: 4 }).map((all) => `{"compositeRequest":[${all.join(',')}]}`),
  fc.array(subrequest, { maxLength: 4 }).map((all) => `{"batchRequests":[${all.join(',')}]}`),
  fc
    .array(subrequest, { maxLength: 2 })
    .map((all) => `{"graphs":[{"graphId":"g","compositeRequest":[${all.join(',')}]}]}`),
  soql.map((query) => JSON.stringify({ operation: 'query', query })),
  fc
    .constantFrom('insert', 'upsert', 'hardDelete', 'query')
    .map((operation) =>
      JSON.stringify({ operation, object: 'Contact', externalIdFieldName: 'Ext__c', contentType: 'CSV' }),
    ),
  fc.constantFrom('{"state":"UploadComplete"}', '{"state":"Aborted"}', '{"state":"Closed"}', '{"state":1}'),
  fc.constantFrom(
    '['.repeat(100_000),
    '{"a":'.repeat(50_000),
    `[${'0,'.repeat(50_000)}0]`,
    '{"__proto__":{"polluted":true}}',
    '"',
    '{',
    '\ufeff{}',
    'NaN',
  ),
);

const verbs = fc.constantFrom(
  'login',
  'logout',
  'query',
  'queryMore',
  'create',
  'update',
  'upsert',
  'delete',
  'convertLead',
  'describeSObjects',
  'getUpdated',
  'merge',
  'nope',
  '__proto__',
);
const xml = fc.oneof(
  fc
    .tuple(verbs, soql, names)
    .map(
      ([verb, query, name]) =>
        `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${TOKEN}</sessionId></SessionHeader></e:Header><e:Body><${verb} xmlns="urn:partner.soap.sforce.com"><queryString>${escaped(query)}</queryString><sObjects><type>Contact</type><${name}>x</${name}></sObjects><ids>x</ids></${verb}></e:Body></e:Envelope>`,
    ),
  fc.constantFrom(
    '<jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload"><operation>insert</operation><object>Lead</object><contentType>CSV</contentType></jobInfo>',
    '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`,
    '<a/>',
    '<a',
    '<?xml version="1.0"?>',
    '<__proto__><a>1</a></__proto__>',
  ),
);

const csv = fc.oneof(
  fc
    .array(
      fc.array(
        fc.oneof(names, fc.string({ maxLength: 6 }), fc.constantFrom('#N/A', '"', '""', '"a\nb"', '')),
        { maxLength: 5 },
      ),
      { maxLength: 5 },
    )
    .map((rows) => rows.map((row) => row.join(',')).join('\n')),
  fc.constantFrom(
    'Id\n',
    '\ufeffId\nx\n',
    ','.repeat(100_000),
    '"'.repeat(10_001),
    'LastName,__proto__\nx,y\n',
    `LastName\n${'x\n'.repeat(2_000)}`,
  ),
);

const multipart = fc.constantFrom(
  '--B\r\nContent-Disposition: form-data; name="job"\r\n\r\n{"object":"Lead","operation":"insert"}\r\n--B\r\nContent-Disposition: form-data; name="content"\r\n\r\nLastName,Company\nA,B\n\r\n--B--\r\n',
  '--B',
  `--B\r\n${'a'.repeat(1_000)}`,
);

const form = fc.constantFrom(
  'grant_type=password&username=x',
  'grant_type=__proto__',
  'grant_type=constructor',
  'a=%',
  `${'a=b&'.repeat(10_000)}`,
  'token=x',
);

export interface Body {
  readonly text: string;
  readonly type: string;
}

const damage = fc.record({
  kind: fc.constantFrom('none', 'none', 'cut', 'doubled', 'pierced'),
  at: fc.nat(400),
  piece: fc.constantFrom('\u0000', '"', '}', '<', '&', ',', '\n', '\ud83d'),
});

/** A text that is cut, doubled, or has something put into it, with the type it should be sent as. */
function damaged(texts: fc.Arbitrary<string>, type: string): fc.Arbitrary<Body> {
  return fc.tuple(texts, damage).map(([text, { kind, at, piece }]) => {
    if (kind === 'cut') return { text: text.slice(0, at), type };
    if (kind === 'doubled') return { text: text + text, type };
    return { text: kind === 'pierced' ? text.slice(0, at) + piece + text.slice(at) : text, type };
  });
}

const jsonBody = damaged(json, 'application/json');
const xmlBody = damaged(xml, 'text/xml');
const csvBody = damaged(csv, 'text/csv');
const formBody = damaged(form, 'application/x-www-form-urlencoded');
const multipartBody = damaged(multipart, 'multipart/form-data; boundary=B');

export const body = fc.oneof({ weight: 5, arbitrary: jsonBody }, xmlBody, csvBody, multipartBody, formBody);

/** A body of the kind that an address takes. */
export function bodyFor(path: string): fc.Arbitrary<Body> {
  if (path.includes('/Soap/')) return xmlBody;
  if (/\/batch(?:es)?$/.test(path) && !path.includes('composite')) return csvBody;
  if (path.includes('/oauth2/')) return formBody;
  if (path.endsWith('/jobs/ingest')) return fc.oneof(jsonBody, multipartBody);
  return path.includes('/async/') ? fc.oneof(jsonBody, xmlBody) : jsonBody;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
