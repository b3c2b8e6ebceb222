/** The door of the drivers: two ways to carry the engine's calls out. */
export { directDriver } from './direct.ts';
export { type HttpDriver, httpDriver } from './http.ts';
export type { SalesforceCredentials } from './salesforce-http.ts';
