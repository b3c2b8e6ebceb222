/** Marketo's half of the native sync over `/__mock/sync/`: the original's is not public API. */
import type { RecordPage } from '../kernel/index.ts';
import type { Outcome, RemoteError, Verbs } from '../sync/index.ts';
import { JsonClient, type JsonRequest } from './json-client.ts';

type Args<V extends keyof Verbs> = Verbs[V]['args'];
type Reply<V extends keyof Verbs> = Promise<Outcome<Verbs[V]['reply']>>;

const PREFIX = '/__mock/sync';

export class MarketoHttp {
  readonly #client: JsonClient;

  constructor(origin: string) {
    this.#client = new JsonClient(origin);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async apply({ page, winner }: Args<'marketo.apply'>): Reply<'marketo.apply'> {
    const body = { ...rowsOf(page), winner };
    type Applied = Omit<Verbs['marketo.apply']['reply'], 'statuses'> & { statuses: number[] };
    const reply = await this.#send<Applied>({ method: 'POST', path: `${PREFIX}/apply`, body });
    return reply.ok
      ? { ok: true, value: { ...reply.value, statuses: Uint8Array.from(reply.value.statuses) } }
      : reply;
  }

  deleted(args: Args<'marketo.deleted'>): Reply<'marketo.deleted'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/deleted`, body: args });
  }

  pendingCount({ object }: Args<'marketo.pendingCount'>): Reply<'marketo.pendingCount'> {
    return this.#send({ method: 'GET', path: `${PREFIX}/pendingCount?object=${object}` });
  }

  pending({ object, limit, skip }: Args<'marketo.pending'>): Reply<'marketo.pending'> {
    return this.#send({
      method: 'GET',
      path: `${PREFIX}/pending?object=${object}&limit=${limit}&skip=${skip}`,
    });
  }

  pushed(args: Args<'marketo.pushed'>): Reply<'marketo.pushed'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/pushed`, body: args });
  }

  pendingActivities({
    limit,
    oncePerDay,
    skip,
  }: Args<'marketo.pendingActivities'>): Reply<'marketo.pendingActivities'> {
    const query = `limit=${limit}&oncePerDay=${oncePerDay}&skip=${skip}`;
    return this.#send({ method: 'GET', path: `${PREFIX}/pendingActivities?${query}` });
  }

  activitiesPushed(args: Args<'marketo.activitiesPushed'>): Reply<'marketo.activitiesPushed'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/activitiesPushed`, body: args });
  }

  updateForeignKeys(): Reply<'marketo.updateForeignKeys'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/updateForeignKeys`, body: {} });
  }

  programsToLink(): Reply<'marketo.programsToLink'> {
    return this.#send({ method: 'GET', path: `${PREFIX}/programsToLink` });
  }

  linkProgram(args: Args<'marketo.linkProgram'>): Reply<'marketo.linkProgram'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/linkProgram`, body: args });
  }

  pendingMembers({ limit }: Args<'marketo.pendingMembers'>): Reply<'marketo.pendingMembers'> {
    return this.#send({ method: 'GET', path: `${PREFIX}/pendingMembers?limit=${limit}` });
  }

  membersPushed(args: Args<'marketo.membersPushed'>): Reply<'marketo.membersPushed'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/membersPushed`, body: args });
  }

  flowRequests({ limit, campaignKind }: Args<'marketo.flowRequests'>): Reply<'marketo.flowRequests'> {
    const query = `limit=${limit}&campaignKind=${campaignKind}`;
    return this.#send({ method: 'GET', path: `${PREFIX}/flowRequests?${query}` });
  }

  flowDone(args: Args<'marketo.flowDone'>): Reply<'marketo.flowDone'> {
    return this.#send({ method: 'POST', path: `${PREFIX}/flowDone`, body: args });
  }

  async #send<T>(request: JsonRequest): Promise<Outcome<T>> {
    const { status, body } = await this.#client.request(request);
    if (status < 300) return { ok: true, value: body as T };
    return { ok: false, error: body as RemoteError };
  }
}

/** A page as JSON: the values record by record. */
function rowsOf(page: RecordPage): object {
  const rows = Array.from(page.rows.subarray(0, page.size));
  return {
    object: page.object,
    fields: page.fields,
    rows,
    stamps: Array.from(page.stamps.subarray(0, page.size)),
    values: rows.map((row) => page.columns.map((column) => column.get(row))),
  };
}
