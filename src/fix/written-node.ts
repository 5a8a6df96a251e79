import { CST } from 'yaml';

/** A node as it is written. Offsets leave out anchor and tag before it, and spaces and comments after it. */
export type WrittenNode = {
  /** `nothing` is a value that is left out; `other` is what we do not edit: block texts, pairs within a flow list. */
  kind: 'scalar' | 'map' | 'list' | 'alias' | 'nothing' | 'other';
  /** Undefined where nothing is written: `start` is then where it would be. */
  token: CST.Token | undefined;
  start: number;
  end: number;
  anchor: string | undefined;
  hasTag: boolean;
};

/** One pair of a map or item of a list. */
export type WrittenEntry = {
  item: CST.CollectionItem;
  key: WrittenNode | undefined;
  value: WrittenNode;
  /** From the dash, the key or its anchor … */
  start: number;
  /** … to the end of the value. */
  end: number;
};

export type Quote = '' | '"' | "'";

/** What follows an indicator may be a node with its anchor and tag, or nothing. */
export function writtenNode(token: CST.Token | null | undefined, before: readonly CST.SourceToken[], from: number): WrittenNode {
  let anchor: string | undefined;
  let hasTag = false;
  let start = from;
  for (const { type, source, offset } of before) {
    if (type === 'space' || type === 'newline' || type === 'comment' || type === 'comma') continue;
    if (type === 'anchor') anchor = source.slice(1);
    if (type === 'tag') hasTag = true;
    start = offset + source.length;
  }
  if (token === null || token === undefined) return { kind: 'nothing', token: undefined, start, end: start, anchor, hasTag };
  return { kind: kindOf(token), token, start: token.offset, end: endOf(token), anchor, hasTag };
}

/** The entries of a map or a list; what holds comments only is none. */
export function entriesOf({ kind, token }: WrittenNode): WrittenEntry[] {
  if (token === undefined || !CST.isCollection(token)) return [];
  const entries: WrittenEntry[] = [];
  for (const item of token.items) {
    const entry = kind === 'map' ? pairOf(item) : itemOf(item);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** The text of a key or a scalar, without its quotes; undefined for anything else. */
export function textOf({ token }: WrittenNode): string | undefined {
  return token !== undefined && isFlowScalar(token) ? CST.resolveAsScalar(token).value : undefined;
}

export function quoteOf({ token }: WrittenNode): Quote {
  if (token?.type === 'double-quoted-scalar') return '"';
  return token?.type === 'single-quoted-scalar' ? "'" : '';
}

export function isFlow({ token }: WrittenNode): boolean {
  return token?.type === 'flow-collection';
}

/** Names of the anchors that an entry sets, in all it holds. */
export function anchorsIn({ start, sep = [], key, value }: CST.CollectionItem): string[] {
  const names: string[] = [];
  for (const { type, source } of [...start, ...sep]) if (type === 'anchor') names.push(source.slice(1));
  for (const token of [key, value]) {
    if (CST.isCollection(token)) for (const item of token.items) names.push(...anchorsIn(item));
  }
  return names;
}

function pairOf(item: CST.CollectionItem): WrittenEntry | undefined {
  const { key, sep, value } = item;
  if (key === undefined && sep === undefined) return undefined;
  const start = ownStart(item) ?? key?.offset ?? sep?.[0]?.offset ?? 0;
  const writtenKey = writtenNode(key, item.start, start);
  const writtenValue = writtenNode(value, sep ?? [], writtenKey.end);
  return { item, key: writtenKey, value: writtenValue, start, end: writtenValue.end };
}

function itemOf(item: CST.CollectionItem): WrittenEntry | undefined {
  const { key, value } = item;
  const own = ownStart(item);
  const start = own ?? key?.offset ?? value?.offset;
  if (start === undefined) return undefined;
  if (key === undefined && item.sep === undefined) {
    const node = writtenNode(value, item.start, start);
    return { item, key: undefined, value: node, start, end: node.end };
  }
  const { end } = writtenNode(value, item.sep ?? [], key == null ? start : endOf(key));
  return { item, key: undefined, value: { kind: 'other', token: undefined, start, end, anchor: undefined, hasTag: false }, start, end };
}

const OWN: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'anchor', 'tag']);

function ownStart({ start }: CST.CollectionItem): number | undefined {
  return start.find(({ type }) => OWN.has(type))?.offset;
}

function kindOf(token: CST.Token): WrittenNode['kind'] {
  if (token.type === 'alias') return 'alias';
  if (token.type === 'block-map') return 'map';
  if (token.type === 'block-seq') return 'list';
  if (token.type === 'flow-collection') return token.start.type === 'flow-map-start' ? 'map' : 'list';
  return isFlowScalar(token) ? 'scalar' : 'other';
}

function isFlowScalar(token: CST.Token): token is CST.FlowScalar {
  return token.type === 'scalar' || token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
}

/** Where what is written ends. */
function endOf(token: CST.Token): number {
  if (token.type === 'block-scalar') return endOfBlockText(token);
  if (token.type === 'flow-collection') {
    const last = token.end[0];
    return last === undefined ? token.offset + 1 : last.offset + last.source.length;
  }
  if (token.type === 'block-map' || token.type === 'block-seq') {
    const entries = entriesOf({ kind: kindOf(token), token, start: 0, end: 0, anchor: undefined, hasTag: false });
    return entries.at(-1)?.end ?? token.offset;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** Without the empty lines that follow, which only `+` counts in. */
function endOfBlockText({ offset, props, source }: CST.BlockScalar): number {
  let start = offset;
  let isKept = false;
  for (const prop of props) {
    if (!('source' in prop)) continue;
    start = prop.offset + prop.source.length;
    if (prop.type === 'block-scalar-header') isKept = prop.source.includes('+');
  }
  return start + source.replace(isKept ? /\r?\n$/ : /(?:\r?\n)+$/, '').length;
}
