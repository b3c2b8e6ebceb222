import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Org, type Outcome, SYSTEM_ADMINISTRATOR } from '../../../mock-salesforce/index.ts';
import { START, smallOrg } from '../small-org.ts';

const test = suite('error codes of converting, merging and undeleting');

const BY = SYSTEM_ADMINISTRATOR;
const AT = START + 60_000;

const convert = (more: (org: Org) => object) => (org: Org) =>
  org.convertLead(
    { leadId: org.object('Lead').idOf(0), convertedStatus: 'Closed - Converted', ...more(org) },
    BY,
    AT,
  );
const merge = (object: string, losers: readonly number[]) => (org: Org) =>
  org.merge(org.object(object), 0, [...losers], {}, BY, AT);

/** What is done, and the code, message and fields that come back. */
const CASES: readonly (readonly [(org: Org) => Outcome<unknown>, string, string, readonly string[]])[] = [
  [
    convert((org) => ({ contactId: org.object('Contact').idOf(0) })),
    'REQUIRED_FIELD_MISSING',
    'accountId must be specified when contactId is specified',
    ['accountId'],
  ],
  [
    convert((org) => ({
      contactId: org.object('Contact').idOf(0),
      accountId: org.object('Account').idOf(1),
    })),
    'INVALID_CROSS_REFERENCE_KEY',
    'the contact is not associated with the account: 0015g0000000002AAA',
    ['contactId'],
  ],
  [merge('Campaign', [1]), 'INVALID_TYPE_FOR_OPERATION', 'entity type does not support merge', []],
  [
    merge('Lead', [1, 2, 3]),
    'NUMBER_OUTSIDE_VALID_RANGE',
    'a merge takes one or two records beside the master record',
    [],
  ],
  [merge('Lead', [0]), 'INVALID_ID_FIELD', 'cannot merge a record with itself: 00Q5g0000000001EAA', []],
  [
    (org) => org.undelete(org.object('Lead'), 0, BY, AT),
    'INVALID_ID_FIELD',
    'entity is not deleted: 00Q5g0000000001EAA',
    [],
  ],
];

for (const [act, code, message, fields] of CASES) {
  test(`${code}: ${message}`, () => {
    const outcome = act(smallOrg());
    assert.not(outcome.ok);
    const { error } = outcome as Extract<typeof outcome, { ok: false }>;
    assert.equal([error.code, error.message, error.fields], [code, message, fields]);
  });
}

test.run();
