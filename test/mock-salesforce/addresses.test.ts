import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { START, smallOrg } from './small-org.ts';

const test = suite('state and country picklists');

/** Writes an address to a contact in the United States; `State, StateCode, Country, CountryCode` or the refusal. */
function written(values: Record<string, unknown>): string {
  const org = smallOrg({ stateCountryPicklists: true });
  const contacts = org.object('Contact');
  org.update(contacts, 0, { MailingCountry: 'United States' }, SYSTEM_ADMINISTRATOR, START);
  const outcome = org.update(contacts, 0, values, SYSTEM_ADMINISTRATOR, START);
  if (!outcome.ok) return `${outcome.error.code} ${outcome.error.fields}: ${outcome.error.message}`;
  return ['State', 'StateCode', 'Country', 'CountryCode']
    .map((part) => contacts.value(0, contacts.field(`Mailing${part}`)))
    .join(', ');
}

test('a state is given by its name or its code, and both can be read', () => {
  assert.is(written({ MailingState: 'california' }), 'California, CA, United States, US');
  assert.is(written({ MailingStateCode: 'CA' }), 'California, CA, United States, US');
  assert.is(written({ MailingCountryCode: 'CA', MailingState: 'Quebec' }), 'Quebec, QC, Canada, CA');
});

test('"CA" is not the name of a state', () => {
  assert.is(
    written({ MailingState: 'CA' }),
    "FIELD_INTEGRITY_EXCEPTION MailingState: There's a problem with this state, even though it may appear correct. Please select a state from the list of valid states.",
  );
});

test('a country must be on the list', () => {
  assert.is(
    written({ MailingCountry: 'USA' }),
    "FIELD_INTEGRITY_EXCEPTION MailingCountry: There's a problem with this country, even though it may appear correct. Please select a country/territory from the list of valid countries.",
  );
});

test('a state of another country is refused, and so is one without a country', () => {
  assert.is(
    written({ MailingStateCode: 'QC' }),
    "FIELD_INTEGRITY_EXCEPTION MailingStateCode: The existing country/territory doesn't recognize the state value for field: Mailing State/Province Code",
  );
  assert.is(
    written({ MailingCountry: null, MailingState: 'Texas' }),
    'FIELD_INTEGRITY_EXCEPTION MailingState: A country/territory must be specified before specifying a state value for field: Mailing State/Province',
  );
});

test('without the picklists an address takes any text', () => {
  const org = smallOrg();
  const outcome = org.update(org.object('Contact'), 0, { MailingState: 'CA' }, SYSTEM_ADMINISTRATOR, START);
  assert.ok(outcome.ok);
  assert.is(org.object('Contact').fieldNumber('MailingStateCode'), -1);
});

test.run();
