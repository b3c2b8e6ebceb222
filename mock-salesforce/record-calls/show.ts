/** A record as it is shown, with the fields asked for or all that the user may read. */
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import type { Permissions } from '../rules/permissions.ts';
import { recordText, type ShownField, scopeOf, shownField, showRecord } from '../soql/index.ts';
import type { Caller } from './caller.ts';

/** The fields of these names, or the error of the first that does not exist for the user. */
export function fieldsNamed(
  { org, user }: Caller,
  records: Records,
  names: readonly string[],
): Outcome<ShownField[]> {
  const permissions = org.permissionsOf(user);
  const chosen: ShownField[] = [];
  for (const name of names) {
    const number = records.fieldNumber(name);
    if (number < 0 || !permissions.canRead(records, number)) {
      return refused('unknownField', { field: name, object: records.schema.name, where: '' });
    }
    chosen.push(shownField(records.schema.fields[number]!, records));
  }
  return { ok: true, value: chosen };
}

/** By user and object: whole records are read so often that their fields are looked up once. */
const ALL_FIELDS = new WeakMap<Permissions, Map<Records, readonly ShownField[]>>();

/** Every field that the user may read. */
export function allFields({ org, user }: Caller, records: Records): readonly ShownField[] {
  const permissions = org.permissionsOf(user);
  const byObject = ALL_FIELDS.get(permissions) ?? new Map<Records, readonly ShownField[]>();
  ALL_FIELDS.set(permissions, byObject);
  const known = byObject.get(records);
  if (known !== undefined) return known;
  const readable = records.schema.fields.filter((_, number) => permissions.canRead(records, number));
  const fields = readable.map((field) => shownField(field, records));
  byObject.set(records, fields);
  return fields;
}

/** @param basePath `/services/data/v62.0` */
export function shownRecord(
  caller: Caller,
  records: Records,
  row: number,
  chosen: readonly ShownField[],
  basePath: string,
): object {
  const { org, user, now } = caller;
  return showRecord(scopeOf(org, user, now), { records, row }, chosen, basePath, () => null);
}

/** The same as the text of its JSON. */
export function shownRecordText(
  caller: Caller,
  records: Records,
  row: number,
  chosen: readonly ShownField[],
  basePath: string,
): string {
  const { org, user, now } = caller;
  return recordText(scopeOf(org, user, now), { records, row }, chosen, basePath, () => null);
}
