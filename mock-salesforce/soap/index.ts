/**
 * The SOAP partner API: one address, the verb in the body of the envelope, the session in its header. Errors are
 * faults with status 500.
 */
import { z } from 'zod';
import { accessError, type Call, operation, type Reply } from '../api.ts';
import { type ApiError, ERRORS, failure } from '../errors.ts';
import { mismatch } from '../json/index.ts';
import { SOAP_BYTES } from '../limits.ts';
import { convertAndMergeVerbs } from './convert-merge.ts';
import { describeVerbs } from './describe.ts';
import { type Envelope, readEnvelope, soapReply } from './envelope.ts';
import { clientFault, soapFault } from './faults.ts';
import { readHeaders } from './headers.ts';
import { queryVerbs } from './query.ts';
import { unreadable } from './readable.ts';
import { replicationVerbs } from './replication.ts';
import { saveVerbs } from './save.ts';
import { searchVerbs } from './search.ts';
import { sessionVerbs } from './session.ts';
import type { SoapCall, Verb } from './verb.ts';
import { inputProblem } from './xsd.ts';

const VERBS: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    ...sessionVerbs,
    ...queryVerbs,
    ...searchVerbs,
    ...saveVerbs,
    ...convertAndMergeVerbs,
    ...replicationVerbs,
    ...describeVerbs,
  }),
);

function soap(call: Call, text: string): Reply {
  const envelope = readEnvelope(text);
  if (typeof envelope === 'string') return clientFault(envelope);
  const headers = readHeaders(envelope.headers);
  if (typeof headers === 'string') return clientFault(headers);
  const verb = VERBS.get(envelope.verb);
  if (verb === undefined) {
    return clientFault(
      `No operation available for request {urn:partner.soap.sforce.com}${envelope.verb}, please check the WSDL for the service.`,
    );
  }
  if (verb.access === 'open') return answered({ ...call, headers }, verb, envelope);
  return inSession({ ...call, headers }, verb, envelope);
}

/** A call with a session costs an API request, and says how many there were. */
function inSession(call: SoapCall, verb: Verb, envelope: Envelope): Reply {
  const { api, org, now, headers } = call;
  const session = api.sessions.find(headers.sessionId ?? '', now);
  if (session === undefined) return soapFault(failure('soapSessionInvalid'));
  const { user, token } = session;
  const refusal = accessError(api, user, now);
  if (refusal !== undefined) return soapFault(refusal);
  const limitInfo = { current: org.requests.used(now), limit: org.requests.max, type: 'API REQUESTS' };
  const writeOptions = { ...call.writeOptions, allowSave: headers.allowSave };
  return answered({ ...call, user, token, writeOptions }, verb, envelope, { LimitInfoHeader: { limitInfo } });
}

function answered(call: SoapCall, verb: Verb, envelope: Envelope, header?: object): Reply {
  const input = verb.input.safeParse(envelope.input);
  if (!input.success) {
    const otherwise = `${envelope.verb}: ${mismatch(input.error, envelope.input, () => '')}`;
    return clientFault(inputProblem(input.error, envelope.input, otherwise));
  }
  const refusal = unreadable(call, verb.records(input.data as never));
  if (refusal !== undefined) return typeof refusal === 'string' ? clientFault(refusal) : soapFault(refusal);
  const outcome = verb.handle(call, input.data as never);
  if (!outcome.ok) return soapFault(outcome.error);
  const body = outcome.value === undefined ? {} : { result: outcome.value };
  return soapReply({ [`${envelope.verb}Response`]: body }, header);
}

/** Trouble with the session has a text of its own here. */
const refuse = (error: ApiError): Reply =>
  soapFault(error.code === ERRORS.sessionInvalid.code ? failure('soapSessionInvalid') : error);

const options = {
  access: 'open',
  format: 'text',
  input: z.string(),
  bodyBytes: SOAP_BYTES,
  refuse,
} as const;

export const soapOperations = [
  operation('POST', '/services/Soap/u/:version', options, soap),
  operation('POST', '/services/Soap/u/:version/:organization', options, soap),
];
