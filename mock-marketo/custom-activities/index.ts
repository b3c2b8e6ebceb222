/** Custom activity types. */
export {
  type ActivityVersion,
  type AttributeChange,
  type CustomAttribute,
  createAttribute,
  deleteAttribute,
  isApiName,
  readVersion,
  updateAttribute,
} from './activity-version.ts';
export { CustomActivities, type CustomActivityType } from './custom-activities.ts';
