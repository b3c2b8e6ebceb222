/** The fields of an object for those who manage them: read, and for leads and program members also create and change. */

import { ApiFault, fault } from '../errors.ts';
import type { Answer } from '../http/envelope.ts';
import type { Call, Operation } from '../http/operation.ts';
import type { CatalogueName } from '../lead-database.ts';
import { sentText } from '../values.ts';
import { objectIn, recordsIn } from './input.ts';
import { paged } from './paged.ts';

/** Either permission suffices (documented). */
const SCHEMA = ['Read-Write Schema Standard Field', 'Read-Write Schema Custom Field'];
const CUSTOM_SCHEMA = ['Read-Write Schema Custom Field'];

function browse(name: CatalogueName): Operation['handle'] {
  return (call) => {
    const fields = call.instance.database.fields[name]
      .all()
      .map((field, place) => ({ field, key: place + 1 }));
    return paged(
      call,
      fields,
      ({ key }) => key,
      ({ field }) => field,
      'always',
    );
  };
}

function byName(name: CatalogueName): Operation['handle'] {
  return ({ instance, names }) => {
    const field = instance.database.fields[name].named(names.fieldApiName!);
    if (field === undefined) throw fault('fieldNotFound', names.fieldApiName!);
    return { result: [field] };
  };
}

/** All fields of a call are created, or none: results have no reasons (documented, Adobe "swagger-mapi"). */
function create(name: CatalogueName): Operation['handle'] {
  return ({ instance, body }: Call): Answer => {
    const catalogue = instance.database.fields[name];
    const input = recordsIn(body).map(objectIn);
    const names = new Set(input.map((field) => sentText(field.name).toLowerCase()));
    if (names.size < input.length) throw fault('duplicateInput');
    if (input.length > catalogue.room) throw fault('fieldLimit');
    for (const field of input) {
      const refusal = catalogue.refusalOf(field);
      if (refusal !== undefined) throw new ApiFault(refusal);
    }
    for (const field of input) catalogue.create(field);
    return { result: input.map((field) => ({ name: field.name, status: 'created' })) };
  };
}

/** The input has exactly one entry (documented). */
function update(name: CatalogueName): Operation['handle'] {
  return ({ instance, body, names }: Call): Answer => {
    const [field, ...others] = recordsIn(body);
    if (others.length > 0) throw fault('tooManyRecords', 1);
    const refusal = instance.database.fields[name].update(names.fieldApiName!, objectIn(field));
    if (refusal !== undefined) throw new ApiFault(refusal);
    return { result: [{ name: names.fieldApiName, status: 'updated' }] };
  };
}

/** The schema operations below the path of an object. */
export function schemaOperations(
  path: string,
  name: CatalogueName,
  access: 'read only' | 'read and write',
): Operation[] {
  const all = `${path}/schema/fields.json`;
  const one = `${path}/schema/fields/{fieldApiName}.json`;
  const reads: Operation[] = [
    { method: 'GET', path: all, permissions: SCHEMA, json: 'none', handle: browse(name) },
    { method: 'GET', path: one, permissions: SCHEMA, json: 'none', handle: byName(name) },
  ];
  if (access === 'read only') return reads;
  return [
    ...reads,
    { method: 'POST', path: all, permissions: CUSTOM_SCHEMA, json: 'required', handle: create(name) },
    { method: 'POST', path: one, permissions: SCHEMA, json: 'required', handle: update(name) },
  ];
}
