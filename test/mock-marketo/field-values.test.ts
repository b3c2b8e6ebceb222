import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DataType } from '../../mock-marketo/index.ts';
import { readValue } from '../../mock-marketo/rules/field-values.ts';

const test = suite('Marketo field values');

/** Type, what a client sends, what is stored; undefined where the record is skipped. Recorded refusals come first. */
const VALUES: readonly (readonly [DataType, unknown, string | number | boolean | null | undefined])[] = [
  ['boolean', 'other', undefined],
  ['integer', 14.1, undefined],
  ['float', '14c', undefined],
  ['datetime', 'yesterday', undefined],
  ['percent', '100%', undefined],
  ['email', 'bademail', undefined],
  ['boolean', true, true],
  ['boolean', 'TRUE', true],
  ['boolean', 0, false],
  ['boolean', null, false],
  ['integer', '15', 15],
  ['integer', -3, -3],
  ['integer', 2_147_483_648, undefined],
  ['integer', true, undefined],
  ['score', 12, 12],
  ['float', '1.5e3', 1_500],
  ['currency', '.5', 0.5],
  ['currency', '1,000', undefined],
  ['percent', 12, 12],
  ['email', 'ann+x@acme.example', 'ann+x@acme.example'],
  ['email', 'jürgen@acme.example', undefined],
  ['email', 'two words@acme.example', undefined],
  ['date', '2020-08-30', '2020-08-30'],
  ['date', '30.08.2020', undefined],
  ['date', '2020-13-01', undefined],
  ['datetime', '2020-08-30T05:49:48.000Z', '2020-08-30T05:49:48Z'],
  ['datetime', '2020-08-30T05:49:48+07:00', '2020-08-29T22:49:48Z'],
  ['datetime', '2020-08-30', '2020-08-30T00:00:00Z'],
  ['string', 12, '12'],
  ['string', '', null],
  ['string', null, null],
  ['string', ['a'], undefined],
  ['string', { a: 1 }, undefined],
  ['text', ' kept ', ' kept '],
  ['string', 'eleven char', undefined],
];

for (const [dataType, sent, stored] of VALUES)
  test(`${dataType} ${JSON.stringify(sent)} ${stored === undefined ? 'is refused' : `is stored as ${JSON.stringify(stored)}`}`, () => {
    const reading = readValue({ name: 'f', dataType, ...(dataType === 'string' && { length: 10 }) }, sent);
    assert.is('value' in reading ? reading.value : undefined, stored);
  });

test('the refusal names the field and what was sent', () => {
  const reading = readValue({ name: 'boolean_field', dataType: 'boolean' }, 'other');
  assert.equal(reading, {
    error: { code: '1003', message: "Invalid value for field 'boolean_field' and value 'other'" },
  });
});

test.run();
