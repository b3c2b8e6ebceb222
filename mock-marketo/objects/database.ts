/** The standard types of the Lead Database beside the lead, and what links them to each other and to leads. */
import type { Value } from '../../engine/kernel/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import { Uuids } from '../uuids.ts';
import { type ObjectRecord, ObjectStore, type Written } from './object-store.ts';
import type { ObjectRules } from './object-sync.ts';
import {
  COMPANY,
  NAMED_ACCOUNT,
  NAMED_ACCOUNT_LIST,
  OPPORTUNITY,
  OPPORTUNITY_ROLE,
  SALES_PERSON,
} from './standard-types.ts';

/** What objects need to know of leads, and tell them. */
export interface LeadLinks {
  /** Whether a lead holds this value in a field. */
  exists(field: string, value: Value): boolean;
  /** The leads of a company inherit its values (documented, Adobe "Companies"). */
  companyWritten(externalCompanyId: string, values: Written, now: number): void;
}

/** The records of a type, and what it demands of them. */
export interface ObjectTable {
  readonly store: ObjectStore;
  readonly rules: ObjectRules;
}

const PLAIN: ObjectRules = { noun: 'Record' };

export class ObjectDatabase {
  readonly companies: ObjectTable;
  readonly opportunities: ObjectTable;
  readonly roles: ObjectTable;
  readonly salesPersons: ObjectTable;
  readonly namedAccounts: ObjectTable;
  readonly namedAccountLists: ObjectTable;
  /** The marketoGUIDs of the named accounts in each list, by that of the list. */
  readonly namedAccountMembers = new Map<string, Set<string>>();
  readonly #leads: LeadLinks;
  /** Sales persons of companies that have been deleted: they cannot be (documented, Adobe "Sales persons"). */
  readonly #heldByDeleted = new Set<Value>();

  constructor(leads: LeadLinks, seed: number) {
    this.#leads = leads;
    const store = (type: typeof COMPANY): ObjectStore => new ObjectStore(type, new Uuids(seed, type.name));
    this.companies = { store: store(COMPANY), rules: this.#companyRules() };
    this.opportunities = { store: store(OPPORTUNITY), rules: this.#opportunityRules() };
    this.roles = { store: store(OPPORTUNITY_ROLE), rules: this.#roleRules() };
    this.salesPersons = { store: store(SALES_PERSON), rules: this.#salesPersonRules() };
    this.namedAccounts = { store: store(NAMED_ACCOUNT), rules: PLAIN };
    this.namedAccountLists = { store: store(NAMED_ACCOUNT_LIST), rules: PLAIN };
  }

  /** The company with an external id, or undefined. */
  company(externalCompanyId: Value): ObjectRecord | undefined {
    return this.companies.store.byDedupeFields(() => externalCompanyId);
  }

  #companyRules(): ObjectRules {
    return {
      noun: 'Record',
      written: ({ values: all }, values, now) => {
        const key = all.get('externalCompanyId');
        if (typeof key === 'string') this.#leads.companyWritten(key, values, now);
      },
      deleted: ({ values }) => {
        this.#heldByDeleted.add(values.get('externalSalesPersonId') ?? null);
      },
    };
  }

  #opportunityRules(): ObjectRules {
    return {
      noun: 'Record',
      callRefusal: (input) => {
        const isUnknown = input.some((entry) => !this.#hasSalesPerson(entry));
        return isUnknown ? errorOf('salesPersonNotFound') : undefined;
      },
      refusal: (value) => (value('name') === null ? errorOf('parameterMissing', 'name') : undefined),
    };
  }

  #hasSalesPerson(entry: unknown): boolean {
    const id = (entry as { externalSalesPersonId?: unknown } | null)?.externalSalesPersonId;
    if (typeof id !== 'string' || id === '') return true;
    return this.salesPersons.store.byDedupeFields(() => id) !== undefined;
  }

  #roleRules(): ObjectRules {
    return { noun: 'Record', refusal: (value) => this.#roleRefusal(value) };
  }

  /** Both ends of the link must exist (documented, Adobe "Opportunity roles"; the codes are assumed). */
  #roleRefusal(value: (name: string) => Value): ErrorBody | undefined {
    const opportunity = this.opportunities.store.byDedupeFields(() => value('externalOpportunityId'));
    if (opportunity === undefined) return errorOf('objectNotFound', 'Object');
    return this.#leads.exists('id', value('leadId')) ? undefined : errorOf('leadNotFound');
  }

  #salesPersonRules(): ObjectRules {
    return {
      noun: 'Record',
      isInUse: ({ values }) => {
        const id = values.get('externalSalesPersonId')!;
        return this.#heldByDeleted.has(id) || this.#leads.exists('externalSalesPersonId', id);
      },
    };
  }
}
