/** The Salesforce verbs over its REST API, as the sync user. */
import type { Cursor, NewRecord, Outcome, Verbs } from '../sync/index.ts';
import type { JsonReply, JsonRequest } from './json-client.ts';
import { STANDARD_KEY_PREFIXES } from './key-prefixes.ts';
import { idOf, rowOf } from './record-ids.ts';
import { type SalesforceCredentials, SalesforceSession } from './salesforce-session.ts';
import { convertLeadEnvelope, convertLeadOutcome } from './salesforce-soap.ts';
import {
  createResult,
  type Describe,
  fieldsOf,
  filtered,
  iso,
  matched,
  pageOf,
  type QueryBody,
  quoted,
  type SaveResult,
  when,
  writeResult,
} from './salesforce-wire.ts';

type Args<V extends keyof Verbs> = Verbs[V]['args'];
type Reply<V extends keyof Verbs> = Promise<Outcome<Verbs[V]['reply']>>;

const VERSION = '/services/data/v62.0';
const SOAP = '/services/Soap/u/62.0';
/** The most that one answer to a query has (documented, REST API "Query Options Header"). */
const QUERY_PAGE = 2_000;
const COLLECTION = `${VERSION}/composite/sobjects`;

export class SalesforceHttp {
  readonly #session: SalesforceSession;
  readonly #keyPrefixes = new Map(Object.entries(STANDARD_KEY_PREFIXES));

  constructor(origin: string, credentials: SalesforceCredentials) {
    this.#session = new SalesforceSession(origin, credentials);
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  async limits(): Reply<'salesforce.limits'> {
    const reply = await this.#send({ method: 'GET', path: `${VERSION}/limits` });
    return when(reply, (body: { DailyApiRequests: { Max: number; Remaining: number } }) => ({
      max: body.DailyApiRequests.Max,
      remaining: body.DailyApiRequests.Remaining,
    }));
  }

  /** Compound addresses are left out: their parts are there, and no API can write the whole. */
  async describe({ object }: Args<'salesforce.describe'>): Reply<'salesforce.describe'> {
    const reply = await this.#send({ method: 'GET', path: `${VERSION}/sobjects/${object}/describe` });
    return when(reply, (body: Describe) => {
      this.#keyPrefixes.set(object, body.keyPrefix);
      return body.fields
        .filter(({ type }) => type !== 'address')
        .map(({ name, createable, updateable }) => ({ name, createable, updateable }));
    });
  }

  async count({ object, after, before, only }: Args<'salesforce.count'>): Reply<'salesforce.count'> {
    const reply = await this.#query(
      `SELECT COUNT() FROM ${object} WHERE ${this.#window(object, after, before)}${filtered(only)}`,
    );
    return when(reply, (body: QueryBody) => body.totalSize);
  }

