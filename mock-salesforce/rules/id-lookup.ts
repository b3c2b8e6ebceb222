/** Fields by which a record may be named besides its Id: what describe shows as `idLookup`. */
import type { FieldSchema } from '../schema/types.ts';

/** External ids and unique fields, and the standard e-mail addresses (documented, SOAP API "upsert()", idLookup). */
export function isIdLookup({ externalId, unique, name, type, isBorrowed }: FieldSchema): boolean {
  return externalId === true || unique === true || (name === 'Email' && type === 'email' && !isBorrowed);
}

/** Whether writes keep an index of the field's values. */
export function isKept({ externalId, unique }: FieldSchema): boolean {
  return externalId === true || unique === true;
}
