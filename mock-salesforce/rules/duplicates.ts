/**
 * Duplicate rules: before a record is saved, those that look like it are searched, and the save is refused or, when
 * the rule allows it, only warned of: the client may then save in spite of it (documented, "DuplicateResult").
 */
import { type ApiError, failure } from '../errors.ts';

/** Which records a rule compares with. */
export interface MatchingRule {
  readonly name: string;
  /** The object of the records compared with; the rule's own, unless given. */
  readonly object?: string;
  /**
   * The fields that must all be the same, without regard to case; a blank field matches nothing. A field that has
   * another name there: `{ Company: 'Name' }`.
   */
  readonly fields: readonly string[] | Readonly<Record<string, string>>;
  /** What the result calls the engine: exact matching is what is done either way (approximated). */
  readonly engine?: 'ExactMatchEngine' | 'FuzzyMatchEngine';
}

/** A rule as the Metadata API has it, with its matching rules inside. */
export interface DuplicateRule {
  readonly name: string;
  readonly object: string;
  /** `Block` refuses; `Allow` warns, and saves when the client says so. Not given: the rule does not run. */
  readonly actionOnInsert?: 'Allow' | 'Block';
  readonly actionOnUpdate?: 'Allow' | 'Block';
  /** "Use one of these records?", unless given. */
  readonly alertText?: string;
  readonly matchingRules: readonly MatchingRule[];
}

/** A matching rule, and the Ids of the records it found. */
export interface Match {
  readonly rule: MatchingRule;
  readonly object: string;
  readonly ids: readonly string[];
}

/** The error of a record that looks like others; `basePath` is `/services/data/v62.0`. */
export function duplicatesError(
  rule: DuplicateRule,
  action: 'Allow' | 'Block',
  matches: readonly Match[],
  basePath: string,
): ApiError {
  const errorMessage = rule.alertText ?? 'Use one of these records?';
  const duplicateResult = {
    allowSave: action === 'Allow',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage,
    matchResults: matches.map((match) => matchResult(match, basePath)),
  };
  return { ...failure('duplicatesDetected', { message: errorMessage }), duplicateResult };
}

function matchResult({ rule, object, ids }: Match, basePath: string): object {
  return {
    entityType: object,
    errors: [],
    matchEngine: rule.engine ?? 'ExactMatchEngine',
    matchRecords: ids.map((id) => ({
      additionalInformation: [],
      fieldDiffs: [],
      matchConfidence: 100,
      record: { attributes: { type: object, url: `${basePath}/sobjects/${object}/${id}` }, Id: id },
    })),
    rule: rule.name,
    size: ids.length,
    success: true,
  };
}
