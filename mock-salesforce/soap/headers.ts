/** The headers of an envelope that change what a verb does; clients send others, which are let pass. */
import { z } from 'zod';

/** The text of a truth value, `1` and `0` included (XML Schema). */
export const flag = z
  .union([
    z.enum(['true', '1']).transform(() => true),
    z.enum(['false', '0', '']).transform(() => false),
    z.null().transform(() => false),
  ])
  .default(false);

const schema = z.object({
  SessionHeader: z.object({ sessionId: z.string().optional() }).optional().catch(undefined),
  QueryOptions: z.object({ batchSize: z.coerce.number().int().optional() }).optional(),
  AllOrNoneHeader: z.object({ allOrNone: flag }).optional(),
  DuplicateRuleHeader: z.object({ allowSave: flag }).optional(),
  AllowFieldTruncationHeader: z.object({ allowFieldTruncation: flag }).optional(),
});

export interface Headers {
  readonly sessionId: string | undefined;
  /** Records in a page of a query, as asked for. */
  readonly batchSize: number | undefined;
  readonly allOrNone: boolean;
  readonly allowFieldTruncation: boolean;
  /** Saves in spite of a duplicate rule that only warns. */
  readonly allowSave: boolean;
}

/** The headers, or undefined when one of them cannot be read. */
export function readHeaders(given: Readonly<Record<string, unknown>>): Headers | undefined {
  const read = schema.safeParse(given);
  if (!read.success) return undefined;
  const { SessionHeader, QueryOptions, AllOrNoneHeader } = read.data;
  const { AllowFieldTruncationHeader, DuplicateRuleHeader } = read.data;
  return {
    sessionId: SessionHeader?.sessionId,
    batchSize: QueryOptions?.batchSize,
    allOrNone: AllOrNoneHeader?.allOrNone ?? false,
    allowFieldTruncation: AllowFieldTruncationHeader?.allowFieldTruncation ?? false,
    allowSave: DuplicateRuleHeader?.allowSave ?? false,
  };
}
