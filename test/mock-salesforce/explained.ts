/** The plans of a statement, as `explain` tells them to the administrator. */
import { type Org, SYSTEM_ADMINISTRATOR } from '../../mock-salesforce/index.ts';
import { explainQuery } from '../../mock-salesforce/soql/index.ts';

/** Of each plan its leading operation, its fields, how many rows it finds, and its cost to three places. */
export function explained(org: Org, soql: string, now: number): (string | number)[][] {
  const outcome = explainQuery(org, soql, { user: SYSTEM_ADMINISTRATOR, now });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.map(({ leadingOperationType, fields, cardinality, relativeCost }) => [
    leadingOperationType,
    fields.join(),
    cardinality,
    Math.round(relativeCost * 1_000) / 1_000,
  ]);
}
