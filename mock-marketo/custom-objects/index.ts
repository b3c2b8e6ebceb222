/** Custom objects: types that an instance's admins or the API make, and their records. */
export { type CustomObject, CustomObjects } from './custom-objects.ts';
export {
  CUSTOM_DATA_TYPES,
  type CustomDataType,
  type CustomField,
  type CustomObjectDefinition,
  objectTypeOf,
  type RelatedTo,
  STANDARD_LINKS,
} from './definition.ts';
export { draftRefusal, fieldRefusal, readField } from './draft-rules.ts';
