/** What being linked to a company does to the fields that a lead inherits from it (documented, Adobe "Companies"). */
import type { Value } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { COMPANY_KEY, inherit, isInherited } from '../persons/lead-links.ts';

/**
 * The values to write to a lead, those of its company among them; or why they cannot be. Company fields are refused for a
 * lead of a known company and for a Salesforce contact, whose company is its account; other leads take them (assumed: the
 * documentation calls them unsupported for all, live instances without CRM have long taken them). A link once made can
 * be changed, not cleared (documented).
 */
export function linkedToCompany(
  { persons, database }: Instance,
  person: number | undefined,
  written: ReadonlyMap<number, Value>,
): Map<number, Value> | ErrorBody {
  const values = new Map(written);
  const link = persons.fieldNumber(COMPANY_KEY);
  if (values.get(link) === null) values.delete(link);
  const key = values.get(link) ?? (person === undefined ? null : persons.columns[link]!.get(person));
  const company = key === null ? undefined : database.objects.company(key);
  const isContact = person !== undefined && persons.objectOf(person) === 'Contact';
  const isRefused =
    (company !== undefined || isContact) &&
    [...values.keys()].some((field) => isInherited(persons.fields[field]!.name));
  if (isRefused) return errorOf('companyUpdate');
  if (company !== undefined && values.has(link)) {
    inherit(persons, person ?? -1, company.values, (_, field, value) => values.set(field, value));
  }
  return values;
}
