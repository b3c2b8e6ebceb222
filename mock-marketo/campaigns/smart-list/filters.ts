/** Smart list filters as predicates of a person. */
import type { Value } from '../../../engine/kernel/index.ts';
import type { StaticLists } from '../../lists/index.ts';
import type { Comparison, Filter } from '../definition.ts';

/** Whether a person is in. */
export type Predicate = (person: number) => boolean;

/** What filters look at: the value of a field by its name, and the members of lists. */
export interface FilterSubject {
  /** Reads a field. @throws RangeError for a name that no field has */
  reader(field: string): (person: number) => Value;
  readonly lists: StaticLists;
}

/** A filter as a predicate. @throws RangeError for a field that does not exist */
export function predicateOf(filter: Filter, subject: FilterSubject): Predicate {
  const { lists } = subject;
  if ('memberOfList' in filter) return (person) => lists.has(filter.memberOfList, person);
  if ('notMemberOfList' in filter) return (person) => !lists.has(filter.notMemberOfList, person);
  const read = subject.reader(filter.field);
  const values = listOf(filter.value ?? null);
  return (person) => holds(filter.comparison, read(person), values);
}

/** Whether a comparison holds between what a person has and one of the given values. An empty field has no order. */
export function holds(comparison: Comparison, held: Value, values: readonly Value[]): boolean {
  const own = folded(held);
  switch (comparison) {
    case 'is empty':
      return own === null;
    case 'is not empty':
      return own !== null;
    case 'is':
      return values.some((value) => folded(value) === own);
    case 'is not':
      return values.every((value) => folded(value) !== own);
    default:
      return own !== null && values.some((value) => isRelated(comparison, own, folded(value)));
  }
}

function isRelated(comparison: Comparison, own: NonNullable<Value>, other: Value): boolean {
  if (other === null) return false;
  switch (comparison) {
    case 'starts with':
      return String(own).startsWith(String(other));
    case 'contains':
      return String(own).includes(String(other));
    case 'greater than':
      return own > other;
    case 'less than':
      return own < other;
    case 'at least':
      return own >= other;
    default:
      return own <= other;
  }
}

/** Texts in lower case; the empty text is an empty field. */
function folded(value: Value): Value {
  if (value === '') return null;
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function listOf(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value];
}
