/** Leads: their fields, in both forms of describe and for those who manage them. */
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, READ_LEAD } from '../../http/operation.ts';
import { lookupNames } from '../../rules/lookup-fields.ts';
import type { DataType, PersonField } from '../../schema/types.ts';
import { schemaOperations } from '../schema-fields.ts';

/** One entry a field, ordered by id (observed). */
function describe({ instance }: Call): Answer {
  const fields = instance.persons.fields.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0));
  return { result: fields.map(describedField) };
}

function describedField({
  id,
  displayName,
  dataType,
  length,
  name,
  readOnly,
  soapName,
}: PersonField): object {
  return {
    id,
    displayName,
    dataType: shownType(dataType),
    length,
    rest: { name, readOnly: readOnly ?? false },
    ...(soapName !== undefined && { soap: { name: soapName, readOnly: false } }),
  };
}

/** A score is reported as an integer (observed). */
function shownType(type: DataType): string {
  return type === 'score' ? 'integer' : type;
}

function describe2({ instance }: Call): Answer {
  const fields = instance.persons.fields.map(({ name, displayName, dataType, length, readOnly }) => ({
    name,
    displayName,
    dataType: shownType(dataType),
    length,
    updateable: !readOnly,
    crmManaged: name.startsWith('sfdc'),
  }));
  const searchableFields = lookupNames(instance).map((name) => [name]);
  return { result: [{ name: 'API Lead', searchableFields, fields }] };
}

function read(path: string, handle: Operation['handle']): Operation {
  return { method: 'GET', path: `/rest/v1/leads/${path}`, permissions: READ_LEAD, json: 'none', handle };
}

export const LEAD_METADATA: readonly Operation[] = [
  read('describe.json', describe),
  read('describe2.json', describe2),
  ...schemaOperations('/rest/v1/leads', 'leads', 'read and write'),
];
