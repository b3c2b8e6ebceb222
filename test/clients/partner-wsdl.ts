/**
 * The partner WSDL 47.0 as jsforce ships it, as strict toolkits use it: what differs between an answer and its type.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** An element as `preserveOrder` parses it: its name with its children, and its attributes. */
type Node = Readonly<Record<string, unknown>>;

interface ElementType {
  readonly '@name': string;
  readonly '@type': string;
  readonly '@minOccurs'?: string;
  readonly '@nillable'?: string;
}

interface ComplexType {
  readonly '@name': string;
  readonly sequence?: { readonly element?: readonly ElementType[] };
  readonly complexContent?: { readonly extension: ComplexType & { readonly '@base': string } };
}

interface SimpleType {
  readonly '@name': string;
  readonly restriction: { readonly enumeration?: readonly { readonly '@value': string }[] };
}

interface Schema {
  readonly complexType?: readonly ComplexType[];
  readonly simpleType?: readonly SimpleType[];
  readonly element?: readonly { readonly '@name': string; readonly complexType: readonly ComplexType[] }[];
}

const attributes = { ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true } as const;
const LISTS = new Set(['element', 'complexType', 'simpleType', 'schema', 'enumeration']);
const wsdlParser = new XMLParser({ ...attributes, isArray: (name) => LISTS.has(name) });
const answerParser = new XMLParser({ ...attributes, preserveOrder: true, parseTagValue: false });

const SIMPLE: Readonly<Record<string, RegExp>> = {
  'xsd:boolean': /^(?:true|false)$/,
  'xsd:int': /^-?\d+$/,
  'xsd:double': /^-?\d+(?:\.\d+)?$/,
  'xsd:dateTime': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
};

export class PartnerWsdl {
  readonly #types = new Map<string, ComplexType>();
  readonly #enums = new Map<string, ReadonlySet<string>>();
  readonly #responses = new Map<string, string>();

  constructor() {
    const folder = dirname(createRequire(import.meta.url).resolve('jsforce'));
    const text = readFileSync(join(folder, 'src/api/soap/wsdl.xml'), 'utf8');
    const { definitions } = wsdlParser.parse(text) as { definitions: { types: { schema: Schema[] } } };
    for (const schema of definitions.types.schema) this.#add(schema);
  }

  #add({ complexType = [], simpleType = [], element = [] }: Schema): void {
    for (const type of complexType) this.#types.set(type['@name'], type);
    for (const { '@name': name, restriction } of simpleType) {
      if (restriction.enumeration === undefined) continue;
      this.#enums.set(name, new Set(restriction.enumeration.map((one) => one['@value'])));
    }
    for (const { '@name': name, complexType: types } of element) {
      const result = types?.[0]?.sequence?.element?.[0];
      if (result !== undefined) this.#responses.set(name, local(result['@type']));
    }
  }

  /** Everything in the results of a verb that its type does not allow, each once. */
  differences(verb: string, answer: string): string[] {
    const found = new Set<string>();
    const response = `${verb}Response`;
    const results = childrenNamed(answerParser.parse(answer) as Node[], response);
    if (results === undefined) return [`no ${response}: ${answer}`];
    for (const node of results) this.#compare(childrenOf(node), this.#responses.get(response)!, found);
    return [...found];
  }

  #compare(nodes: readonly Node[], typeName: string, found: Set<string>): void {
    const type = this.#types.get(typeName);
    if (type === undefined || typeName === 'sObject') return;
    const wanted = this.#elementsOf(type);
    const names = nodes.map(nameOf);
    for (const { '@name': name, '@minOccurs': least } of wanted) {
      if (least !== '0' && !names.includes(name)) found.add(`${typeName} has no ${name}`);
    }
    let last = 0;
    nodes.forEach((node, i) => {
      const place = wanted.findIndex((one) => one['@name'] === names[i]);
      if (place < 0) found.add(`${typeName} knows no ${names[i]}`);
      else this.#compareElement(node, wanted[place]!, typeName, found);
      if (place >= 0 && place < last) found.add(`${typeName} has ${names[i]} too late`);
      last = Math.max(last, place);
    });
  }

  #compareElement(node: Node, wanted: ElementType, owner: string, found: Set<string>): void {
    const where = `${owner}.${wanted['@name']}`;
    const children = childrenOf(node);
    const { '@nil': nil, '@type': actual } = (node[':@'] ?? {}) as Record<string, string>;
    if (nil === 'true') {
      if (wanted['@nillable'] !== 'true') found.add(`${where} may not be nil`);
      return;
    }
    const text = children.map((child) => String(child['#text'] ?? '')).join('');
    const type = wanted['@type'];
    const values = this.#enums.get(local(type));
    if (values !== undefined && !values.has(text)) found.add(`${where} is ${text}`);
    if (SIMPLE[type]?.test(text) === false) found.add(`${where} is no ${type}: ${text}`);
    this.#compare(
      children.filter((child) => !('#text' in child)),
      local(actual ?? type),
      found,
    );
  }

  #elementsOf({ sequence, complexContent }: ComplexType): readonly ElementType[] {
    if (complexContent === undefined) return sequence?.element ?? [];
    const { '@base': base, ...own } = complexContent.extension;
    return [...this.#elementsOf(this.#types.get(local(base))!), ...this.#elementsOf(own as ComplexType)];
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@')!;
}

function childrenOf(node: Node): readonly Node[] {
  const children = node[nameOf(node)];
  return Array.isArray(children) ? (children as Node[]) : [];
}

function childrenNamed(nodes: readonly Node[], name: string): readonly Node[] | undefined {
  for (const node of nodes) {
    if (nameOf(node) === name) return childrenOf(node);
    const below = childrenNamed(childrenOf(node), name);
    if (below !== undefined) return below;
  }
  return undefined;
}
