/** The record types of an object as its describe lists them: its own, then Master, which every object has. */
import type { Org } from '../org.ts';
import type { Records } from '../records.ts';

const MASTER = '012000000000000AAA';

interface Listed {
  readonly recordTypeId: string;
  readonly name: string;
  readonly developerName: string;
  readonly active: boolean;
  readonly isDefault: boolean;
}

export function recordTypeInfos(org: Org, records: Records, basePath: string): object[] {
  const own = ownTypes(org, records);
  const hasDefault = own.some(({ isDefault }) => isDefault);
  const master: Listed = {
    recordTypeId: MASTER,
    name: 'Master',
    developerName: 'Master',
    active: true,
    isDefault: !hasDefault,
  };
  return [...own, master].map((type) => infoOf(records, type, basePath));
}

function ownTypes(org: Org, { schema }: Records): Listed[] {
  const types = org.object('RecordType');
  const lookup = schema.fields.find(({ name }) => name === 'RecordTypeId');
  if (lookup === undefined) return [];
  const read = (row: number, field: string) => types.value(row, types.field(field));
  const rows = Array.from({ length: types.count }, (_, row) => row);
  return rows
    .filter((row) => read(row, 'SobjectType') === schema.name)
    .map((row) => ({
      recordTypeId: types.idOf(row),
      name: String(read(row, 'Name')),
      developerName: String(read(row, 'DeveloperName')),
      active: read(row, 'IsActive') === true,
      isDefault: lookup.defaultValue === types.idOf(row),
    }));
}

function infoOf({ schema }: Records, type: Listed, basePath: string): object {
  const { recordTypeId, name, developerName, active, isDefault } = type;
  return {
    active,
    available: active,
    defaultRecordTypeMapping: isDefault,
    developerName,
    master: recordTypeId === MASTER,
    name,
    recordTypeId,
    urls: { layout: `${basePath}/sobjects/${schema.name}/describe/layouts/${recordTypeId}` },
  };
}
