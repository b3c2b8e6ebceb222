/**
 * Reads XML in one pass, by local names because every client has prefixes of its own. Document types are refused, and
 * with them all entities but those of XML itself.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** An element: its text without the space around it, null for `xsi:nil`, or its children by local name. */
export type Element = string | null | Children;

/** Several children of one name are an array. */
export type Children = { readonly [name: string]: Element | readonly Element[] };

/** Deeper documents are refused: the APIs' own have fewer than ten levels (ours). */
const MAX_LEVELS = 50;

/** Likewise elements with more attributes (ours). */
const MAX_ATTRIBUTES = 50;

/** And elements with children of more names: no object has so many fields (ours). */
const MAX_NAMES = 2_000;

/** Of what is wrong with a text, which may quote all of it. */
const SHOWN_CHARACTERS = 300;

const NO_LISTS: ReadonlySet<string> = new Set();

/** A text that is XML, and yet is not read. */
class Unread extends Error {}

/** An element of which the end has not been read. */
class OpenElement {
  readonly name: string;
  readonly isNil: boolean;
  text = '';
  children: Map<string, Element | Element[]> | undefined;

  constructor(name: string, isNil: boolean) {
    this.name = name;
    this.isNil = isNil;
  }

  add(name: string, child: Element, isList: boolean): void {
    this.children ??= new Map();
    const before = this.children.get(name);
    if (before === undefined) this.#addFirst(name, isList ? [child] : child);
    else if (Array.isArray(before)) before.push(child);
    else this.children.set(name, [before, child]);
  }

  #addFirst(name: string, child: Element | Element[]): void {
    if (this.children!.size === MAX_NAMES) throw new Unread(`more than ${MAX_NAMES} different children`);
    this.children!.set(name, child);
  }

  /** Text beside children is left out: no element of these APIs has both. */
  get element(): Element {
    if (this.isNil) return null;
    return this.children === undefined ? this.text.trim() : Object.fromEntries(this.children);
  }
}

/**
 * The root by its name, or in one sentence why the text is no XML.
 * @param lists elements that are an array even where there is one alone
 */
export function readXml(text: string, lists = NO_LISTS): Children | string {
  const root = new OpenElement('', false);
  try {
    parserInto(root, lists).write(text).close();
  } catch (error) {
    const { message } = error as Error;
    return error instanceof Unread
      ? `The XML cannot be read: ${message}`
      : `The XML is not well-formed: ${message.slice(0, SHOWN_CHARACTERS)}`;
  }
  return root.element as Children;
}

function parserInto(root: OpenElement, lists: ReadonlySet<string>): SaxesParser {
  const parser = new SaxesParser();
  const open = [root];
  const addText = (text: string) => {
    open.at(-1)!.text += text;
  };
  parser.on('doctype', () => {
    throw new Unread('DOCTYPE is disallowed');
  });
  let attributes = 0;
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw new Unread(`more than ${MAX_ATTRIBUTES} attributes`);
  });
  parser.on('opentag', (tag) => open.push(opened(tag, open.length)));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { name, element } = open.pop()!;
    open.at(-1)!.add(name, element, lists.has(name));
  });
  return parser;
}

function opened({ name, attributes }: SaxesTagPlain, level: number): OpenElement {
  const local = localName(name);
  if (level > MAX_LEVELS) throw new Unread(`more than ${MAX_LEVELS} levels`);
  if (local === '__proto__') throw new Unread(`nothing has the name ${local}`);
  return new OpenElement(local, isNil(attributes));
}

function isNil(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) {
    if (localName(name) === 'nil') return attributes[name] === 'true' || attributes[name] === '1';
  }
  return false;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
