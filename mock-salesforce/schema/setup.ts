/** Organization, Profile and PermissionSet: what an org says about itself, what kinds of users it has, what they may do. */
import {
  address,
  checkbox,
  field,
  integer,
  lookup,
  object,
  phone,
  picklist,
  READ_ONLY,
  REQUIRED,
  text,
} from './fields.ts';

/** Clients ask it for the kind of org they talk to before their first command (observed, Salesforce CLI 2.150). */
export const ORGANIZATION = object(
  'Organization',
  '00D',
  [
    text('Name', 'Name', 80, { nillable: false, nameField: true }),
    text('Division', 'Division', 80),
    ...address('', ''),
    phone('Phone', 'Phone'),
    text('PrimaryContact', 'Primary Contact', 80),
    picklist('DefaultLocaleSidKey', 'Locale', ['en_US'], { nillable: false, defaultValue: 'en_US' }),
    picklist('TimeZoneSidKey', 'Time Zone', ['GMT'], { nillable: false, defaultValue: 'GMT' }),
    picklist('LanguageLocaleKey', 'Language', ['en_US'], { nillable: false, defaultValue: 'en_US' }),
    picklist(
      'OrganizationType',
      'Edition',
      ['Developer Edition', 'Enterprise Edition', 'Professional Edition', 'Unlimited Edition'],
      {
        ...READ_ONLY,
        defaultValue: 'Enterprise Edition',
      },
    ),
    text('NamespacePrefix', 'Namespace Prefix', 15, READ_ONLY),
    text('InstanceName', 'Instance Name', 5, { ...READ_ONLY, defaultValue: 'MOCK1' }),
    checkbox('IsSandbox', 'Is Sandbox', READ_ONLY),
    field('TrialExpirationDate', 'Trial Expiration Date', 'datetime', READ_ONLY),
    integer('FiscalYearStartMonth', 'Fiscal Year Starts In', READ_ONLY),
    checkbox('UsesStartDateAsFiscalYearName', 'Fiscal Year Name by Start', READ_ONLY),
  ],
  { createable: false, deletable: false },
);

export const PROFILE = object(
  'Profile',
  '00e',
  [
    text('Name', 'Name', 255, { nillable: false, nameField: true }),
    text('Description', 'Description', 255),
    picklist('UserType', 'User Type', ['Standard', 'AutomatedProcess'], {
      ...READ_ONLY,
      defaultValue: 'Standard',
    }),
  ],
  { createable: false, deletable: false },
);

/** Every profile owns one, which stands for what the profile itself allows (documented, "Object Reference"). */
export const PERMISSION_SET = object(
  'PermissionSet',
  '0PS',
  [
    text('Name', 'Permission Set Name', 80, { ...REQUIRED, nameField: true }),
    text('Label', 'Permission Set Label', 80, REQUIRED),
    text('Description', 'Description', 255),
    lookup('ProfileId', 'Profile ID', 'Profile', READ_ONLY),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', READ_ONLY),
    checkbox('IsCustom', 'Is Custom', READ_ONLY),
    picklist('Type', 'Permission Set Type', ['Profile', 'Regular'], {
      ...READ_ONLY,
      defaultValue: 'Regular',
    }),
  ],
  { label: 'Permission Set', createable: false, updateable: false, deletable: false },
);

export const PERMISSION_SET_ASSIGNMENT = object(
  'PermissionSetAssignment',
  '0Pa',
  [
    lookup('PermissionSetId', 'PermissionSet ID', 'PermissionSet', {
      ...REQUIRED,
      childRelationshipName: 'Assignments',
    }),
    lookup('AssigneeId', 'Assignee ID', 'User', {
      ...REQUIRED,
      childRelationshipName: 'PermissionSetAssignments',
    }),
  ],
  { label: 'Permission Set Assignment', createable: false, updateable: false, deletable: false },
);
