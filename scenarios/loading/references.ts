/**
 * What a scenario names must be there: the objects and fields that its workload writes, that its automation copies, that
 * its sync user may not see or edit, and that filters, sharing and rules look at.
 */

import type { ObjectSchema } from '../../mock-salesforce/index.ts';
import { schemasOf } from '../population/org-schema.ts';
import type { Scenario, Workload } from '../schema.ts';
import type { Described } from './describe-issue.ts';
import { suggestion } from './suggest.ts';

/** Field names by object, the scenario's own fields among them. */
type FieldsOf = ReadonlyMap<string, readonly string[]>;

type Step = string | number;

/** A problem for each object or field that is named and does not exist, and for each field that exists twice. */
export function brokenReferences(scenario: Scenario): Described[] {
  const schemas = schemasOf(scenario);
  const fields: FieldsOf = new Map(
    schemas.map((schema) => [schema.name, schema.fields.map(({ name }) => name)]),
  );
  return [
    ...fieldsTwice(scenario, fields),
    ...dependencyProblems(scenario, schemas, fields),
    ...scenario.org.automation.flatMap((rule, i) =>
      automationProblems(rule, ['org', 'automation', i], fields),
    ),
    ...accessProblems(scenario.org.syncUser, ['org', 'syncUser'], fields),
    ...scenario.org.accessChanges.flatMap((access, i) =>
      accessProblems(access, ['org', 'accessChanges', i], fields),
    ),
    ...recordTypeProblems(scenario, fields),
    ...scenario.org.queues.flatMap(({ objects }, i) =>
      objects.flatMap((object, j) => objectProblem(object, ['org', 'queues', i, 'objects', j], fields)),
    ),
    ...scenario.org.visible.flatMap(({ object, field }, i) =>
      namedProblem(object, field, ['org', 'visible', i], fields),
    ),
    ...scenario.org.duplicateRules.flatMap((rule, i) =>
      duplicateProblems(rule, ['org', 'duplicateRules', i, 'fields'], fields),
    ),
    ...scenario.org.validationRules.flatMap(({ object, errorDisplayField: field }, i) =>
      field === undefined
        ? []
        : fieldProblem(object, field, ['org', 'validationRules', i, 'errorDisplayField'], fields),
    ),
    ...scenario.sync.filters.flatMap(({ object, field }, i) =>
      namedProblem(object, field, ['sync', 'filters', i], fields),
    ),
    ...scenario.sync.objects.flatMap((object, i) => objectProblem(object, ['sync', 'objects', i], fields)),
    ...Object.keys(scenario.sync.turns).flatMap((object) =>
      objectProblem(object, ['sync', 'turns', object], fields),
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

/** What the profile of the sync user names. */
function accessProblems(
  { hidden, readOnly, hiddenObjects, objects = {} }: Scenario['org']['syncUser'],
  path: readonly Step[],
  fields: FieldsOf,
): Described[] {
  return [
    ...hidden.flatMap((named, i) => pathProblem(named, [...path, 'hidden', i], fields)),
    ...readOnly.flatMap((named, i) => pathProblem(named, [...path, 'readOnly', i], fields)),
    ...hiddenObjects.flatMap((name, i) => objectProblem(name, [...path, 'hiddenObjects', i], fields)),
    ...Object.keys(objects).flatMap((name) => objectProblem(name, [...path, 'objects', name], fields)),
  ];
}

/** A rule compares fields of its object with those of the same name, of its own or another object. */
function duplicateProblems(
  { object, with: other = object, fields: compared }: Scenario['org']['duplicateRules'][number],
  path: readonly Step[],
  fields: FieldsOf,
): Described[] {
  return compared.flatMap((field, i) => {
    const own = fieldProblem(object, field, [...path, i], fields);
    return own.length > 0 ? own : fieldProblem(other, field, [...path, i], fields);
  });
}

/** Of an object and its field, each under its own key. */
function namedProblem(object: string, field: string, path: readonly Step[], fields: FieldsOf): Described[] {
  const problem = objectProblem(object, [...path, 'object'], fields);
  return problem.length > 0 ? problem : fieldProblem(object, field, [...path, 'field'], fields);
}

function objectProblem(object: string, path: readonly Step[], fields: FieldsOf): Described[] {
  if (fields.has(object)) return [];
  return [{ path, text: `the org has no object "${object}"${suggestion(object, [...fields.keys()])}` }];
}

/** A record type is of an object that is there, which has it once, and one default. */
function recordTypeProblems({ org: { recordTypes } }: Scenario, fields: FieldsOf): Described[] {
  return recordTypes.flatMap(({ object, developerName, isDefault }, i) => {
    const path = ['org', 'recordTypes', i];
    const before = recordTypes.slice(0, i).filter((other) => other.object === object);
    const isTwin = before.some((other) => other.developerName === developerName);
    const isSecond = isDefault && before.some((other) => other.isDefault);
    return [
      ...objectProblem(object, [...path, 'object'], fields),
      ...(isTwin
        ? [{ path: [...path, 'developerName'], text: `${object} already has a record type ${developerName}` }]
        : []),
      ...(isSecond
        ? [{ path: [...path, 'isDefault'], text: `${object} already has a default record type` }]
        : []),
    ];
  });
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

/** What decides over a dependent picklist is a picklist or a checkbox of the same object. */
function dependencyProblems(
  { org }: Scenario,
  schemas: readonly ObjectSchema[],
  fields: FieldsOf,
): Described[] {
  return org.fields.flatMap(({ object, dependsOn }, i) => {
    if (dependsOn === undefined) return [];
    const path = ['org', 'fields', i, 'dependsOn', 'field'];
    const { fields: known } = schemas.find(({ name }) => name === object)!;
    const type = known.find(({ name }) => name === dependsOn.field)?.type;
    if (type === undefined) return fieldProblem(object, dependsOn.field, path, fields);
    if (type === 'picklist' || type === 'boolean') return [];
    return [{ path, text: `${object}.${dependsOn.field} is no picklist and no checkbox` }];
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
  if (known === undefined) return objectProblem(object, path, fields);
  if (known.includes(field)) return [];
  return [{ path, text: `${object} has no field "${field}"${suggestion(field, known)}` }];
}
