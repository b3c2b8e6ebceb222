/** Carries calls out over HTTP, one request a call, to the two servers of a run or to any that speak the same. */
import type { Call, Outcome } from '../sync/index.ts';
import { MarketoHttp } from './marketo-http.ts';
import { SalesforceHttp } from './salesforce-http.ts';
import type { SalesforceCredentials } from './salesforce-session.ts';

export interface HttpDriver {
  readonly carryOut: (call: Call) => Promise<Outcome<unknown>>;
  readonly close: () => Promise<void>;
}

/** A driver for the two servers at these origins (`http://127.0.0.1:4020`). */
export function httpDriver(
  salesforceOrigin: string,
  marketoOrigin: string,
  credentials: SalesforceCredentials,
): HttpDriver {
  const salesforce = new SalesforceHttp(salesforceOrigin, credentials);
  const marketo = new MarketoHttp(marketoOrigin);
  return {
    carryOut: (call) => carryOut(call, salesforce, marketo),
    close: async () => {
      await Promise.all([salesforce.close(), marketo.close()]);
    },
  };
}

function carryOut(call: Call, salesforce: SalesforceHttp, marketo: MarketoHttp): Promise<Outcome<unknown>> {
  switch (call.verb) {
    case 'salesforce.limits':
      return salesforce.limits();
    case 'salesforce.describe':
      return salesforce.describe(call.args);
    case 'salesforce.count':
      return salesforce.count(call.args);
    case 'salesforce.deleted':
      return salesforce.deleted(call.args);
    case 'salesforce.masters':
      return salesforce.masters(call.args);
    case 'salesforce.changed':
      return salesforce.changed(call.args);
    case 'salesforce.update':
      return salesforce.update(call.args);
    case 'salesforce.delete':
      return salesforce.delete(call.args);
    case 'salesforce.create':
      return salesforce.create(call.args);
    case 'salesforce.existing':
      return salesforce.existing(call.args);
    case 'salesforce.convert':
      return salesforce.convert(call.args);
    case 'salesforce.members':
      return salesforce.members(call.args);
    case 'salesforce.memberStatuses':
      return salesforce.memberStatuses(call.args);
    case 'marketo.apply':
      return marketo.apply(call.args);
    case 'marketo.deleted':
      return marketo.deleted(call.args);
    case 'marketo.pendingCount':
      return marketo.pendingCount(call.args);
    case 'marketo.pending':
      return marketo.pending(call.args);
    case 'marketo.pushed':
      return marketo.pushed(call.args);
    case 'marketo.pendingActivities':
      return marketo.pendingActivities(call.args);
    case 'marketo.activitiesPushed':
      return marketo.activitiesPushed(call.args);
    case 'marketo.updateForeignKeys':
      return marketo.updateForeignKeys();
    case 'marketo.programsToLink':
      return marketo.programsToLink();
    case 'marketo.linkProgram':
      return marketo.linkProgram(call.args);
    case 'marketo.pendingMembers':
      return marketo.pendingMembers(call.args);
    case 'marketo.membersPushed':
      return marketo.membersPushed(call.args);
    case 'marketo.flowRequests':
      return marketo.flowRequests(call.args);
    case 'marketo.flowDone':
      return marketo.flowDone(call.args);
  }
}
