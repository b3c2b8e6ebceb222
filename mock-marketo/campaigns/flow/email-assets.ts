/** The e-mails that flow steps send, as assets: sections of text, an approved version of them, perhaps a draft. */

/** A section of an e-mail, in both of its forms. */
export interface EmailSection {
  readonly html: string;
  readonly text: string;
}

type Sections = ReadonlyMap<string, EmailSection>;

export class EmailAsset {
  readonly id: number;
  readonly name: string;
  readonly createdAt: number;
  updatedAt: number;
  approved: Sections = new Map();
  /** Undefined without changes that are not approved. */
  draft: Sections | undefined;

  constructor(id: number, name: string, now: number) {
    this.id = id;
    this.name = name;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Writes a section of the draft, which begins as the approved version. */
  edit(htmlId: string, section: EmailSection, now: number): void {
    this.draft = new Map([...(this.draft ?? this.approved), [htmlId, section]]);
    this.updatedAt = now;
  }

  /** Makes the draft the version that is sent; false when there is none. */
  approve(now: number): boolean {
    if (this.draft === undefined) return false;
    this.approved = this.draft;
    this.draft = undefined;
    this.updatedAt = now;
    return true;
  }
}

export class EmailAssets {
  readonly #byId = new Map<number, EmailAsset>();

  /** By id. */
  get all(): EmailAsset[] {
    return [...this.#byId.values()].sort((a, b) => a.id - b.id);
  }

  find(id: number): EmailAsset | undefined {
    return this.#byId.get(id);
  }

  /** A flow step sends an e-mail; the first one to do so gives it its name. */
  know(id: number, name: string, now: number): void {
    if (!this.#byId.has(id)) this.#byId.set(id, new EmailAsset(id, name, now));
  }
}
