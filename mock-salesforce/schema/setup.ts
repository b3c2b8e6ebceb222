/** Organization and Profile: what an org says about itself, and what kinds of users it has. */
import { address, checkbox, field, object, phone, picklist, READ_ONLY, text } from './fields.ts';

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
