/**
 * What a scenario names must be there: the objects and fields that its workload writes, that its automation copies,
 * and that its sync user may not see or edit.
 */

import { schemasOf } from '../population/org-schema.ts';
import type { Scenario, Workload } from '../schema.ts';
import type { Described } from './describe-issue.ts';
import { suggestion } from './suggest.ts';

/** Field names by object, the scenario's own fields among them. */
type FieldsOf = ReadonlyMap<string, readonly string[]>;

type Step = string | number;

/** A problem for each object or field that is named and does not exist, and for each field that exists twice. */
export function brokenReferences(scenario: Scenario): Described[] {
  const fields: FieldsOf = new Map(
    schemasOf(scenario).map((schema) => [schema.name, schema.fields.map(({ name }) => name)]),
  );
  return [
    ...fieldsTwice(scenario, fields),
    ...scenario.org.automation.flatMap((rule, i) =>
      automationProblems(rule, ['org', 'automation', i], fields),
    ),
    ...(['hidden', 'readOnly'] as const).flatMap((list) =>
      scenario.org.syncUser[list].flatMap((path, i) =>
        pathProblem(path, ['org', 'syncUser', list, i], fields),
      ),
    ),
    ...scenario.workload.flatMap((workload, i) =>
      workloadProblems(scenario, workload, ['workload', i], fields),
    ),
  ];
}

function workloadProblems(
  scenario: Scenario,
  workload: Workload,
  path: readonly Step[],
  fields: FieldsOf,
): Described[] {
  if (!('field' in workload)) return [];
  const object = 'object' in workload ? workload.object : 'Account';
  const problems = fieldProblem(object, workload.field, [...path, 'field'], fields);
  if (problems.length > 0 || workload.kind !== 'rename-picklist-value') return problems;
  return valueProblem(scenario, workload, [...path, 'from']);
}

/** Only what is a value of the picklist can be renamed. */
function valueProblem(
  scenario: Scenario,
  { object, field, from }: { readonly object: string; readonly field: string; readonly from: string },
  path: readonly Step[],
): Described[] {
  const schema = schemasOf(scenario).find(({ name }) => name === object)!;
  const values = schema.fields.find(({ name }) => name === field)!.picklistValues ?? [];
  if (values.includes(from)) return [];
  return [{ path, text: `${object}.${field} has no value "${from}"${suggestion(from, values)}` }];
}

function fieldsTwice({ org }: Scenario, fields: FieldsOf): Described[] {
  return org.fields.flatMap(({ object, name }, i) => {
    const isTwin = (other: string) => other.toLowerCase() === name.toLowerCase();
    const twins = org.fields.filter((other) => other.object === object && isTwin(other.name));
    const isStandard = fields.get(object)!.filter(isTwin).length > twins.length;
    if (!isStandard && twins[0] === org.fields[i]) return [];
    return [{ path: ['org', 'fields', i, 'name'], text: `${object} already has a field ${name}` }];
  });
}

function automationProblems(
  { copy, to, by }: Scenario['org']['automation'][number],
  path: readonly Step[],
  fields: FieldsOf,
): Described[] {
  const target = pathProblem(to, [...path, 'to'], fields);
  const lookup = target.length > 0 ? [] : fieldProblem(parted(to)[0], by, [...path, 'by'], fields);
  return [...pathProblem(copy, [...path, 'copy'], fields), ...target, ...lookup];
}

/** Of a field by its whole name, `Contact.Phone`. */
function pathProblem(named: string, path: readonly Step[], fields: FieldsOf): Described[] {
  return fieldProblem(...parted(named), path, fields);
}

function parted(named: string): [object: string, field: string] {
  const dot = named.indexOf('.');
  return [named.slice(0, dot), named.slice(dot + 1)];
}

/** Names are held to their case: what Salesforce would forgive would count as another cause here. */
function fieldProblem(object: string, field: string, path: readonly Step[], fields: FieldsOf): Described[] {
  const known = fields.get(object);
  if (known === undefined) {
    return [{ path, text: `the org has no object "${object}"${suggestion(object, [...fields.keys()])}` }];
  }
  if (known.includes(field)) return [];
  return [{ path, text: `${object} has no field "${field}"${suggestion(field, known)}` }];
}
