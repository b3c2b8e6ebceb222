/** Refusals for what the org's rules, automation, sharing and locks say. */
import { type Flow, SYSTEM_ADMINISTRATOR, type ValidationRule } from '../../../../mock-salesforce/index.ts';
import { START } from '../../small-org.ts';
import { change, creation, id15, type Refusal } from './refusal.ts';

const BY = SYSTEM_ADMINISTRATOR;

const PHONE_RULE: ValidationRule = {
  name: 'No_7',
  object: 'Contact',
  errorCondition: { field: 'Phone', operator: '=', value: '7' },
  errorMessage: 'Not seven.',
  errorDisplayField: 'Phone',
};

const flow = (more: Partial<Flow>): Flow => ({
  name: 'Contact Flow',
  object: 'Contact',
  on: 'update',
  when: { formula: 'ISCHANGED(Title)' },
  actions: [{ set: { Phone: '7' } }],
  ...more,
});

/** Creates a lead for every lead: it never comes to an end. */
const CHAIN: Flow = {
  name: 'LeadTrigger',
  kind: 'trigger',
  object: 'Lead',
  on: 'create',
  actions: [{ create: 'Lead', set: { LastName: 'Next', Company: 'Acme' } }],
};

export const RULE_REFUSALS: Readonly<Record<string, Refusal>> = {
  validationRule: change(
    'Contact',
    { Phone: '7' },
    { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not seven.', fields: ['Phone'] },
    { options: { validationRules: [PHONE_RULE] } },
  ),
  flowFailed: change(
    'Contact',
    { Title: 'CEO' },
    {
      errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message:
        "We can't save this record because the “Contact Flow” process failed. Give your Salesforce admin these details. This error occurred when the flow tried to update records: FIELD_CUSTOM_VALIDATION_EXCEPTION: Not seven.. You can look up ExceptionCode values in the SOAP API Developer Guide.",
      fields: [],
    },
    { options: { validationRules: [PHONE_RULE], automation: [flow({})] } },
  ),
  flowFault: change(
    'Contact',
    { Title: 'CEO' },
    {
      errorCode: 'CANNOT_EXECUTE_FLOW_TRIGGER',
      message:
        "We can't save this record because the “Contact Flow” process failed. Give your Salesforce admin these details. An unhandled fault has occurred in this flow",
      fields: [],
    },
    {
      options: {
        automation: [flow({ actions: [{ fail: 'An unhandled fault has occurred in this flow' }] })],
      },
    },
  ),
  triggerFailed: change(
    'Contact',
    { Title: 'CEO' },
    {
      errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      message:
        'ContactTrigger: execution of AfterUpdate caused by: System.DmlException: Update failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, Not seven.: [Phone]',
      fields: [],
    },
    {
      options: {
        validationRules: [PHONE_RULE],
        automation: [flow({ name: 'ContactTrigger', kind: 'trigger' })],
      },
    },
  ),
  noAccessToReference: change(
    'Lead',
    { Title: 'CEO' },
    { errorCode: '', message: '' },
    {
      as: 'sync',
      options: { sharing: { Lead: { default: 'Private' } } },
      error: (org) => ({
        errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        message: `insufficient access rights on cross-reference id: ${id15(org, 'Lead', 0)}`,
        fields: [],
      }),
    },
  ),
  notQueued: change(
    'Lead',
    { OwnerId: '00G5g0000000001' },
    {
      errorCode: 'INVALID_OPERATION',
      message: 'Queue not associated with this SObject type',
      fields: [],
    },
    { options: { queues: [{ name: 'Calls', objects: ['Task'] }] } },
  ),
  inactiveOwner: change(
    'Contact',
    {},
    { errorCode: '', message: '' },
    {
      prepare: (org) => org.update(org.object('User'), 2, { IsActive: false }, BY, START),
      body: (org) => ({ OwnerId: org.object('User').idOf(2) }),
      error: (org) => ({
        errorCode: 'INACTIVE_OWNER_OR_USER',
        message: `operation performed with inactive user [${id15(org, 'User', 2)}] as owner of contact`,
        fields: [],
      }),
    },
  ),
  ownerCannotRead: change(
    'Lead',
    {},
    {
      errorCode: 'TRANSFER_REQUIRES_READ',
      message: 'The new owner must have read permission',
      fields: ['OwnerId'],
    },
    {
      options: { syncUser: { hiddenObjects: ['Lead'] } },
      body: (org) => ({ OwnerId: org.object('User').idOf(1) }),
    },
  ),
  lockedByApproval: change(
    'Contact',
    { Title: 'CEO' },
    { errorCode: 'ENTITY_IS_LOCKED', message: 'the entity is locked for editing', fields: [] },
    { prepare: (org) => org.setInApproval(org.object('Contact'), 0, true) },
  ),
  rowLocked: change(
    'Contact',
    { Title: 'CEO' },
    { errorCode: '', message: '' },
    {
      prepare: (org) => org.locks.hold([org.object('Account').idOf(0)], START + 60_000),
      error: (org) => ({
        errorCode: 'UNABLE_TO_LOCK_ROW',
        message: `unable to obtain exclusive access to this record or 1 records: ${org.object('Account').idOf(0)}`,
        fields: [],
      }),
    },
  ),
  tooDeep: creation(
    'Lead',
    { LastName: 'Doe', Company: 'Acme' },
    { errorCode: '', message: '' },
    {
      options: { automation: [CHAIN] },
      error: () => ({
        errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: nested('LeadTrigger: maximum trigger depth exceeded'),
        fields: [],
      }),
    },
  ),
};

/** What each of sixteen triggers adds to the error of the save that it set off. */
function nested(message: string): string {
  let text = message;
  for (let depth = 0; depth < 16; depth += 1) {
    text = `LeadTrigger: execution of AfterInsert caused by: System.DmlException: Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, ${text}: []`;
  }
  return text;
}
