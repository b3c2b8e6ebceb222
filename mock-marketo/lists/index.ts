/** Static lists: shared by the REST API and the flow steps of smart campaigns. */
export {
  DEFAULT_WORKSPACE,
  type StaticList,
  type StaticListDefinition,
  StaticLists,
} from './static-lists.ts';
