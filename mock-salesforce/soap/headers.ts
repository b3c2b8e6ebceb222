/** The headers of an envelope that change what a verb does; clients send others, which are let pass. */
import { z } from 'zod';
import { flag, inputProblem, whole } from './xsd.ts';

const schema = z.object({
  SessionHeader: z.object({ sessionId: z.string().optional() }).optional().catch(undefined),
  QueryOptions: z.object({ batchSize: whole.optional() }).optional(),
  AllOrNoneHeader: z.object({ allOrNone: flag }).optional(),
  DuplicateRuleHeader: z.object({ allowSave: flag }).optional(),
  AssignmentRuleHeader: z.object({ assignmentRuleId: z.string().nullish() }).optional(),
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
  /** The rule that leads are to be assigned by. */
  readonly assignmentRuleId: string | undefined;
}

/** The headers, or in one sentence why one of them cannot be read. */
export function readHeaders(given: Readonly<Record<string, unknown>>): Headers | string {
  const read = schema.safeParse(given);
  if (!read.success) return inputProblem(read.error, given, 'A header of the message cannot be read');
  const { SessionHeader, QueryOptions, AllOrNoneHeader } = read.data;
  const { AllowFieldTruncationHeader, DuplicateRuleHeader, AssignmentRuleHeader } = read.data;
  return {
    sessionId: SessionHeader?.sessionId,
    batchSize: QueryOptions?.batchSize,
    allOrNone: AllOrNoneHeader?.allOrNone ?? false,
    allowFieldTruncation: AllowFieldTruncationHeader?.allowFieldTruncation ?? false,
    allowSave: DuplicateRuleHeader?.allowSave ?? false,
    assignmentRuleId: AssignmentRuleHeader?.assignmentRuleId || undefined,
  };
}
