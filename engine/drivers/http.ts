/** Carries calls out over HTTP, one request a call, to the two servers of a run or to any that speak the same. */
import type { Call, Outcome } from '../sync/index.ts';
import { MarketoHttp } from './marketo-http.ts';
import { type SalesforceCredentials, SalesforceHttp } from './salesforce-http.ts';

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
    case 'salesforce.changed':
      return salesforce.changed(call.args);
    case 'salesforce.update':
      return salesforce.update(call.args);
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
  }
}
