/** A statement, the code, the words around the mistake with the caret's place below them, the column, the reason. */
export type SoqlRow = readonly [
  entry: string,
  soql: string,
  code: string,
  excerpt: string,
  caret: number,
  column: number,
  reason: string,
];
