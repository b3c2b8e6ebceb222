/** Values by the types of XML Schema that fields and parameters have: what is written otherwise cannot be read. */
import { z } from 'zod';
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
  return typeof value !== 'object' && isOfType(field, type, text) ? undefined : problem(text, type);
}

function problem(text: string, type: string): string {
  return `'${text}' is not a valid value for the type ${type}`;
}

function isOfType(field: FieldSchema, type: string, text: string): boolean {
  const form = FORMS[type];
  if (form === undefined) return true;
  return form.test(text) && (!DAYS.has(type) || checkedValue(field, text).ok);
}

const DAYS: ReadonlySet<string> = new Set(['xsd:date', 'xsd:dateTime']);

/** A parameter of a type; an issue with it has the type as its message. */
function ofType<T>(type: string, form: RegExp, read: (text: string) => T) {
  return z.string().regex(form, { error: type }).transform(read);
}

/** A truth value, `1` and `0` included; without one it is false. */
export const flag = z
  .union([z.null().transform(() => false), z.literal('').transform(() => false), truth()])
  .default(false);

function truth() {
  return ofType('xsd:boolean', FORMS['xsd:boolean']!, (text) => text === 'true' || text === '1');
}

export const whole = ofType('xsd:int', FORMS['xsd:int']!, Number);

/** What is wrong with the input of a call: a parameter of a wrong form in the original's words, or else `otherwise`. */
export function inputProblem(error: z.ZodError, input: unknown, otherwise: string): string {
  const [issue] = error.issues;
  if (issue === undefined) return otherwise;
  const given = issue.path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    input,
  );
  const type = issue.code === 'invalid_union' ? 'xsd:boolean' : issue.message;
  return typeof given === 'string' && type.startsWith('xsd:') ? problem(given, type) : otherwise;
}
