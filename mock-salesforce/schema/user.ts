/** User: who owns records and who writes them. */
import {
  checkbox,
  email,
  field,
  lookup,
  object,
  phone,
  picklist,
  READ_ONLY,
  REQUIRED,
  text,
} from './fields.ts';
import { TIME_ZONES } from './picklists.ts';

const name = { compoundFieldName: 'Name' };

export const USER = object(
  'User',
  '005',
  [
    text('Username', 'Username', 80, { ...REQUIRED, unique: true }),
    text('LastName', 'Last Name', 80, { ...REQUIRED, ...name }),
    text('FirstName', 'First Name', 40, name),
    text('Name', 'Full Name', 121, { ...READ_ONLY, nillable: false, nameField: true }),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    email('Email', 'Email', REQUIRED),
    phone('Phone', 'Phone'),
    phone('MobilePhone', 'Mobile'),
    text('Alias', 'Alias', 8, REQUIRED),
    checkbox('IsActive', 'Active', { defaultValue: true }),
    picklist('TimeZoneSidKey', 'Time Zone', TIME_ZONES, {
      ...REQUIRED,
      defaultValue: 'GMT',
      restrictedPicklist: true,
    }),
    picklist('LocaleSidKey', 'Locale', ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'ja_JP'], {
      ...REQUIRED,
      defaultValue: 'en_US',
      restrictedPicklist: true,
    }),
    picklist('LanguageLocaleKey', 'Language', ['en_US', 'de', 'fr', 'ja'], {
      ...REQUIRED,
      defaultValue: 'en_US',
      restrictedPicklist: true,
    }),
    picklist('EmailEncodingKey', 'Email Encoding', ['UTF-8', 'ISO-8859-1'], {
      ...REQUIRED,
      defaultValue: 'UTF-8',
      restrictedPicklist: true,
    }),
    lookup('ProfileId', 'Profile ID', 'Profile', REQUIRED),
    picklist('UserType', 'User Type', ['Standard', 'AutomatedProcess', 'Guest'], {
      ...READ_ONLY,
      nillable: false,
      defaultValue: 'Standard',
    }),
    lookup('ManagerId', 'Manager ID', 'User'),
    lookup('ContactId', 'Contact ID', 'Contact'),
    lookup('AccountId', 'Account ID', 'Account', READ_ONLY),
    field('LastLoginDate', 'Last Login', 'datetime', READ_ONLY),
    checkbox('UserPermissionsMarketingUser', 'Marketing User'),
  ],
  { deletable: false },
);
