/** Custom activity types as the API shows them (documented, Adobe "Activities"). */
import type { ActivityVersion, CustomActivityType, CustomAttribute } from '../../custom-activities/index.ts';
import type { ActivityType } from '../../schema/activity-types.ts';
import { dateTime } from '../../values.ts';

/** Where a type stands. */
function statusOf({ approved, draft, isDeleted }: CustomActivityType): string {
  if (isDeleted) return 'deleted';
  if (approved === undefined) return 'draft';
  return draft === undefined ? 'approved' : 'approved with draft';
}

/** A type without its attributes. Before its approval it has no id and no stamps (documented). */
export function outlinedActivityType(type: CustomActivityType, version: ActivityVersion): object {
  const isApproved = type.id !== undefined;
  const { name, description, triggerName, filterName } = version;
  return {
    id: type.id,
    apiName: type.apiName,
    name,
    description,
    triggerName,
    filterName,
    ...(isApproved && { createdAt: dateTime(type.createdAt), updatedAt: dateTime(type.updatedAt) }),
    status: statusOf(type),
  };
}

/** A type with its attributes; the secondary ones are left out when there are none (documented). */
export function shownActivityType(type: CustomActivityType, version: ActivityVersion): object {
  const { primaryAttribute, attributes } = version;
  return {
    ...outlinedActivityType(type, version),
    primaryAttribute: attributeItem(primaryAttribute),
    ...(attributes.length > 0 && { attributes: attributes.map(attributeItem) }),
  };
}

function attributeItem({ apiName, name, description, dataType }: CustomAttribute): object {
  return { apiName, name, description, dataType };
}

/** An approved type as the list of all activity types shows it, or undefined. */
export function activityTypeOf({ id, apiName, approved }: CustomActivityType): ActivityType | undefined {
  if (id === undefined || approved === undefined) return undefined;
  const { name, description, primaryAttribute, attributes } = approved;
  return {
    id,
    name,
    description: description ?? name,
    primaryAttribute: attributeOf(primaryAttribute),
    attributes: attributes.map(attributeOf),
    apiName,
  };
}

function attributeOf({ name, apiName, dataType }: CustomAttribute): ActivityType['attributes'][number] {
  return { name, apiName, dataType };
}
