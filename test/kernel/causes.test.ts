import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CauseBook } from '../../engine/kernel/index.ts';

const test = suite('causes');

test('a process and field have one number, and the number has their names', () => {
  const book = new CauseBook();
  const score = book.of('Account score', 'Contact.Account_Score__c');
  const phone = book.of('Edits', 'Contact.Phone');
  assert.is.not(score, phone);
  assert.is(book.of('Account score', 'Contact.Account_Score__c'), score);
  assert.equal(book.all[phone], { process: 'Edits', field: 'Contact.Phone' });
  assert.is(book.all.length, 2);
});

test('a process and a field do not run together', () => {
  const book = new CauseBook();
  assert.is.not(book.of('Import', 'Lead.Email'), book.of('ImportLead', '.Email'));
});

test('causes beyond what a byte can number are counted as others, not as one that exists', () => {
  const book = new CauseBook();
  const numbers = Array.from({ length: 300 }, (_, i) => book.of('Import', `Lead.Field_${i}__c`));
  assert.equal(numbers.slice(0, 255), [...Array(255).keys()]);
  assert.equal([...new Set(numbers.slice(255))], [255]);
  assert.is(book.all[254]!.field, 'Lead.Field_254__c');
  assert.is(book.all[255]!.process, '(other)');
  assert.is(book.all.length, 256);
  assert.is(book.of('Import', 'Lead.Field_3__c'), 3);
});

test.run();
