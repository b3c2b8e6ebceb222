/**
 * Picklists whose values are records, too: clients ask them which status converts a lead, which one closes a task, and
 * how likely a stage is. Values are those of a new org (observed); the original gives their Ids one prefix, 01J, where
 * the mock needs one an object.
 */
import type { Value } from '../../engine/kernel/index.ts';
import { checkbox, field, integer, object, picklist, READ_ONLY, text } from './fields.ts';
import type { FieldSchema, ObjectSchema, Population } from './types.ts';

interface PicklistRecord {
  readonly MasterLabel: string;
  readonly [field: string]: Value;
}

export const LEAD_STATUSES = [
  { MasterLabel: 'Open - Not Contacted', IsDefault: true, IsConverted: false },
  { MasterLabel: 'Working - Contacted', IsDefault: false, IsConverted: false },
  { MasterLabel: 'Closed - Converted', IsDefault: false, IsConverted: true },
  { MasterLabel: 'Closed - Not Converted', IsDefault: false, IsConverted: false },
] as const satisfies readonly PicklistRecord[];

export const TASK_STATUSES = [
  { MasterLabel: 'Not Started', IsDefault: true, IsClosed: false },
  { MasterLabel: 'In Progress', IsDefault: false, IsClosed: false },
  { MasterLabel: 'Completed', IsDefault: false, IsClosed: true },
  { MasterLabel: 'Waiting on someone else', IsDefault: false, IsClosed: false },
  { MasterLabel: 'Deferred', IsDefault: false, IsClosed: false },
] as const satisfies readonly PicklistRecord[];

export const TASK_PRIORITIES = [
  { MasterLabel: 'High', IsDefault: false, IsHighPriority: true },
  { MasterLabel: 'Normal', IsDefault: true, IsHighPriority: false },
  { MasterLabel: 'Low', IsDefault: false, IsHighPriority: false },
] as const satisfies readonly PicklistRecord[];

export const OPPORTUNITY_STAGES = [
  stage('Prospecting', 10, 'Pipeline'),
  stage('Qualification', 10, 'Pipeline'),
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Id. Decision Makers', 60, 'Pipeline'),
  stage('Perception Analysis', 70, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'Pipeline'),
  stage('Negotiation/Review', 90, 'Pipeline'),
  stage('Closed Won', 100, 'Closed'),
  stage('Closed Lost', 0, 'Omitted'),
];

function stage(MasterLabel: string, DefaultProbability: number, ForecastCategoryName: string) {
  const IsWon = DefaultProbability === 100;
  const IsClosed = IsWon || DefaultProbability === 0;
  return { MasterLabel, IsActive: true, IsClosed, IsWon, DefaultProbability, ForecastCategoryName };
}

export const FORECAST_CATEGORIES = ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'];

/** How a category is called in ForecastCategory (documented, Object Reference, Opportunity). */
export function categoryOf(name: string): string {
  return name === 'Commit' ? 'Forecast' : name.replace(' ', '');
}

/** The labels of such values, as the picklist of a record has them. */
export function labelsOf(values: readonly PicklistRecord[]): string[] {
  return values.map(({ MasterLabel }) => MasterLabel);
}

function valuesObject(name: string, prefix: string, label: string, own: readonly FieldSchema[]) {
  const common = [
    text('MasterLabel', 'Master Label', 255, { ...READ_ONLY, nillable: false, nameField: true }),
    text('ApiName', 'API Name', 255, READ_ONLY),
    integer('SortOrder', 'Sort Order', READ_ONLY),
  ];
  const readOnly = { label, createable: false, updateable: false, deletable: false };
  return object(name, prefix, [...common, ...own], readOnly);
}

const IS_DEFAULT = checkbox('IsDefault', 'Is Default', READ_ONLY);

const WITH_VALUES: readonly (readonly [ObjectSchema, readonly PicklistRecord[]])[] = [
  [
    valuesObject('LeadStatus', '01J', 'Lead Status Value', [
      IS_DEFAULT,
      checkbox('IsConverted', 'Is Converted', READ_ONLY),
    ]),
    LEAD_STATUSES,
  ],
  [
    valuesObject('TaskStatus', '01T', 'Task Status Value', [
      IS_DEFAULT,
      checkbox('IsClosed', 'Is Closed', READ_ONLY),
    ]),
    TASK_STATUSES,
  ],
  [
    valuesObject('TaskPriority', '01U', 'Task Priority Value', [
      IS_DEFAULT,
      checkbox('IsHighPriority', 'Is High Priority', READ_ONLY),
    ]),
    TASK_PRIORITIES,
  ],
  [
    valuesObject('OpportunityStage', '01V', 'Opportunity Stage', [
      checkbox('IsActive', 'Is Active', READ_ONLY),
      checkbox('IsClosed', 'Closed', READ_ONLY),
      checkbox('IsWon', 'Won', READ_ONLY),
      field('DefaultProbability', 'Probability (%)', 'percent', { ...READ_ONLY, precision: 3, scale: 0 }),
      picklist('ForecastCategoryName', 'Forecast Category Name', FORECAST_CATEGORIES, READ_ONLY),
    ]),
    OPPORTUNITY_STAGES,
  ],
];

/** LeadStatus, which comes first for the sake of the objects' numbers, and the others. */
export const [LEAD_STATUS, ...OTHER_PICKLIST_OBJECTS] = WITH_VALUES.map(([schema]) => schema) as [
  ObjectSchema,
  ...ObjectSchema[],
];

/** The records of all these objects. */
export function picklistPopulations(): Record<string, Population> {
  return Object.fromEntries(WITH_VALUES.map(([{ name }, values]) => [name, populationOf(values)]));
}

function populationOf(values: readonly PicklistRecord[]): Population {
  const own = Object.keys(values[0]!).map((name) => [name, (row: number) => values[row]![name]!] as const);
  return {
    count: values.length,
    bases: {
      ...Object.fromEntries(own),
      ApiName: (row) => values[row]!.MasterLabel,
      SortOrder: (row) => row + 1,
    },
  };
}
