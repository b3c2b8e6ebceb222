/** All operations on the Lead Database beside the lead. */
import type { Operation } from '../../http/operation.ts';
import { CUSTOM_OBJECT_DRAFTS } from './custom-object-drafts.ts';
import { CUSTOM_OBJECT_SCHEMA } from './custom-object-schema.ts';
import { CUSTOM_OBJECTS } from './custom-objects.ts';
import { NAMED_ACCOUNT_LISTS } from './named-account-lists.ts';
import { STANDARD_OBJECTS } from './standard-objects.ts';

export const OBJECTS: readonly Operation[] = [
  ...STANDARD_OBJECTS,
  ...NAMED_ACCOUNT_LISTS,
  ...CUSTOM_OBJECTS,
  ...CUSTOM_OBJECT_SCHEMA,
  ...CUSTOM_OBJECT_DRAFTS,
];
