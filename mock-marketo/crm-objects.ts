/**
 * Companies, opportunities and sales persons of an instance with Salesforce sync: its copies of accounts, opportunities and
 * users, which the API can only read. The key of a record is its Salesforce Id: the field externalOpportunityId is shown
 * as "SFDC Oppty Id" (documented, Adobe "Opportunities"; for accounts and users assumed). Which Salesforce field stands in
 * which field follows the equal names on both sides (assumed where they differ).
 */
import { NOBODY, type Value } from '../engine/kernel/index.ts';
import type { Mirror } from './mirrors.ts';
import { type ObjectRecord, type ObjectType, objectField, type RecordSource } from './objects/index.ts';
import type { SfdcIdOf } from './persons/computed-fields.ts';
import { readValue } from './rules/field-values.ts';
import { Uuids } from './uuids.ts';
import { dateTime } from './values.ts';

/** The Salesforce object that a type is a copy of. */
export type CrmObject = 'Account' | 'Opportunity' | 'User';

/** Fields of Salesforce by those of Marketo. */
const FIELDS: Readonly<Record<CrmObject, Readonly<Record<string, string>>>> = {
  Account: {
    company: 'Name',
    site: 'Site',
    website: 'Website',
    mainPhone: 'Phone',
    industry: 'Industry',
    sicCode: 'Sic',
    annualRevenue: 'AnnualRevenue',
    numberOfEmployees: 'NumberOfEmployees',
    billingStreet: 'BillingStreet',
    billingCity: 'BillingCity',
    billingState: 'BillingState',
    billingPostalCode: 'BillingPostalCode',
    billingCountry: 'BillingCountry',
    mktoCompanyNotes: 'Description',
  },
  Opportunity: {
    name: 'Name',
    description: 'Description',
    type: 'Type',
    stage: 'StageName',
    amount: 'Amount',
    closeDate: 'CloseDate',
    expectedRevenue: 'ExpectedRevenue',
    forecastCategoryName: 'ForecastCategoryName',
    fiscal: 'Fiscal',
    fiscalQuarter: 'FiscalQuarter',
    fiscalYear: 'FiscalYear',
    isClosed: 'IsClosed',
    isWon: 'IsWon',
    lastActivityDate: 'LastActivityDate',
    leadSource: 'LeadSource',
    nextStep: 'NextStep',
    probability: 'Probability',
    quantity: 'TotalOpportunityQuantity',
  },
  User: { email: 'Email', firstName: 'FirstName', lastName: 'LastName', title: 'Title', phone: 'Phone' },
};

/** What tells the keys of copies. */
export interface CrmKeys {
  readonly sfdcIdOf: SfdcIdOf;
  readonly seed: number;
  readonly startAt: number;
}

/** The copies of one Salesforce object as records. Ids count from 1; stamps are those of the instance's start. */
export class CrmRecords implements RecordSource {
  readonly type: ObjectType;
  readonly #object: CrmObject;
  readonly #mirror: Mirror;
  readonly #keys: CrmKeys;
  #byGuid: Map<string, ObjectRecord> | undefined;

  constructor(type: ObjectType, object: CrmObject, mirror: Mirror, keys: CrmKeys) {
    this.type = type;
    this.#object = object;
    this.#mirror = mirror;
    this.#keys = keys;
  }

  *all(): Iterable<ObjectRecord> {
    for (const row of this.#mirror.rows()) yield this.#record(row);
  }

  byId(value: Value): ObjectRecord | undefined {
    if (this.type.idField === 'id') {
      const row = Number(value) - 1;
      return row >= 0 && this.#mirror.rowOf(row) !== NOBODY ? this.#record(row) : undefined;
    }
    this.#byGuid ??= new Map([...this.all()].map((record) => [record.marketoGUID, record]));
    return this.#byGuid.get(String(value).toLowerCase());
  }

  valueOf(record: ObjectRecord, name: string): Value {
    const row = record.id - 1;
    const { sfdcIdOf, startAt } = this.#keys;
    if (name === 'id') return record.id;
    if (name === 'marketoGUID') return record.marketoGUID;
    if (name === 'createdAt' || name === 'updatedAt') return dateTime(startAt);
    if (this.type.dedupeFields.includes(name)) return sfdcIdOf(this.#object, row);
    const sfdcField = FIELDS[this.#object][name];
    const held = sfdcField === undefined ? null : (this.#mirror.field(sfdcField)?.column.get(row) ?? null);
    const reading = readValue(objectField(this.type, name)!, held);
    return held === null || 'error' in reading ? null : reading.value;
  }

  #record(row: number): ObjectRecord {
    const { seed, startAt } = this.#keys;
    const name = `${this.#object} ${row}`;
    let guid: string | undefined;
    return {
      id: row + 1,
      get marketoGUID() {
        guid ??= new Uuids(seed, name).next();
        return guid;
      },
      createdAt: startAt,
      updatedAt: startAt,
      values: new Map(),
    };
  }
}
