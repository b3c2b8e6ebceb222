/** A statement as it was read: names as they were written, each with its place, conditions as a tree. */

/** A place in the statement: an offset in characters. */
export type Place = number;

export interface Query {
  /** The statement as the client sent it, for the places in errors. */
  readonly text: string;
  /** The object or, in a subquery of the SELECT list, the relationship. */
  readonly object: string;
  readonly objectAt: Place;
  readonly select: readonly SelectItem[];
  /** `SELECT COUNT()`: the answer is a number, without records. */
  readonly isCount: boolean;
  /** `USING SCOPE mine` */
  readonly scope: string | undefined;
  readonly where: Condition | undefined;
  readonly groupBy: GroupBy | undefined;
  readonly having: Condition | undefined;
  readonly orderBy: readonly OrderItem[];
  readonly limit: number | undefined;
  readonly limitAt: Place;
  readonly offset: number;
}

/** `Name`, or `Account.Owner.Name` as its three parts. */
export interface Path {
  readonly kind: 'path';
  readonly path: readonly string[];
  readonly at: Place;
}

/** `COUNT(Id)`, `CALENDAR_YEAR(CreatedDate)`, `FORMAT(SUM(Amount))`; the name is in upper case. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly name: string;
  readonly argument: Expression | undefined;
  readonly at: Place;
}

export type Expression = Path | FunctionCall;

export interface SelectedExpression {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly alias: string | undefined;
  readonly aliasAt: Place;
}

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END` */
export interface TypeOf {
  readonly kind: 'typeof';
  readonly relationship: readonly string[];
  readonly whens: readonly { readonly object: string; readonly at: Place; readonly paths: readonly Path[] }[];
  readonly otherwise: readonly Path[];
  readonly at: Place;
}

export type SelectItem =
  | SelectedExpression
  /** `FIELDS(ALL)`, `FIELDS(STANDARD)`, `FIELDS(CUSTOM)` */
  | { readonly kind: 'fields'; readonly which: 'ALL' | 'STANDARD' | 'CUSTOM'; readonly at: Place }
  /** `(SELECT Id FROM Contacts)` */
  | { readonly kind: 'children'; readonly query: Query }
  | TypeOf;

export interface GroupBy {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly expressions: readonly Expression[];
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison;

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'IN'
  | 'NOT IN'
  | 'INCLUDES'
  | 'EXCLUDES';

export interface Comparison {
  readonly kind: 'compare';
  readonly left: Expression;
  readonly operator: Operator;
  /** One literal, or those of a list. */
  readonly literals: readonly Literal[];
  /** `Id IN (SELECT LeadId FROM CampaignMember)` */
  readonly query?: Query;
}

export type LiteralKind = 'string' | 'number' | 'boolean' | 'null' | 'date' | 'datetime' | 'period';

/** A literal without its quotes; a period is a date literal such as `LAST_N_DAYS:3`. */
export interface Literal {
  readonly kind: LiteralKind;
  readonly text: string;
  readonly at: Place;
}

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

/** How an expression is written, without spaces: what errors quote, and by which two of them are the same. */
export function textOf(expression: Expression): string {
  if (expression.kind === 'path') return expression.path.join('.');
  return `${expression.name}(${expression.argument === undefined ? '' : textOf(expression.argument)})`;
}
