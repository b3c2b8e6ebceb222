/** From an instant up to, but not including, another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
