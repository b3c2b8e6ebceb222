/**
 * Companies, opportunities, opportunity roles, sales persons, named accounts. With a native CRM sync the first two and the
 * sales persons can only be read, and there are no roles (documented, Adobe "Companies" and the pages beside it; which calls
 * answer 1018 is assumed).
 */

import { type CrmObject, CrmRecords } from '../../crm-objects.ts';
import { fault } from '../../errors.ts';
import type { Call, Operation } from '../../http/operation.ts';
import type { CatalogueName } from '../../lead-database.ts';
import type { ObjectTable, RecordSource } from '../../objects/index.ts';
import { NO_SFDC_ID } from '../../persons/computed-fields.ts';
import { schemaOperations } from '../schema-fields.ts';
import { describeOperation, type ObjectResource, recordOperations } from './object-operations.ts';

type TableName = 'companies' | 'opportunities' | 'roles' | 'salesPersons' | 'namedAccounts';

function tableOf(name: TableName): (call: Call) => ObjectTable {
  return ({ instance }) => instance.database.objects[name];
}

function readOnlyWithCrm({ instance }: Call, access: 'read' | 'write'): void {
  if (instance.isCrmSynced && access === 'write') throw fault('crmEnabled');
}

function absentWithCrm({ instance }: Call): void {
  if (instance.isCrmSynced) throw fault('crmEnabled');
}

/** With a CRM sync the records are the copies of what Salesforce has. */
function copiesOf(object: CrmObject, name: TableName): (call: Call) => RecordSource {
  return (call) => {
    const { instance } = call;
    const { store } = tableOf(name)(call);
    if (!instance.isCrmSynced) return store;
    const { sfdcIdOf = NO_SFDC_ID, seed = 0, startAt } = instance.options;
    return new CrmRecords(store.type, object, instance.mirror(object), { sfdcIdOf, seed, startAt });
  };
}

function permissions(noun: string): Pick<ObjectResource, 'read' | 'write'> {
  return { read: [`Read-Only ${noun}`, `Read-Write ${noun}`], write: [`Read-Write ${noun}`] };
}

const COMPANIES: ObjectResource = {
  path: '/rest/v1/companies',
  ...permissions('Company'),
  table: tableOf('companies'),
  source: copiesOf('Account', 'companies'),
  guard: readOnlyWithCrm,
};

const OPPORTUNITIES: ObjectResource = {
  path: '/rest/v1/opportunities',
  ...permissions('Opportunity'),
  table: tableOf('opportunities'),
  source: copiesOf('Opportunity', 'opportunities'),
  guard: readOnlyWithCrm,
};

const ROLES: ObjectResource = {
  path: '/rest/v1/opportunities/roles',
  ...permissions('Opportunity'),
  table: tableOf('roles'),
  guard: absentWithCrm,
};

const SALES_PERSONS: ObjectResource = {
  path: '/rest/v1/salespersons',
  ...permissions('Sales Person'),
  table: tableOf('salesPersons'),
  source: copiesOf('User', 'salesPersons'),
  guard: readOnlyWithCrm,
};

const NAMED_ACCOUNTS: ObjectResource = {
  path: '/rest/v1/namedaccounts',
  ...permissions('Named Account'),
  table: tableOf('namedAccounts'),
};

const SCHEMAS: readonly (readonly [path: string, catalogue: CatalogueName])[] = [
  ['/rest/v1/companies', 'companies'],
  ['/rest/v1/opportunities', 'opportunities'],
  ['/rest/v1/namedaccounts', 'namedAccounts'],
];

export const STANDARD_OBJECTS: readonly Operation[] = [
  ...[COMPANIES, OPPORTUNITIES, ROLES, SALES_PERSONS, NAMED_ACCOUNTS].flatMap((resource) => [
    describeOperation(resource),
    ...recordOperations(resource),
  ]),
  ...SCHEMAS.flatMap(([path, catalogue]) => schemaOperations(path, catalogue, 'read only')),
];
