/** Requests that are refused as a whole before they reach an operation, or by an instance of another kind. */
import type { Provocation } from './provocation.ts';

const ann = { email: 'p1@acme.example' };

const LONG_URI = `/rest/v1/leads.json?filterValues=${'x'.repeat(8_192)}`;

/** Calls that are refused as a whole, before they reach an operation. */
export const GATE: readonly Provocation[] = [
  { code: '414', message: '', path: LONG_URI },
  { code: '413', message: '', path: '/rest/v1/leads.json', method: 'POST', body: 'x'.repeat(1_048_577) },
  { code: '500', message: 'Internal Server error', path: '/rest/v1/lead/%E0%A4%A.json' },
  { code: '600', message: 'Empty access token', path: '/rest/v1/leads.json', headers: { authorization: '' } },
  {
    code: '601',
    message: 'Access token invalid',
    path: '/rest/v1/leads.json',
    headers: { authorization: 'Bearer x' },
  },
  {
    code: '603',
    message: 'Access denied',
    path: '/rest/v1/leads.json',
    options: { permissions: ['Read-Only Asset'] },
  },
  { code: '605', message: "Request method 'PUT' not supported", method: 'PUT', path: '/rest/v1/leads.json' },
  {
    code: '606',
    message: "Max rate limit '0' exceeded with in '20' secs",
    path: '/rest/v1/leads/describe.json',
    options: { limits: { rateCalls: 0 } },
  },
  {
    code: '607',
    message: 'Daily quota reached',
    path: '/rest/v1/leads/describe.json',
    options: { limits: { dailyCalls: 0 } },
  },
  { code: '609', message: 'Invalid JSON', path: '/rest/v1/leads.json', method: 'POST', body: '{"input":' },
  { code: '610', message: 'Requested resource not found', path: '/rest/v1/lead.json' },
  {
    code: '612',
    message: 'Invalid Content Type',
    path: '/rest/v1/leads.json',
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'text/plain' },
  },
  {
    code: '613',
    message: 'Invalid Multipart Request',
    path: '/bulk/v1/leads.json?format=csv',
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=y' },
  },
  {
    code: '615',
    message: "Concurrent access limit '0' reached",
    path: '/rest/v1/leads.json',
    options: { limits: { concurrentCalls: 0 } },
  },
  {
    code: '616',
    message: 'Invalid subscription type',
    path: '/rest/v1/customobjects/schema.json',
    options: { without: ['custom object metadata'] },
  },
];

/** Codes that need an instance of another kind. */
export const SPECIAL: readonly Provocation[] = [
  {
    code: '1003',
    message: 'Too many results match the filter',
    path: '/rest/v1/leads.json?filterType=twin&filterValues=7',
    options: {
      fields: [{ name: 'twin', displayName: 'Twin', dataType: 'integer' }],
      programs: [{ id: 1, name: '1001 twins' }],
    },
  },
  {
    code: '1010',
    message: 'Partition update not allowed',
    path: '/rest/v1/leads.json',
    method: 'POST',
    body: { partitionName: 'EU', input: [ann] },
    options: { partitions: [{ name: 'EU' }] },
  },
  ...(['companies', 'opportunities', 'salespersons', 'opportunities/roles'] as const).map((type) => ({
    code: '1018',
    message: 'CRM Enabled',
    path: `/rest/v1/${type}.json`,
    method: 'POST',
    body: { input: [{}] },
    options: { synced: {} },
  })),
  {
    code: '1018',
    message: 'CRM Enabled',
    path: '/rest/v1/opportunities/roles/describe.json',
    options: { synced: {} },
  },
  {
    code: '1026',
    message: 'Custom object not enabled',
    path: '/rest/v1/customobjects.json',
    options: { without: ['custom objects'] },
  },
];
