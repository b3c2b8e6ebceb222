/** Random rules of the org, which refuse some of what the sync writes. */
import type { Stream } from '../../../engine/kernel/index.ts';
import type { ScenarioInput } from '../../schema.ts';
import { maybe, pick } from './chance.ts';
import { inStorm } from './storm.ts';

type OrgInput = NonNullable<ScenarioInput['org']>;
type Rule = NonNullable<OrgInput['validationRules']>[number];

/** A rule that is there from the start, or for a while. */
export function drawRule(stream: Stream): Rule {
  return { ...drawRefusal(stream), ...drawActive(stream) };
}

function drawActive(stream: Stream): Pick<Rule, 'onAfterHours' | 'offAfterHours'> {
  return maybe(stream, 0.3, () => {
    const onAfterHours = inStorm(stream);
    return { onAfterHours, offAfterHours: onAfterHours + stream.int(1, 20) / 10 };
  });
}

/** Whoever looks like another one is not created. */
export function drawDuplicateRule(stream: Stream): NonNullable<OrgInput['duplicateRules']>[number] {
  return {
    name: 'No_Doubles',
    ...(pick(stream, [
      { object: 'Lead', fields: ['Email'] },
      { object: 'Lead', fields: ['LastName', 'Company'] },
      { object: 'Lead', fields: ['Email'], with: 'Contact' },
      { object: 'Contact', fields: ['Email'] },
    ] as const) as { object: 'Lead' | 'Contact'; fields: string[]; with?: 'Contact' }),
    ...maybe(stream, 0.5, () => ({ on: ['create', 'update'] as ('create' | 'update')[] })),
    ...maybe(stream, 0.5, () => ({ alertText: 'There is one like this already.' })),
    ...drawActive(stream),
  };
}

/** Rules that refuse some of what the sync writes. */
function drawRefusal(stream: Stream): Rule {
  if (stream.chance(0.7)) return drawPhoneRule(stream);
  return pick(stream, [
    {
      name: 'No_Follow_Ups',
      object: 'Task',
      errorCondition: 'Subject = "Follow up"',
      errorMessage: 'No follow-ups here.',
    },
    {
      name: 'No_Answers',
      object: 'CampaignMember',
      errorCondition: 'ISPICKVAL(Status, "Responded")',
      errorMessage: 'Nobody responds here.',
    },
    {
      name: 'No_Acme',
      object: 'Account',
      errorCondition: 'BEGINS(Name, "A")',
      errorMessage: 'No accounts with an A.',
    },
  ]);
}

function drawPhoneRule(stream: Stream): Rule {
  return {
    name: 'No_Sevens',
    object: pick(stream, ['Lead', 'Contact'] as const),
    errorCondition: 'RIGHT(Phone, 1) = "7"',
    errorMessage: 'Phone numbers do not end in seven here.',
    ...maybe(stream, 0.7, () => ({ errorDisplayField: 'Phone' })),
  };
}
