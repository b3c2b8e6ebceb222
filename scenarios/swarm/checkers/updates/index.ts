/**
 * No lost update: wherever either side has been written both hold the same value in the end, and it is the one that was
 * written last, or that won. Records that are new, that were refused, restored or merged are judged like all others.
 */

import { NOBODY } from '../../../../engine/kernel/index.ts';
import type { Records } from '../../../../mock-salesforce/index.ts';
import type { World } from '../../../world.ts';
import { type Evidence, MOST_TOLD } from '../../evidence.ts';
import { isThere } from '../living.ts';
import { mayDiffer } from './excuses.ts';
import { type FieldCase, nameOf } from './field-case.ts';
import { lastWriterProblem } from './last-writer.ts';

type Mirror = ReturnType<World['instance']['mirror']>;

export function lostUpdates(evidence: Evidence): string[] {
  const { world } = evidence;
  const custom = world.scenario.org.customObjects.map(({ name }) => name);
  return ['User', 'Account', 'Lead', 'Contact', 'Opportunity', 'Campaign', ...custom].flatMap((object) =>
    lostOf(evidence, world.org.object(object), world.instance.mirror(object)).slice(0, MOST_TOLD),
  );
}

function lostOf(evidence: Evidence, records: Records, mirror: Mirror): string[] {
  const object = records.schema.name;
  const asked = evidence.history.wire.asked.get(object);
  const found: string[] = [];
  records.schema.fields.forEach(({ name: field, formula }, fieldNumber) => {
    // A formula's value changes without a stamp, and comes with the record's next change (documented).
    if (formula !== undefined || isPersonFormula(evidence.world, object, field)) return;
    const copied = asked?.has(field) ? mirror.field(field) : undefined;
    const column = records.columns[fieldNumber]!;
    if (copied === undefined || (!copied.column.written && !column.written)) return;
    for (let row = 0; row < records.count; row += 1) {
      const copy = isThere(records, row) ? mirror.rowOf(row) : NOBODY;
      if (copy === NOBODY) continue;
      const [here, there] = [column.get(row), copied.column.get(copy)];
      const personField = copied.number;
      const problem = problemOf({
        ...{ evidence, records, object, row, field, fieldNumber, copy, personField, here, there },
      });
      if (problem !== undefined) found.push(problem);
    }
  });
  return found;
}

/** Whether a field of person accounts shows a formula of their contacts: `Tier__pc` for `Tier__c`. */
function isPersonFormula({ scenario }: World, object: string, field: string): boolean {
  if (object !== 'Account' || !field.endsWith('__pc')) return false;
  const name = field.replace(/__pc$/, '__c');
  return scenario.org.fields.some(
    (own) => own.object === 'Contact' && own.name === name && own.formula !== undefined,
  );
}

function problemOf(one: FieldCase): string | undefined {
  const { here, there } = one;
  if (here === there) return lastWriterProblem(one);
  return mayDiffer(one) ? undefined : `${nameOf(one)} is ${here} in Salesforce and ${there} in Marketo`;
}
