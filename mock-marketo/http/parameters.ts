/**
 * The parameters of a call: those of the query and, for a long query sent by POST with `_method=GET`, those of the form
 * in the body. An array comes as one value with commas or as a repeated parameter; clients do both.
 */
import { fault } from '../errors.ts';
import { RECORDS_PER_CALL } from '../limits.ts';

export class Parameters {
  readonly #sources: readonly URLSearchParams[];

  constructor(...sources: readonly URLSearchParams[]) {
    this.#sources = sources;
  }

  /** The first value of a parameter, or undefined when it is missing or empty. */
  one(name: string): string | undefined {
    for (const source of this.#sources) {
      const value = source.get(name)?.trim();
      if (value) return value;
    }
    return undefined;
  }

  /** All values of an array parameter, without empty ones. */
  list(name: string): string[] {
    return this.#sources
      .flatMap((source) => source.getAll(name))
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter((value) => value !== '');
  }

  /** @throws ApiFault 1002 when the parameter is missing */
  required(name: string): string {
    const value = this.one(name);
    if (value === undefined) throw fault('parameterMissing', name);
    return value;
  }

  /** @throws ApiFault 1002 when there is no value, 1003 when there are more than `max` */
  requiredList(name: string, max: number): string[] {
    const values = this.list(name);
    if (values.length === 0) throw fault('parameterMissing', name);
    if (values.length > max) throw fault('tooManyValues', name, max);
    return values;
  }

  /** Ids of an array parameter. @throws ApiFault 1001 for what is no number, 1003 for more than `max` */
  ids(name: string, max: number): number[] {
    const values = this.list(name);
    if (values.length > max) throw fault('tooManyValues', name, max);
    return values.map(idOf);
  }

  /** A switch, off without a value; Python's `True` is one too. @throws ApiFault 1001 for what is none */
  flag(name: string): boolean {
    const value = this.one(name)?.toLowerCase() ?? 'false';
    if (value !== 'true' && value !== 'false') throw fault('wrongType', value, 'Boolean');
    return value === 'true';
  }

  /** Records a page: 300 unless fewer are asked for; more are taken as 300 (assumed). @throws ApiFault 1001 for what is no number */
  batchSize(): number {
    const value = this.one('batchSize');
    const size = value === undefined ? RECORDS_PER_CALL : idOf(value);
    return size < 1 ? RECORDS_PER_CALL : Math.min(size, RECORDS_PER_CALL);
  }
}

/** A number that a client sent as text. @throws ApiFault 1001 */
export function idOf(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw fault('wrongType', value, 'Integer');
  return Number(value);
}
