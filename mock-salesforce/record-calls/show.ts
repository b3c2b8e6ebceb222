/** A record as it is shown, with the fields asked for or all that the user may read. */
import { type Outcome, refused } from '../errors.ts';
import type { Records } from '../records.ts';
import { type ShownField, shownField } from '../soql/projection.ts';
import { scopeOf } from '../soql/scope.ts';
import { showRecord } from '../soql/show.ts';
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

/** Every field that the user may read. */
export function allFields({ org, user }: Caller, records: Records): ShownField[] {
  const permissions = org.permissionsOf(user);
  const readable = records.schema.fields.filter((_, number) => permissions.canRead(records, number));
  return readable.map((field) => shownField(field, records));
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
