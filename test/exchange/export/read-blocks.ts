/**
 * Readers for the parts of Bicep and HCL that an export writes, made from the grammars of the languages and not from what
 * writes them: texts with every escape, numbers, booleans, lists, objects, references, comments, and blocks with labels.
 */

export type Value = string | number | boolean | Ref | Value[] | { [key: string]: Value };

export class Ref {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Token = { kind: 'text' | 'word' | 'mark' | 'line'; value: string };

type Language = { quote: '"' | "'"; comment: '#' | '//'; unquote(text: string): string };

const BICEP: Language = { quote: "'", comment: '//', unquote: unquoteBicep };
const HCL: Language = { quote: '"', comment: '#', unquote: unquoteHcl };

function tokensOf(source: string, { quote, comment, unquote }: Language): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    if (rest.startsWith(comment)) {
      // Only a line feed may end it here: a comment that another character ends is one that was broken out of.
      const [line = ''] = rest.split('\n', 1);
      if (/[\r\u0085\u2028\u2029]/.test(line)) throw new Error(`a comment with a line break: ${line}`);
      at += line.length;
    } else if (rest.startsWith(quote)) {
      const end = endOfText(rest, quote);
      tokens.push({ kind: 'text', value: unquote(rest.slice(1, end)) });
      at += end + 1;
    } else if (rest.startsWith('\n')) {
      tokens.push({ kind: 'line', value: '\n' });
      at++;
    } else if (rest.startsWith(' ')) at++;
    else {
      const found = /^(?:[A-Za-z0-9_][\w.]*|[{}[\]:=,])/.exec(rest)?.[0];
      if (found === undefined) throw new Error(`a stray ${JSON.stringify(rest.slice(0, 20))}`);
      tokens.push({ kind: /^\w/.test(found) ? 'word' : 'mark', value: found });
      at += found.length;
    }
  }
  return tokens;
}

function endOfText(rest: string, quote: string): number {
  for (let at = 1; at < rest.length; at++) {
    if (rest[at] === '\\') at++;
    else if (rest[at] === quote) return at;
    else if (rest[at] === '\n' || rest[at] === '\r') break;
  }
  throw new Error(`a text without an end: ${rest.slice(0, 40)}`);
}

function unquoteBicep(text: string): string {
  return text.replaceAll(/\\u\{([0-9a-fA-F]+)\}|\\([\s\S])|\$\{/g, (found, code?: string, short?: string) => {
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
    const known: Record<string, string> = { "'": "'", '\\': '\\', n: '\n', r: '\r', t: '\t', $: '$' };
    const value = short === undefined ? undefined : known[short];
    if (value === undefined) throw new Error(`an interpolation, or no escape of Bicep: ${found}`);
    return value;
  });
}

function unquoteHcl(text: string): string {
  return text.replaceAll(
    /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([\s\S])|\$\$\{|%%\{|[$%]\{/g,
    (found, four?: string, eight?: string, short?: string) => {
      const code = four ?? eight;
      if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
      if (found === '$${' || found === '%%{') return found.slice(1);
      const known: Record<string, string> = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' };
      const value = short === undefined ? undefined : known[short];
      if (value === undefined) throw new Error(`an interpolation, or no escape of HCL: ${found}`);
      return value;
    },
  );
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error('the text ends too early');
    return token;
  }

  take(value: string): void {
    const token = this.next();
    if (token.value !== value || token.kind === 'text') throw new Error(`"${value}" expected, not ${JSON.stringify(token.value)}`);
  }

  has(value: string): boolean {
    const token = this.peek();
    return token !== undefined && token.kind !== 'text' && token.value === value;
  }

  skipLines(): void {
    while (this.has('\n')) this.#at++;
  }

  value(assign: ':' | '='): Value {
    const token = this.next();
    if (token.kind === 'text') return token.value;
    if (token.value === '[') return this.#list(assign);
    if (token.value === '{') return this.#object(assign);
    if (token.value === 'true' || token.value === 'false') return token.value === 'true';
    if (/^\d+$/.test(token.value)) return Number(token.value);
    if (token.kind === 'word') return new Ref(token.value);
    throw new Error(`a value expected, not ${token.value}`);
  }

  #list(assign: ':' | '='): Value[] {
    const items: Value[] = [];
    for (this.skipLines(); !this.has(']'); this.skipLines()) {
      items.push(this.value(assign));
      // Bicep has a line for each item, HCL a comma.
      if (this.has(',')) this.take(',');
      else if (!this.has(']')) this.take('\n');
    }
    this.take(']');
    return items;
  }

  #object(assign: ':' | '='): { [key: string]: Value } {
    const entries: [string, Value][] = [];
    for (this.skipLines(); !this.has('}'); this.skipLines()) {
      const key = this.next();
      if (key.kind !== 'text' && key.kind !== 'word') throw new Error(`a key expected, not ${key.value}`);
      this.take(assign);
      entries.push([key.value, this.value(assign)]);
      if (!this.has('}')) this.take('\n');
    }
    this.take('}');
    if (new Set(entries.map(([key]) => key)).size < entries.length) throw new Error('a key twice');
    return Object.fromEntries(entries);
  }
}

export type BicepResource = { symbol: string; type: string; body: { [key: string]: Value } };

export function readBicep(source: string): BicepResource[] {
  const reader = new Reader(tokensOf(source, BICEP));
  const found: BicepResource[] = [];
  for (reader.skipLines(); reader.peek() !== undefined; reader.skipLines()) {
    reader.take('resource');
    const symbol = reader.next().value;
    if (!/^[A-Za-z_]\w*$/.test(symbol)) throw new Error(`no identifier: ${symbol}`);
    const type = reader.next();
    if (type.kind !== 'text') throw new Error('a resource without a type');
    reader.take('=');
    const body = reader.value(':');
    if (typeof body !== 'object' || Array.isArray(body) || body instanceof Ref) throw new Error('a resource without a body');
    found.push({ symbol, type: type.value, body });
  }
  if (new Set(found.map(({ symbol }) => symbol)).size < found.length) throw new Error('a symbol twice');
  return found;
}

export type HclBlock = { type: string; labels: string[]; values: { [key: string]: Value }; blocks: HclBlock[] };

export function readHcl(source: string): HclBlock[] {
  const reader = new Reader(tokensOf(source, HCL));
  const root = readBody(reader, '', []);
  if (Object.keys(root.values).length > 0) throw new Error('an argument outside of blocks');
  return root.blocks;
}

function readBody(reader: Reader, type: string, labels: string[]): HclBlock {
  const values: [string, Value][] = [];
  const blocks: HclBlock[] = [];
  for (reader.skipLines(); reader.peek() !== undefined && !reader.has('}'); reader.skipLines()) {
    const word = reader.next();
    if (word.kind !== 'word') throw new Error(`an argument or a block expected, not ${JSON.stringify(word.value)}`);
    if (reader.has('=')) {
      reader.take('=');
      values.push([word.value, reader.value('=')]);
      reader.take('\n');
      continue;
    }
    const own: string[] = [];
    while (reader.peek()?.kind === 'text') own.push(reader.next().value);
    reader.take('{');
    blocks.push(readBody(reader, word.value, own));
    reader.take('}');
    reader.take('\n');
  }
  if (new Set(values.map(([key]) => key)).size < values.length) throw new Error('an argument twice');
  return { type, labels, values: Object.fromEntries(values), blocks };
}
