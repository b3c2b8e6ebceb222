/** A query as the mock understands it: names as they were written, conditions as a tree. */

export interface Query {
  /** The statement as the client sent it, for the places in errors. */
  readonly text: string;
  readonly object: string;
  readonly select: readonly SelectItem[];
  /** `SELECT COUNT()`: the answer is a number, without records. */
  readonly isCount: boolean;
  readonly where: Condition | undefined;
  readonly orderBy: readonly OrderItem[];
  readonly limit: number | undefined;
  readonly offset: number;
}

export type SelectItem =
  /** `Name`, or `Account.Owner.Name` as its three parts. */
  | { readonly kind: 'path'; readonly path: readonly string[] }
  /** `FIELDS(ALL)`, `FIELDS(STANDARD)`, `FIELDS(CUSTOM)` */
  | { readonly kind: 'fields'; readonly which: 'ALL' | 'STANDARD' | 'CUSTOM' }
  /** `(SELECT Id FROM Contacts)` */
  | { readonly kind: 'children'; readonly relationship: string; readonly query: Query };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison;

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN';

export interface Comparison {
  readonly kind: 'compare';
  readonly path: readonly string[];
  readonly operator: Operator;
  /** One literal, or those of a list. */
  readonly literals: readonly Literal[];
  /** `Id IN (SELECT LeadId FROM CampaignMember)` */
  readonly query?: Query;
}

export type LiteralKind = 'string' | 'number' | 'boolean' | 'null' | 'date' | 'datetime' | 'period';

/** A literal without its quotes and escapes; a period is a date literal such as `LAST_N_DAYS:3`. */
export interface Literal {
  readonly kind: LiteralKind;
  readonly text: string;
}

export interface OrderItem {
  readonly path: readonly string[];
  readonly descending: boolean;
  readonly nullsLast: boolean;
}
