/**
 * Statements that were parsed before, by their text without its literals: a sync asks the same question again and
 * again, each time from another instant and another Id, and parsing costs more than answering.
 */
import type { Condition, Literal, Query } from './query.ts';

const REMEMBERED = 1_000;

/** Strings, dates and instants. Numbers stay in the text: they also stand behind LIMIT. */
const LITERAL = /'(?:\\.|[^'\\])*'|\b\d{4}-\d\d-\d\d(T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?/gi;

/** Hands out the literals of a statement, one after the other. */
type NextLiteral = () => Literal;

export class Statements {
  readonly #known = new Map<string, Query>();

  /** The query of a text, parsed by `parse` unless a text that differs in its literals only was parsed before. */
  query(text: string, parse: (text: string) => Query): Query {
    const literals: Literal[] = [];
    const skeleton = text.replace(LITERAL, (match: string, time: string | undefined) => {
      const literal = literalOf(match, time !== undefined);
      literals.push(literal);
      return `?${literal.kind}`;
    });
    const known = this.#known.get(skeleton);
    if (known !== undefined) return bound(known, text, inTurn(literals));
    const query = parse(text);
    if (isBindable(query, literals)) this.#remember(skeleton, query);
    return query;
  }

  #remember(skeleton: string, query: Query): void {
    if (this.#known.size === REMEMBERED) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(skeleton, query);
  }
}

function literalOf(match: string, hasTime: boolean): Literal {
  if (match.startsWith("'")) return { kind: 'string', text: match.slice(1, -1) };
  return { kind: hasTime ? 'datetime' : 'date', text: match };
}

function inTurn(literals: readonly Literal[]): NextLiteral {
  let next = 0;
  return () => literals[next++]!;
}

/** Whether the parser found the same literals in the same order: giving them back must change nothing. */
function isBindable(query: Query, literals: readonly Literal[]): boolean {
  return JSON.stringify(bound(query, query.text, inTurn(literals))) === JSON.stringify(query);
}

/** The query with other literals, in the order in which they stand in the text. */
function bound(query: Query, text: string, next: NextLiteral): Query {
  const select = query.select.map((item) =>
    item.kind === 'children' ? { ...item, query: bound(item.query, text, next) } : item,
  );
  const where = query.where === undefined ? undefined : boundCondition(query.where, text, next);
  return { ...query, text, select, where };
}

function boundCondition(condition: Condition, text: string, next: NextLiteral): Condition {
  if (condition.kind === 'not') return { kind: 'not', part: boundCondition(condition.part, text, next) };
  if (condition.kind !== 'compare') {
    const parts = condition.parts.map((part) => boundCondition(part, text, next));
    return { kind: condition.kind, parts };
  }
  const literals = condition.literals.map((literal) => (hasSlot(literal) ? next() : literal));
  if (condition.query === undefined) return { ...condition, literals };
  return { ...condition, literals, query: bound(condition.query, text, next) };
}

function hasSlot({ kind }: Literal): boolean {
  return kind === 'string' || kind === 'date' || kind === 'datetime';
}
