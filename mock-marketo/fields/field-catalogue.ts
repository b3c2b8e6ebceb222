/**
 * What the schema endpoints tell of the fields of one object, and what callers may change of it (documented, Adobe
 * "Leads" and "Program members"). Fields can be added and hidden, never deleted.
 */
import { type ErrorBody, errorOf } from '../errors.ts';
import type { DataType } from '../schema/types.ts';
import { sentText } from '../values.ts';

/** A field as its object knows it. */
export interface KnownField {
  readonly name: string;
  readonly displayName: string;
  readonly dataType: DataType;
  readonly length?: number;
  readonly isCustom: boolean;
}

/** The fields of an object; one without `add` takes no new ones. */
export interface FieldSource {
  all(): readonly KnownField[];
  add?(field: Omit<KnownField, 'isCustom'>): void;
  rename?(name: string, displayName: string): void;
}

/** What is kept of a field beside what its object knows. */
interface Remarks {
  description: string | null;
  isHidden: boolean;
  isHtmlEncodingInEmail: boolean;
  isSensitive: boolean;
  readonly isApiCreated: boolean;
}

/** A field as the schema endpoints show it, in their key order (observed). */
export type SchemaField = Omit<KnownField, 'isCustom'> & Remarks & { readonly isCustom: boolean };

/** A field that a caller describes, or changes to one. */
export type FieldInput = Readonly<Record<string, unknown>>;

/** Types that a field can be created with (documented, Adobe "swagger-mapi"). */
const CREATABLE: readonly DataType[] = [
  'boolean',
  'currency',
  'date',
  'datetime',
  'email',
  'float',
  'integer',
  'percent',
  'phone',
  'score',
  'string',
  'url',
];
/** Characters of the text types (observed: the standard fields of these types). */
const TEXT_LENGTH = 255;
const TEXTS: ReadonlySet<DataType> = new Set(['string', 'email', 'phone', 'url', 'text', 'textarea']);
/** A name starts with a letter, then letters, digits and underscores (documented). */
const NAME = /^[a-z]\w*$/i;
/** A display name has no special characters (documented; which ones is assumed). */
const DISPLAY_NAME = /^[^<>"&;%{}]+$/;

export class FieldCatalogue {
  readonly #source: FieldSource;
  readonly #maxApiFields: number;
  readonly #remarks = new Map<string, Remarks>();
  #apiFields = 0;

  /** @param maxApiFields how many fields the API may create */
  constructor(source: FieldSource, maxApiFields = 0) {
    this.#source = source;
    this.#maxApiFields = maxApiFields;
  }

  /** How many more fields the API may create. */
  get room(): number {
    return this.#maxApiFields - this.#apiFields;
  }

  all(): SchemaField[] {
    return this.#source.all().map((known) => this.#shown(known));
  }

  /** The field of exactly this name, or undefined. */
  named(name: string): SchemaField | undefined {
    const known = this.#known(name);
    return known && this.#shown(known);
  }

  /** Why a field cannot be created, or undefined. */
  refusalOf(input: FieldInput): ErrorBody | undefined {
    const { name, displayName, dataType } = input;
    for (const [member, value] of Object.entries({ displayName, name, dataType })) {
      if (value === undefined || value === null || value === '') return errorOf('parameterMissing', member);
    }
    if (!NAME.test(sentText(name))) return errorOf('fieldValueInvalid', 'name', sentText(name));
    if (!DISPLAY_NAME.test(sentText(displayName))) {
      return errorOf('fieldValueInvalid', 'displayName', sentText(displayName));
    }
    if (!CREATABLE.some((type) => type === dataType)) {
      return errorOf('fieldValueInvalid', 'dataType', sentText(dataType));
    }
    return this.#isTaken(sentText(name), sentText(displayName)) ? errorOf('objectExists') : undefined;
  }

  /** Adds a field that `refusalOf` has nothing against. */
  create(input: FieldInput): void {
    const dataType = input.dataType as DataType;
    const name = sentText(input.name);
    const length = TEXTS.has(dataType) ? { length: TEXT_LENGTH } : {};
    this.#source.add?.({ name, displayName: sentText(input.displayName), dataType, ...length });
    this.#apiFields += 1;
    const remarks = { ...plainRemarks(dataType), isApiCreated: true };
    this.#remarks.set(name, remarks);
    remark(remarks, input);
  }

  /**
   * Changes what may be changed of a field, or says why not: a standard one keeps its display name, one that the API did
   * not create cannot be hidden, and no field changes its type, length or name.
   */
  update(name: string, input: FieldInput): ErrorBody | undefined {
    const known = this.#known(name);
    if (known === undefined) return errorOf('fieldNotFound', name);
    const remarks = this.#remarks.get(name) ?? plainRemarks(known.dataType);
    const allowed = new Set(['description', 'isHtmlEncodingInEmail', 'isSensitive']);
    if (known.isCustom) allowed.add('displayName');
    if (remarks.isApiCreated) allowed.add('isHidden');
    const refused = Object.keys(input).find((member) => !allowed.has(member));
    if (refused !== undefined) return errorOf('fieldReadOnly', refused);
    this.#remarks.set(name, remarks);
    remark(remarks, input);
    if (typeof input.displayName === 'string') this.#source.rename?.(name, input.displayName);
    return undefined;
  }

  #known(name: string): KnownField | undefined {
    return this.#source.all().find((field) => field.name === name);
  }

  #isTaken(name: string, displayName: string): boolean {
    const wanted = name.toLowerCase();
    return this.#source
      .all()
      .some((field) => field.name.toLowerCase() === wanted || field.displayName === displayName);
  }

  #shown({ isCustom, ...known }: KnownField): SchemaField {
    const { description, isHidden, isHtmlEncodingInEmail, isSensitive, isApiCreated } =
      this.#remarks.get(known.name) ?? plainRemarks(known.dataType);
    const { displayName, name, dataType, length } = known;
    return {
      displayName,
      name,
      description,
      dataType,
      ...(length !== undefined && { length }),
      isHidden,
      isHtmlEncodingInEmail,
      isSensitive,
      isCustom,
      isApiCreated,
    };
  }
}

/** Texts are encoded in e-mails, other types are not (observed, Adobe's samples). */
function plainRemarks(dataType: DataType): Remarks {
  const isHtmlEncodingInEmail = TEXTS.has(dataType);
  return {
    description: null,
    isHidden: false,
    isHtmlEncodingInEmail,
    isSensitive: false,
    isApiCreated: false,
  };
}

function remark(remarks: Remarks, input: FieldInput): void {
  if (typeof input.description === 'string') remarks.description = input.description;
  for (const flag of ['isHidden', 'isHtmlEncodingInEmail', 'isSensitive'] as const) {
    const value = input[flag];
    if (typeof value === 'boolean') remarks[flag] = value;
  }
}
