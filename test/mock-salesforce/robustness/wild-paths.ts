/** Paths and parameters: known ones with odd segments, and some of no API at all. */
import fc from 'fast-check';
import { OPERATIONS } from '../../../mock-salesforce/resources/index.ts';
import { JOB } from './placeholders.ts';
import { soql } from './wild-soql.ts';

export const IDS = [
  '0035g0000000001AAA',
  '0035g0000000001',
  '00Q5g0000000003AAA',
  '0035g0000000001AAB',
  '001',
  '0',
];
export const segment = fc.oneof(
  fc.constantFrom(
    'Contact',
    'lead',
    'Account',
    'User',
    'Nope',
    'Ext__c',
    'Id',
    'v62.0',
    'v1',
    '62.0',
    'Name',
    JOB,
  ),
  fc.constantFrom(
    ...IDS,
    '7505g0000000001AAA',
    '7515g0000000001AAA',
    '7525g0000000001AAA',
    '01g5g0000000001AAA-2000',
  ),
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'a%20b',
    '%00',
    'é',
    '..',
    '%2e%2e',
    '%E0%A4%A',
    '%',
    ';',
    ':id',
  ),
  fc.constantFrom('x'.repeat(900), 'x'.repeat(5_000), '9'.repeat(30), '%F0%9F%92%A9', '*', "'", '"'),
  fc.string({ unit: 'binary', maxLength: 8 }).map(encoded),
);

const knownPath = fc
  .tuple(fc.constantFrom(...OPERATIONS), fc.array(segment, { minLength: 5, maxLength: 5 }))
  .map(([{ path }, segments]) => {
    let next = 0;
    return path.replace(/:\w+/g, () => segments[next++ % segments.length]!);
  });

/** The path of an operation with its version as it should be: the error is elsewhere. */
export const address = knownPath.map((path) =>
  path
    .replace(/^(\/services\/data\/|\/services\/soap\/u\/)[^/]+/i, '$162.0')
    .replace('/data/62.0', '/data/v62.0')
    .replace(/^(\/services\/async\/)[^/]+/, '$162.0'),
);

const anyPath = fc
  .array(
    fc.oneof(segment, fc.constantFrom('services', 'data', 'async', 'Soap', 'oauth2', '__mock', 'id', '')),
    {
      maxLength: 8,
    },
  )
  .map((segments) => `/${segments.join('/')}`);

export const path = fc.oneof({ weight: 6, arbitrary: address }, { weight: 2, arbitrary: knownPath }, anyPath);

const parameter = fc
  .tuple(
    fc.constantFrom(
      'q',
      'fields',
      'start',
      'end',
      'ids',
      'explain',
      'columns',
      'grant_type',
      'maxRecords',
      'locator',
      'queryLocator',
      'jobType',
      'allOrNone',
      '_HttpMethod',
      '__proto__',
      'sObjects',
      'updateOnly',
    ),
    fc.oneof(
      soql,
      fc.constantFrom(
        '',
        '-1',
        '1e999',
        'null',
        'PATCH',
        '2026-01-05T08:00:00Z',
        '2026-13-45',
        '9'.repeat(400),
        '%',
        'true',
      ),
      fc.string({ maxLength: 20 }),
    ),
  )
  .map(([name, value]) => `${name}=${encoded(value)}`);

export const queryString = fc
  .array(parameter, { maxLength: 3 })
  .map((parts) => (parts.length === 0 ? '' : `?${parts.join('&')}`));

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%EF%BF%BD';
  }
}
