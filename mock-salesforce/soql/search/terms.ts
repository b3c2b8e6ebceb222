/**
 * What stands between the braces of FIND: words and phrases joined by AND, OR and AND NOT; words side by side must
 * all be found. `*` stands for any letters at the end or in the middle of a word, `?` for one (documented, "FIND
 * {SearchQuery}"). Text is searched word by word, without regard to case.
 */
import { failure } from '../../errors.ts';
import { likeTest } from '../conditions/like.ts';
import { SoqlError } from '../syntax-error.ts';

/** The words of a text; of a phone number also all its digits together. */
export type Words = readonly string[];

/** Whether a record is found by the words of each of its fields. */
export type WordTest = (fields: readonly Words[]) => boolean;

/** Words, phrases and connectives; a backslash takes a character's meaning away. */
const PIECE = /"((?:[^"\\]|\\[\s\S]){0,1000})"|((?:[^\s"\\]|\\[\s\S])+)/g;

const WORD = /[\p{L}\p{N}*?]+/gu;

/** @throws SoqlError when a term has fewer than two characters */
export function wordTest(query: string): WordTest {
  const pieces = [...query.matchAll(PIECE)].map(([, phrase, word]) => phrase ?? word!);
  if (pieces.length === 0) throw new SoqlError(failure('searchMissing'));
  const alternatives: WordTest[][] = [[]];
  let isNegated = false;
  pieces.forEach((piece, place) => {
    const connective = place > 0 && place < pieces.length - 1 ? piece.toUpperCase() : '';
    if (connective === 'OR') alternatives.push([]);
    else if (connective === 'NOT') isNegated = true;
    else if (connective !== 'AND') {
      const test = termTest(piece);
      alternatives.at(-1)!.push(isNegated ? (fields) => !test(fields) : test);
      isNegated = false;
    }
  });
  return (fields) => alternatives.some((all) => all.every((test) => test(fields)));
}

/** Whether some field has the words of a term one after the other. */
function termTest(term: string): WordTest {
  const plain = term.replace(/\\([\s\S])/g, ' $1');
  const wanted = wordsOf(plain, WORD).map((word) => likeTest(patternOf(word)));
  if (plain.replace(/[*?\s]/g, '').length < 2) throw new SoqlError(failure('searchTermTooShort', { term }));
  return (fields) =>
    fields.some((words) =>
      words.some((_, start) =>
        wanted.every((fits, i) => i + start < words.length && fits(words[start + i]!)),
      ),
    );
}

/** The pattern of LIKE that a word with `*` and `?` is. */
function patternOf(word: string): string {
  return word.replace(/[*?]/g, (one) => (one === '*' ? '%' : '_'));
}

export function wordsOf(text: string, word = /[\p{L}\p{N}]+/gu): string[] {
  return text.toLowerCase().match(word) ?? [];
}
