/**
 * Standard fields that the platform computes from other fields of the record. They are not stored, so a change of
 * one never moves a stamp by itself (assumed; follows from "not stored", salesforce-api fact sheet 6.2).
 */
import type { Value } from '../../engine/kernel/index.ts';
import { COUNTRY_LIST, findPlace, statesOf } from '../schema/countries.ts';
import { categoryOf } from '../schema/picklist-records.ts';

/** Reads another field of the same record by its name. */
export type Read = (field: string) => Value;

export interface Formula {
  /** The fields it is computed from. */
  readonly from: readonly string[];
  compute(read: Read): Value;
}

/** First and last name joined: the read-only Name of people (documented, "Object Reference", Contact Name). */
const PERSON_NAME: Formula = {
  from: ['FirstName', 'LastName'],
  compute: (read) => joined(read('FirstName'), read('LastName')),
};

/** Where the picture of a person or company is (documented, Object Reference, Contact PhotoUrl). */
const PHOTO: Formula = { from: ['Id'], compute: (read) => `/services/images/photo/${read('Id')}` };

const isValue = (field: string, value: Value): Formula => ({
  from: [field],
  compute: (read) => read(field) === value,
});

const CLOSED_STAGES: readonly Value[] = ['Closed Won', 'Closed Lost'];

const FORMULAS: Readonly<Record<string, Readonly<Record<string, Formula>>>> = {
  Account: { PhotoUrl: PHOTO },
  Lead: { Name: PERSON_NAME, PhotoUrl: PHOTO },
  Contact: {
    Name: PERSON_NAME,
    PhotoUrl: PHOTO,
    IsEmailBounced: { from: ['EmailBouncedDate'], compute: (read) => read('EmailBouncedDate') !== null },
  },
  User: { Name: PERSON_NAME },
  Task: {
    IsClosed: isValue('Status', 'Completed'),
    IsHighPriority: isValue('Priority', 'High'),
  },
  Opportunity: {
    IsClosed: { from: ['StageName'], compute: (read) => CLOSED_STAGES.includes(read('StageName')) },
    ForecastCategory: {
      from: ['ForecastCategoryName'],
      compute: (read) => {
        const name = read('ForecastCategoryName');
        return typeof name === 'string' ? categoryOf(name) : null;
      },
    },
    IsWon: isValue('StageName', 'Closed Won'),
    ExpectedRevenue: {
      from: ['Amount', 'Probability'],
      compute: (read) => expectedRevenue(read('Amount'), read('Probability')),
    },
  },
};

/** The formula of a standard field, or undefined when the field is stored. */
export function formulaFor(object: string, field: string): Formula | undefined {
  return FORMULAS[object]?.[field] ?? codeFormula(field);
}

/** The code fields of an org with state and country picklists (`MailingStateCode`), computed from the labels. */
function codeFormula(field: string): Formula | undefined {
  const [, prefix, part] = /^(|Billing|Shipping|Mailing|Other)(State|Country)Code$/.exec(field) ?? [];
  if (prefix === undefined) return undefined;
  const from = part === 'State' ? [`${prefix}State`, `${prefix}Country`] : [`${prefix}Country`];
  return {
    from,
    compute: (read) => codeOf(read(`${prefix}Country`), part === 'State' ? read(from[0]!) : undefined),
  };
}

/** The code of a country or, when a state is asked for, of that state. */
function codeOf(country: Value, state: Value | undefined): Value {
  const place = typeof country === 'string' ? findPlace(COUNTRY_LIST, 'name', country) : undefined;
  if (place === undefined || state === undefined) return place?.code ?? null;
  return typeof state === 'string' ? (findPlace(statesOf(place.code), 'name', state)?.code ?? null) : null;
}

function joined(first: Value, last: Value): Value {
  if (first === null || first === '') return last;
  return last === null ? first : `${first} ${last}`;
}

function expectedRevenue(amount: Value, probability: Value): Value {
  if (typeof amount !== 'number' || typeof probability !== 'number') return null;
  return (amount * probability) / 100;
}
