/** A version of a custom activity type: its names and attributes (documented, Adobe "Activities"). */
import { CUSTOM_DATA_TYPES, type CustomDataType } from '../custom-objects/index.ts';
import { type ErrorBody, errorOf } from '../errors.ts';
import { CUSTOM_ACTIVITY_ATTRIBUTES } from '../limits.ts';
import { sentText } from '../values.ts';

export interface CustomAttribute {
  readonly apiName: string;
  readonly name: string;
  readonly description?: string;
  readonly dataType: CustomDataType;
}

export interface ActivityVersion {
  readonly name: string;
  readonly description?: string;
  readonly triggerName: string;
  readonly filterName: string;
  readonly primaryAttribute: CustomAttribute;
  readonly attributes: readonly CustomAttribute[];
}

type Input = Readonly<Record<string, unknown>>;

const REQUIRED = ['name', 'triggerName', 'filterName'] as const;
/** Display names: alphanumeric characters, blanks and underscores, at least one letter (documented). */
const NAME = /^(?=.*[a-z])[\w –-]+$/i;
const API_NAME = /^[a-z0-9_]{1,255}$/i;

/** Whether a text can be an API name. */
export function isApiName(text: unknown): text is string {
  return typeof text === 'string' && API_NAME.test(text);
}

/** The version a body describes, on top of the one it changes; or why it is none. */
export function readVersion(body: Input, known?: ActivityVersion): ActivityVersion | ErrorBody {
  const merged: Input = { ...known, ...definedOf(body) };
  for (const member of REQUIRED) {
    if (typeof merged[member] !== 'string' || merged[member] === '')
      return errorOf('parameterMissing', member);
  }
  const { name, description, triggerName, filterName } = merged as Record<string, string>;
  if (!NAME.test(name!)) return errorOf('fieldValueInvalid', 'name', name!);
  if (merged.primaryAttribute === undefined) return errorOf('parameterMissing', 'primaryAttribute');
  const primaryAttribute = readAttribute(merged.primaryAttribute, known?.primaryAttribute);
  if ('code' in primaryAttribute) return primaryAttribute;
  return {
    name: name!,
    ...(typeof description === 'string' && { description }),
    triggerName: triggerName!,
    filterName: filterName!,
    primaryAttribute,
    attributes: known?.attributes ?? [],
  };
}

function definedOf(body: Input): Input {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== null),
  );
}

/** An attribute that a caller describes, on top of the one it changes; a type is needed for a secondary one only. */
function readAttribute(sent: unknown, known?: CustomAttribute): CustomAttribute | ErrorBody {
  if (typeof sent !== 'object' || sent === null) return errorOf('objectInvalid');
  const merged = { ...known, ...definedOf(sent as Input) } as Record<string, unknown>;
  const { apiName, name, description } = merged;
  if (!isApiName(apiName)) return errorOf('parameterMissing', 'apiName');
  if (typeof name !== 'string' || name === '') return errorOf('parameterMissing', 'name');
  const asked = merged.dataType ?? 'string';
  const dataType = CUSTOM_DATA_TYPES.find((type) => type === asked);
  if (dataType === undefined) return errorOf('fieldValueInvalid', 'dataType', sentText(asked));
  return { apiName, name, ...(typeof description === 'string' && { description }), dataType };
}

/** What a change of the secondary attributes makes of a version; or why it cannot be made. */
export type AttributeChange = (version: ActivityVersion, sent: unknown) => ActivityVersion | ErrorBody;

export const createAttribute: AttributeChange = (version, sent) => {
  const attribute = readAttribute(sent);
  if ('code' in attribute) return attribute;
  if ((sent as Input).isPrimary === true) {
    return errorOf('businessRule', 'the type has a primary attribute already');
  }
  if (attributeNamed(version, attribute.apiName) !== undefined) return errorOf('objectExists');
  if (version.attributes.length >= CUSTOM_ACTIVITY_ATTRIBUTES) return errorOf('fieldLimit');
  return { ...version, attributes: [...version.attributes, attribute] };
};

export const updateAttribute: AttributeChange = (version, sent) => {
  const known = attributeNamed(version, apiNameOf(sent));
  if (known === undefined) return errorOf('fieldNotFound', apiNameOf(sent));
  const attribute = readAttribute(sent, known);
  if ('code' in attribute) return attribute;
  if (known === version.primaryAttribute) return { ...version, primaryAttribute: attribute };
  const attributes = version.attributes.map((own) => (own === known ? attribute : own));
  return { ...version, attributes };
};

export const deleteAttribute: AttributeChange = (version, sent) => {
  const known = version.attributes.find(({ apiName }) => apiName === apiNameOf(sent));
  if (known === undefined) return errorOf('fieldNotFound', apiNameOf(sent));
  return { ...version, attributes: version.attributes.filter((own) => own !== known) };
};

function apiNameOf(sent: unknown): string {
  return sentText((sent as { apiName?: unknown } | null)?.apiName ?? '');
}

function attributeNamed(version: ActivityVersion, name: string): CustomAttribute | undefined {
  return [version.primaryAttribute, ...version.attributes].find(({ apiName }) => apiName === name);
}
