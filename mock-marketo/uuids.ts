/** Version 4 UUIDs drawn from a seeded stream: tokens, marketoGUIDs. The same seed and name give the same ones. */
import { type Stream, streamFor } from '../engine/kernel/index.ts';

export class Uuids {
  readonly #stream: Stream;

  /** @param name the stream's name, so that one kind of identifier does not disturb another */
  constructor(seed: number, name: string) {
    this.#stream = streamFor(seed, name);
  }

  /** `cdf01657-110d-4155-99a7-f986b2ff13a0` */
  next(): string {
    const hex = Array.from({ length: 4 }, () => this.#stream.bits().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
