/** Leads: read by id or by filter. */
import { NOBODY } from '../../../engine/kernel/index.ts';
import { fault } from '../../errors.ts';
import type { Answer } from '../../http/envelope.ts';
import { type Call, type Operation, READ_LEAD } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { FILTER_MATCHES, FILTER_VALUES } from '../../limits.ts';
import { answerFields, findPersons, leadRecord, personOfId } from '../../persons/leads.ts';
import { Munchkin } from '../../persons/munchkin.ts';
import { lookupField } from '../../rules/lookup-fields.ts';
import { paged } from '../paged.ts';

function byId({ instance, names, parameters }: Call): Answer {
  const id = idOf(names.leadId!);
  const person = personOfId(instance, id);
  if (person === NOBODY) throw fault('leadIdNotFound', id);
  const fields = answerFields(instance, parameters.list('fields'));
  return { result: [leadRecord(instance, person, fields)] };
}

function byFilter(call: Call): Answer {
  const { instance, parameters } = call;
  const filterType = parameters.required('filterType');
  const values = parameters.requiredList('filterValues', FILTER_VALUES);
  const fields = answerFields(instance, parameters.list('fields'));
  return paged(
    call,
    matchesOf(instance, filterType, values),
    (person) => person + 1,
    (person) => leadRecord(instance, person, fields),
    'with more',
  );
}

/** The persons that match a filter, in id order. @throws ApiFault 1003, 1006, 1011 */
function matchesOf(instance: Call['instance'], filterType: string, values: readonly string[]): number[] {
  const lookup = lookupField(instance, filterType);
  if (lookup.kind === 'unknown') throw fault('fieldNotFound', filterType);
  if (lookup.kind === 'unsupported') throw fault('fieldNotSupported', filterType);
  const noCookie = filterType === 'cookies' && values.find((value) => !Munchkin.isCookie(value));
  if (noCookie) throw fault('cookieInvalid', noCookie);
  const matches = new Set(values.flatMap((value) => findPersons(instance, lookup, value)));
  if (matches.size > FILTER_MATCHES) throw fault('tooManyMatches');
  return [...matches].sort((a, b) => a - b);
}

export const LEADS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/rest/v1/lead/{leadId}.json',
    permissions: READ_LEAD,
    json: 'none',
    handle: byId,
  },
  { method: 'GET', path: '/rest/v1/leads.json', permissions: READ_LEAD, json: 'none', handle: byFilter },
];
