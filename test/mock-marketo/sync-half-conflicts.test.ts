import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Value } from '../../engine/kernel/index.ts';
import { page, reply, type Subject, subject } from './sync-half-support.ts';

const test = suite('Marketo half of the sync: what is a conflict of a contact, and what is not');

/** Contact 3 is person 13. */
function pulled({ sync }: Subject, score: Value): void {
  sync.apply({ page: page('Contact', 3, { Score__c: score }), winner: 'salesforce' });
}

function handedOut({ sync }: Subject) {
  return reply(sync.pending({ object: 'Contact', limit: 9 }));
}

const REFUSED = [{ error: { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No sevens.' } }];

test('a value that was written without an answer is no change of Salesforce, even when another was offered since', () => {
  const marketo = subject();
  marketo.write(13, 'score', 99);
  handedOut(marketo);
  marketo.write(13, 'score', 100);
  handedOut(marketo);
  pulled(marketo, 99);
  assert.is(marketo.read(13, 'score'), 100);
  assert.equal(
    handedOut(marketo).map(({ values }) => values),
    [{ Score__c: 100 }],
  );
});

test('after a refusal Salesforce has what it had: the next change in Marketo is no conflict with it', () => {
  const marketo = subject();
  marketo.write(13, 'score', 77);
  marketo.sync.pushed({ object: 'Contact', records: handedOut(marketo), results: REFUSED });
  marketo.write(13, 'score', 78);
  pulled(marketo, 10);
  assert.is(marketo.read(13, 'score'), 78);
  assert.is(reply(marketo.sync.pendingCount({ object: 'Contact' })), 1);
});

test('after a refusal that Salesforce has overwritten, both sides agree on Salesforce’s value', () => {
  const marketo = subject();
  marketo.write(13, 'score', 77);
  marketo.sync.pushed({ object: 'Contact', records: handedOut(marketo), results: REFUSED });
  pulled(marketo, 10);
  pulled(marketo, 20);
  marketo.write(13, 'score', 21);
  pulled(marketo, 10);
  assert.is(marketo.read(13, 'score'), 10, 'a change of Salesforce, which wins');
});

test('what was deleted in Salesforce stays so, whoever looks at the person or writes it', () => {
  const marketo = subject();
  marketo.sync.deleted({ object: 'Contact', rows: [3] });
  assert.is(marketo.instance.mirror('Contact').rowOf(3), 13);
  marketo.write(13, 'score', 99);
  assert.is(marketo.read(13, 'sfdcIsDeleted'), true);
  assert.is(reply(marketo.sync.pendingCount({ object: 'Contact' })), 0);
});

test('a contact that comes back when its person has become a new lead is a person of its own', () => {
  const marketo = subject();
  const { instance, sync } = marketo;
  sync.deleted({ object: 'Contact', rows: [3] });
  instance.persons.link(13, 'Lead', 10);
  pulled(marketo, 50);
  const restored = instance.persons.whoIs('Contact', 3);
  assert.is(restored, 20);
  assert.equal([marketo.read(20, 'score'), marketo.read(13, 'score')], [50, 10]);
  assert.is(instance.persons.whoIs('Lead', 10), 13);
});

test.run();
