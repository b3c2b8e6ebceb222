/** describeGlobal, describeSObject and describeSObjects: REST's describes without what only REST has. */
import { z } from 'zod';
import { describeObject, describeWhole } from '../describe/index.ts';
import { type Outcome, refused } from '../errors.ts';
import { DESCRIBED_OBJECTS } from '../limits.ts';
import { seenObject } from '../record-calls/index.ts';
import { NIL } from '../xml/index.ts';
import { type Result, type SoapCall, type Verb, verb } from './verb.ts';

const one = z.object({ sObjectType: z.array(z.string()).length(1) });
const several = z.object({ sObjectType: z.array(z.string()).default([]) });

/** Members that the partner WSDL does not have. */
const REST_ONLY = new Set(['urls', 'associateEntityType', 'associateParentEntity', 'sobjectDescribeOption']);

function describeGlobal({ org, user, basePath }: SoapCall): Outcome<Result> {
  const permissions = org.permissionsOf(user);
  const seen = org.objects.filter((records) => permissions.seesObject(records));
  const sobjects = seen.map((records) =>
    inWsdlOrder({ ...describeObject(records, permissions, basePath), idEnabled: false }),
  );
  return { ok: true, value: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
}

function describeOne(call: SoapCall, name: string): Outcome<object> {
  const records = seenObject(call, name);
  if (!records.ok) return records;
  const { org, user, basePath } = call;
  const described = describeWhole(org, records.value, org.permissionsOf(user), basePath);
  const pages = pagesOf(call, records.value.schema.keyPrefix);
  return { ok: true, value: inWsdlOrder({ ...described, ...SOAP_ONLY, ...pages }) };
}

/** Members that REST does not have, or leaves null where the WSDL wants an element all the same. */
const SOAP_ONLY = {
  defaultImplementation: NIL,
  idEnabled: false,
  implementedBy: NIL,
  implementsInterfaces: NIL,
  networkScopeFieldName: NIL,
};

/** Where the app shows, edits and makes such records. */
function pagesOf({ incoming }: SoapCall, keyPrefix: string): object {
  const urlDetail = `${incoming.origin}/{ID}`;
  return { urlDetail, urlEdit: `${urlDetail}/e`, urlNew: `${incoming.origin}/${keyPrefix}/e` };
}

function describeAll(call: SoapCall, { sObjectType }: z.output<typeof several>): Outcome<Result> {
  if (sObjectType.length > DESCRIBED_OBJECTS) return refused('tooManyRecords', { max: DESCRIBED_OBJECTS });
  const described: object[] = [];
  for (const name of sObjectType) {
    const found = describeOne(call, name);
    if (!found.ok) return found;
    described.push(found.value);
  }
  return { ok: true, value: described };
}

/** The WSDL's sequences are in the order of their names; what has no value is left out. */
function inWsdlOrder(value: object): object {
  const members = Object.entries(value)
    .filter(([name, member]) => member !== null && !REST_ONLY.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === NIL) return value;
  if (value === 'urn:address') return 'tns:address';
  return typeof value === 'object' && value !== null ? inWsdlOrder(value) : value;
}

export const describeVerbs: Readonly<Record<string, Verb>> = {
  describeGlobal: verb(z.unknown(), describeGlobal),
  describeSObject: verb(one, (call, { sObjectType }) => describeOne(call, sObjectType[0]!)),
  describeSObjects: verb(several, describeAll),
};
