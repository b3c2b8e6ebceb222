/** convertLead and merge. */
import { z } from 'zod';
import { type Outcome, refused } from '../errors.ts';
import { CONVERTED_LEADS } from '../limits.ts';
import { doAll, recordOfId, seenObject } from '../record-calls/index.ts';
import { MERGEABLE_OBJECTS } from '../schema/index.ts';
import { orNil } from '../xml/index.ts';
import { errorsOf } from './errors.ts';
import { sObject } from './sobject.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';
import { flag } from './xsd.ts';

const id = z
  .union([z.string(), z.null()])
  .optional()
  .transform((given) => given || null);

const leadConvert = z.object({
  accountId: id,
  contactId: id,
  convertedStatus: z.string().default(''),
  doNotCreateOpportunity: flag,
  leadId: z.string().default(''),
  opportunityId: id,
  opportunityName: id,
  overwriteLeadSource: flag,
  ownerId: id,
});
const conversions = z.object({ leadConverts: z.array(leadConvert).default([]) });

/** LeadConvertResult in the order of the partner WSDL. */
function convertLeads(call: SoapCall, { leadConverts }: z.output<typeof conversions>): Outcome<Result> {
  if (leadConverts.length > CONVERTED_LEADS) return refused('tooManyLeads', { max: CONVERTED_LEADS });
  const { org, user, now, headers } = call;
  const outcomes = doAll(call, headers.allOrNone, leadConverts, (one) => org.convertLead(one, user, now));
  const results = outcomes.map((outcome, i) => {
    const done = outcome.ok ? outcome.value : undefined;
    return {
      accountId: orNil(done?.accountId),
      contactId: orNil(done?.contactId),
      ...errorsOf(outcome),
      leadId: orNil(done?.leadId ?? leadConverts[i]!.leadId),
      opportunityId: orNil(done?.opportunityId),
      success: outcome.ok,
    };
  });
  return { ok: true, value: results };
}

const mergeRequest = z.object({ masterRecord: sObject, recordToMergeIds: z.array(z.string()).default([]) });
/** The WSDL says `request`; jsforce sends `mergeRequests` (observed, 3.10). */
const merges = z.object({
  request: z.array(mergeRequest).default([]),
  mergeRequests: z.array(mergeRequest).default([]),
});
type MergeRequest = z.output<typeof mergeRequest>;

const requestsOf = ({ request, mergeRequests }: z.output<typeof merges>) => [...request, ...mergeRequests];

/**
 * MergeResult in the order of the partner WSDL. Another object than those that can be merged is a fault of the whole
 * call (observed, salesforcer issue 102).
 */
function merge(call: SoapCall, given: z.output<typeof merges>): Outcome<Result> {
  for (const { masterRecord } of requestsOf(given)) {
    const records = seenObject(call, masterRecord.type);
    if (records.ok && !MERGEABLE_OBJECTS.has(records.value.schema.name)) return refused('notMergeable');
  }
  const outcomes = doAll(call, call.headers.allOrNone, requestsOf(given), (one) => mergeOne(call, one));
  const results = outcomes.map((outcome) => ({
    ...errorsOf(outcome),
    id: orNil(outcome.ok ? outcome.value.id : undefined),
    mergedRecordIds: outcome.ok ? outcome.value.mergedRecordIds : [],
    success: outcome.ok,
    updatedRelatedIds: outcome.ok ? outcome.value.updatedRelatedIds : [],
  }));
  return { ok: true, value: results };
}

function mergeOne(call: SoapCall, { masterRecord, recordToMergeIds }: MergeRequest) {
  const { org, user, now } = call;
  const records = seenObject(call, masterRecord.type);
  if (!records.ok) return records;
  const rows: number[] = [];
  for (const one of [String(masterRecord.values.Id ?? ''), ...recordToMergeIds]) {
    const found = recordOfId(call, one);
    if (!found.ok) return found;
    if (found.value.records !== records.value) {
      return refused('wrongId', { label: `${records.value.schema.label} ID`, value: one }, ['Id']);
    }
    rows.push(found.value.row);
  }
  const [master, ...losers] = rows;
  const { Id: _, ...values } = masterRecord.values;
  return org.merge(records.value, master!, losers, values, user, now);
}

export const convertAndMergeVerbs: Readonly<Record<string, Verb>> = {
  convertLead: verb(conversions, convertLeads),
  merge: verb(merges, merge, {
    records: (given) => requestsOf(given).map(({ masterRecord }) => masterRecord),
  }),
};
