import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../engine/kernel/index.ts';
import { type CampaignDefinition, type EmailRates, FLOW_ACTIVITY } from '../../mock-marketo/index.ts';
import { createPersons, type Marketo, marketo } from './campaigns-support.ts';

const test = suite('e-mails of campaigns');

const { sendEmail, emailDelivered, emailBounced, openEmail, clickEmail } = FLOW_ACTIVITY;

function mailing(rates: Partial<EmailRates>): CampaignDefinition {
  return { name: 'Newsletter', flow: [{ step: 'sendEmail', email: 12, name: 'May', rates }] };
}

/** How many e-mails were sent, delivered, bounced, opened and clicked. */
function counts(subject: Marketo): number[] {
  return [sendEmail, emailDelivered, emailBounced, openEmail, clickEmail].map(
    (type) => subject.activities(type).length,
  );
}

const FATES: readonly (readonly [rates: Partial<EmailRates>, counts: readonly number[]])[] = [
  [{ delivered: 0 }, [10, 0, 10, 0, 0]],
  [{ delivered: 1, opened: 0 }, [10, 10, 0, 0, 0]],
  [{ delivered: 1, opened: 1, clicked: 0 }, [10, 10, 0, 10, 0]],
  [{ delivered: 1, opened: 1, clicked: 1 }, [10, 10, 0, 10, 10]],
];

for (const [rates, expected] of FATES)
  test(`with the rates ${JSON.stringify(rates)}: ${expected.join(', ')}`, () => {
    const subject = marketo([mailing(rates)]);
    subject.run('Newsletter');
    subject.pass(2 * DAY_MS);
    assert.equal(counts(subject), expected);
    assert.equal(subject.activities(sendEmail)[0], [sendEmail, 0, 'May', 12]);
  });

test('deliveries come within a minute, opens over a day, and never before the delivery', () => {
  const subject = marketo([mailing({ delivered: 1, opened: 1, clicked: 1 })]);
  subject.run('Newsletter');
  assert.equal(counts(subject), [10, 0, 0, 0, 0]);
  subject.pass(MINUTE_MS);
  assert.is(counts(subject)[1], 10);
  assert.ok(counts(subject)[3]! < 10);
  const { activities } = subject.instance;
  subject.pass(2 * DAY_MS);
  const at = new Map<string, number>();
  for (let id = activities!.firstId; id < activities!.nextId; id += 1) {
    const { type, person, at: then } = activities!.get(id);
    at.set(`${type} ${person}`, then);
  }
  for (let person = 0; person < 10; person += 1) {
    const times = [sendEmail, emailDelivered, openEmail, clickEmail].map(
      (type) => at.get(`${type} ${person}`)!,
    );
    assert.equal(
      times,
      [...times].sort((a, b) => a - b),
    );
  }
});

test('who has no address, and who has unsubscribed, gets no e-mail', () => {
  const subject = marketo([mailing({})]);
  const [nobody] = createPersons(subject, 1);
  subject.write(4, 'unsubscribed', true);
  subject.run('Newsletter');
  const got = subject.activities(sendEmail).map(([, person]) => person);
  assert.equal([got.length, got.includes(4), got.includes(nobody!)], [9, false, false]);
});

test('opens and clicks trigger the campaigns that listen to this e-mail', () => {
  const subject = marketo([
    mailing({ delivered: 1, opened: 1, clicked: 1 }),
    {
      name: 'Opened',
      triggers: [{ on: 'opensEmail', email: 12 }],
      flow: [{ step: 'changeScore', field: 'score', change: '+1' }],
    },
    {
      name: 'Clicked',
      triggers: [{ on: 'clicksLinkInEmail' }],
      flow: [{ step: 'changeScore', field: 'score', change: '+10' }],
    },
    {
      name: 'Another e-mail',
      triggers: [{ on: 'opensEmail', email: 13 }],
      flow: [{ step: 'changeScore', field: 'score', change: '+100' }],
    },
  ]);
  subject.run('Newsletter');
  subject.pass(2 * DAY_MS);
  assert.equal(
    Array.from({ length: 10 }, (_, person) => subject.read(person, 'score')),
    Array.from({ length: 10 }, () => 11),
  );
});

test('the same seed gives the same opens at the same instants, another seed others', () => {
  const story = (seed: number) => {
    const subject = marketo([mailing({ opened: 0.5 })], {}, { seed });
    subject.run('Newsletter');
    subject.pass(12 * HOUR_MS);
    return subject.activities(openEmail);
  };
  assert.equal(story(1), story(1));
  assert.not.equal(story(1), story(2));
});

test.run();