  async deleted({ object, from, to }: Args<'salesforce.deleted'>): Reply<'salesforce.deleted'> {
    const window = new URLSearchParams({ start: iso(from), end: iso(to) });
    const reply = await this.#send({
      method: 'GET',
      path: `${VERSION}/sobjects/${object}/deleted/?${window}`,
    });
    return when(reply, (body: { deletedRecords: { id: string }[] }) =>
      body.deletedRecords.map(({ id }) => rowOf(id)),
    );
  }

  async masters({ object, rows }: Args<'salesforce.masters'>): Reply<'salesforce.masters'> {
    const ids = rows.map((row) => `'${this.#id(object, row)}'`).join(', ');
    const soql = `SELECT Id, MasterRecordId FROM ${object} WHERE IsDeleted = true AND Id IN (${ids})`;
    const reply = await this.#send({
      method: 'GET',
      path: `${VERSION}/queryAll?${new URLSearchParams({ q: soql })}`,
    });
    return when(reply, (body: QueryBody) => {
      const masters = new Map(
        body.records.map(({ Id, MasterRecordId }) => [
          rowOf(Id),
          MasterRecordId === null ? -1 : rowOf(String(MasterRecordId)),
        ]),
      );
      return rows.map((row) => masters.get(row) ?? -1);
    });
  }

  async changed({
    object,
    fields,
    after,
    before,
    limit,
    only,
  }: Args<'salesforce.changed'>): Reply<'salesforce.changed'> {
    const columns = ['Id', 'SystemModstamp', ...fields].join(', ');
    const where = `${this.#window(object, after, before)}${filtered(only)}`;
    const reply = await this.#query(
      `SELECT ${columns} FROM ${object} WHERE ${where} ORDER BY SystemModstamp ASC, Id ASC LIMIT ${limit}`,
    );
    return when(reply, (body: QueryBody) => pageOf(object, fields, body.records));
  }

  async update({ object, records }: Args<'salesforce.update'>): Reply<'salesforce.update'> {
    const body = {
      allOrNone: false,
      records: records.map(({ row, values }) => ({
        attributes: { type: object },
        id: this.#id(object, row),
        ...values,
      })),
    };
    const reply = await this.#send({ method: 'PATCH', path: COLLECTION, body });
    return when(reply, (results: SaveResult[]) => results.map(writeResult));
  }

  async delete({ object, rows }: Args<'salesforce.delete'>): Reply<'salesforce.delete'> {
    const ids = rows.map((row) => this.#id(object, row)).join(',');
    const query = new URLSearchParams({ ids, allOrNone: 'false' });
    const reply = await this.#send({ method: 'DELETE', path: `${COLLECTION}?${query}` });
    return when(reply, (results: SaveResult[]) => results.map(writeResult));
  }

  async create({ object, records }: Args<'salesforce.create'>): Reply<'salesforce.create'> {
    const body = {
      allOrNone: false,
      records: records.map((record) => ({ attributes: { type: object }, ...this.#fields(record) })),
    };
    const reply = await this.#send({ method: 'POST', path: COLLECTION, body });
    return when(reply, (results: SaveResult[]) => results.map(createResult));
  }

  async existing({
    object,
    records,
    keys,
    since,
    known,
    after,
  }: Args<'salesforce.existing'>): Reply<'salesforce.existing'> {
    const columns = ['Id', ...keys].join(', ');
    const later = after < 0 ? '' : ` AND Id > '${this.#id(object, after)}'`;
    const reply = await this.#query(
      `SELECT ${columns} FROM ${object} WHERE CreatedDate >= ${iso(since)}${later} ORDER BY Id ASC LIMIT ${QUERY_PAGE}`,
    );
    const wanted = records.map((record) => this.#fields(record));
    return when(reply, ({ records: page }: QueryBody) => {
      const unknown = page.filter(({ Id }) => !known.includes(rowOf(Id)));
      const through = page.length < QUERY_PAGE ? -1 : rowOf(page.at(-1)!.Id);
      return { rows: matched(wanted, unknown, keys), through };
    });
  }

  /** The REST API has no such verb; the SOAP API has. */
  async convert({ leads }: Args<'salesforce.convert'>): Reply<'salesforce.convert'> {
    const converts = leads.map(({ row, status }) => ({
      leadId: this.#id('Lead', row),
      convertedStatus: status,
    }));
    const reply = await this.#session.soap(SOAP, (session) => convertLeadEnvelope(session, converts));
    return { ...convertLeadOutcome(reply.text), waitedMs: reply.waitedMs };
  }

  async members({ campaignId, object, rows }: Args<'salesforce.members'>): Reply<'salesforce.members'> {
    const lookup = `${object}Id`;
    const ids = rows.map((row) => `'${this.#id(object, row)}'`).join(', ');
    const reply = await this.#query(
      `SELECT Id, ${lookup} FROM CampaignMember WHERE CampaignId = ${quoted(campaignId)} AND ${lookup} IN (${ids})`,
    );
    return when(reply, (body: QueryBody) => {
      const members = new Map(
        body.records.map((record) => [rowOf(String(record[lookup])), rowOf(record.Id)]),
      );
      return rows.map((row) => members.get(row) ?? -1);
    });
  }

  async memberStatuses({
    campaignId,
  }: Args<'salesforce.memberStatuses'>): Reply<'salesforce.memberStatuses'> {
    const reply = await this.#query(
      `SELECT Label FROM CampaignMemberStatus WHERE CampaignId = ${quoted(campaignId)} ORDER BY SortOrder ASC, Id ASC`,
    );
    return when(reply, (body: QueryBody) => body.records.map(({ Label }) => String(Label)));
  }

  #fields(record: NewRecord): ReturnType<typeof fieldsOf> {
    return fieldsOf(record, (object) => this.#prefix(object));
  }

  #query(soql: string): Promise<JsonReply> {
    return this.#send({ method: 'GET', path: `${VERSION}/query?${new URLSearchParams({ q: soql })}` });
  }

  /** The records after a cursor whose second lies before `before`; row -1 begins with its second. */
  #window(object: string, { stamp, row }: Cursor, before: number): string {
    const from =
      row < 0
        ? `SystemModstamp >= ${iso(stamp)}`
        : `(SystemModstamp > ${iso(stamp)} OR (SystemModstamp = ${iso(stamp)} AND Id > '${this.#id(object, row)}'))`;
    return `${from} AND SystemModstamp < ${iso(before)}`;
  }

  #prefix(object: string): string {
    return this.#keyPrefixes.get(object) ?? '';
  }

  #id(object: string, row: number): string {
    return idOf(this.#prefix(object), row);
  }

  #send(request: JsonRequest): Promise<JsonReply> {
    return this.#session.send(request);
  }
}
