/** The Asset API, as far as clients of the Lead Database call it. Of some kinds the instance never has any. */
import { fault } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import { idOf } from '../../http/parameters.ts';
import { assetRead } from './asset-answer.ts';
import { EMAIL_ASSETS } from './emails.ts';
import { PROGRAM_ASSETS } from './programs.ts';
import { SMART_CAMPAIGNS } from './smart-campaigns.ts';
import { STATIC_LIST_ASSETS } from './static-lists.ts';

export const ASSETS: readonly Operation[] = [
  ...SMART_CAMPAIGNS,
  ...STATIC_LIST_ASSETS,
  ...PROGRAM_ASSETS,
  ...EMAIL_ASSETS,
  assetRead('smartLists.json', () => ({ assets: [] })),
  assetRead('smartList/{id}.json', ({ names }) => {
    throw fault('notFound', `${idOf(names.id!)} Smart List`);
  }),
  assetRead('landingPages.json', () => ({ assets: [] })),
  assetRead('segmentation.json', () => ({ assets: [] })),
];
