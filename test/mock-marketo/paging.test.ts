import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { positionOf, tokenOf } from '../../mock-marketo/http/paging.ts';

const test = suite('Marketo paging tokens');

/** The oldest tokens in Adobe's documentation, which are plain text in Base32. */
const DOCUMENTED = [
  ['GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBQ', 0],
  ['GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBRGA3TQ===', 1_078],
] as const;

for (const [token, lastId] of DOCUMENTED)
  test(`the documented token that ends at id ${lastId} is read and written the same`, () => {
    const position = { since: Date.UTC(2008, 10, 6), lastId };
    assert.equal(positionOf(token), position);
    assert.is(tokenOf(position), token);
  });

test('a token without its padding is read too', () => {
  assert.is(positionOf('GIYDAOBNGEYS2MBWKQYDAORQGA5DAMBOGAYDAKZQGAYDALBRGA3TQ').lastId, 1_078);
});

for (const token of [
  '',
  'AAAA',
  'not base32',
  'GIYDAOBN',
  '=',
  'GIYDAOBNGEYS2MJXKQYDAORQGA5DAMBOGAYDAKZQGAYDAL11',
])
  test(`'${token}' is no token`, () => {
    assert.throws(() => positionOf(token), /1003 Invalid nextPageToken/);
  });

test.run();
