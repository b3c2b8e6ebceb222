/** Values by the types of XML Schema that fields have: what is written otherwise cannot be read. */
import { soapTypeOf } from '../describe/index.ts';
import { checkedValue } from '../rules/field-values.ts';
import type { FieldSchema } from '../schema/types.ts';

/** A date may have a zone or a whole time, which are not looked at; whether the day exists is asked elsewhere. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'xsd:boolean': /^(?:true|false|1|0)$/,
  'xsd:int': /^[+-]?\d{1,10}$/,
  'xsd:double': /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i,
  'xsd:date': /^\d{4}-\d\d-\d\d(?:T[\d:.]+)?(?:Z|[+-]\d\d:?\d\d)?$/,
  'xsd:dateTime': /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?$/,
};

/** What is wrong with a value's form, in the original's words (observed, SOAP faults in public issue threads). */
export function xsdProblem(field: FieldSchema, value: unknown): string | undefined {
  if (value === null) return undefined;
  const type = soapTypeOf(field.type);
  const text = typeof value === 'object' ? '' : String(value);
  if (typeof value !== 'object' && isOfType(field, type, text)) return undefined;
  return `'${text}' is not a valid value for the type ${type}`;
}

function isOfType(field: FieldSchema, type: string, text: string): boolean {
  const form = FORMS[type];
  if (form === undefined) return true;
  return form.test(text) && (!DAYS.has(type) || checkedValue(field, text).ok);
}

const DAYS: ReadonlySet<string> = new Set(['xsd:date', 'xsd:dateTime']);
