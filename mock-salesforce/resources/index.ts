/** Every operation of the mock, in one list; the composite ones are made of the others. */
import type { Operation } from '../api.ts';
import { soapOperations } from '../soap/index.ts';
import { bulk1Operations } from './bulk1/index.ts';
import { bulk2Operations } from './bulk2/index.ts';
import { collectionOperations } from './collections/index.ts';
import { compositeOperations } from './composite/index.ts';
import { identityOperations } from './identity.ts';
import { limitOperations } from './limits.ts';
import { oauthOperations } from './oauth.ts';
import { queryOperations } from './query.ts';
import { recentOperations } from './recent.ts';
import { recordOperations } from './records/index.ts';
import { replicationOperations } from './replication.ts';
import { searchOperations } from './search.ts';
import { sobjectOperations } from './sobjects.ts';
import { versionOperations } from './versions.ts';

const PLAIN: readonly Operation[] = [
  ...oauthOperations,
  ...identityOperations,
  ...soapOperations,
  ...versionOperations,
  ...limitOperations,
  ...sobjectOperations,
  ...recentOperations,
  ...recordOperations,
  ...replicationOperations,
  ...queryOperations,
  ...searchOperations,
  ...collectionOperations,
];

export const OPERATIONS: readonly Operation[] = [
  ...PLAIN,
  ...compositeOperations(PLAIN),
  ...bulk2Operations,
  ...bulk1Operations,
];
