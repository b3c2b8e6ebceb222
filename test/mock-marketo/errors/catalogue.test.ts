import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ERRORS, errorOf } from '../../../mock-marketo/errors.ts';

const test = suite('Marketo error catalogue');

/** Texts seen on the wire, in recordings, threads and tests of public clients; with values filled in. */
const OBSERVED: readonly (readonly [keyof typeof ERRORS, readonly (string | number)[], string])[] = [
  ['tokenInvalid', [], '601 Access token invalid'],
  ['tokenExpired', [], '602 Access token expired'],
  ['accessDenied', [], '603 Access denied'],
  ['timedOut', [], '604 Request timed out'],
  ['methodNotSupported', ['POST'], "605 Request method 'POST' not supported"],
  ['rateExceeded', [100, 20], "606 Max rate limit '100' exceeded with in '20' secs"],
  ['resourceNotFound', [], '610 Requested resource not found'],
  ['invalidContentType', [], '612 Invalid Content Type'],
  ['concurrencyExceeded', [10], "615 Concurrent access limit '10' reached"],
  ['badGateway', [], '502 Bad Gateway'],
  [
    'wrongType',
    ['Unacceptable', 'FolderVariantType'],
    "1001 Invalid value 'Unacceptable'. Required of type 'FolderVariantType'",
  ],
  [
    'fieldValueInvalid',
    ['boolean_field', 'other'],
    "1003 Invalid value for field 'boolean_field' and value 'other'",
  ],
  ['leadsMissing', [], '1003 Leads not specified'],
  ['leadNotFound', [], '1004 Lead not found'],
  ['leadIdNotFound', [1], "1004 Lead '1' not found"],
  ['leadExists', [], '1005 Lead already exists'],
  ['lookupFieldNotFound', ['userId'], "1006 Lookup field 'userId' not found"],
  ['severalMatches', [], '1007 Multiple lead match lookup criteria'],
];

for (const [name, values, expected] of OBSERVED)
  test(expected, () => {
    const { code, message } = errorOf(name, ...values);
    assert.is(`${code} ${message}`, expected);
    assert.is.not(ERRORS[name].source, 'assumed');
  });

test('a value that looks like a pattern is shown as it is', () => {
  assert.is(errorOf('fieldNotFound', '$& %s').message, "Field '$& %s' not found");
});

test('every code is text of three or four digits', () => {
  for (const { code } of Object.values(ERRORS)) assert.match(code, /^\d{3,4}$/);
});

test.run();
