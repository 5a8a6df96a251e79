import { type Document, isAlias, isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar } from 'yaml';

/** A path with the stretches at which the `yaml` library saw its key and its value. */
export type Placed = { path: (string | number)[]; key?: readonly [number, number]; value?: readonly [number, number] };

/** What the `yaml` library makes of a text: `undefined` where it finds an error. */
export type Opinion = { value: unknown; places: Placed[] }[] | undefined;

/** The third opinion: values and positions by the `yaml` library, put into our terms (text keys, no infinities by overflow). */
export function opinionOf(text: string): Opinion {
  const documents = parseAllDocuments(text, { version: '1.2', schema: 'core', merge: true, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  if (documents.some((document) => document.errors.length > 0)) return undefined;
  return documents.map((document) => {
    const places: Placed[] = [];
    const value = valueOf(document.contents as Node | null, document as Document, [], places);
    return { value, places };
  });
}

function valueOf(node: Node | null, document: Document, path: (string | number)[], places: Placed[]): unknown {
  if (node === null) return null;
  if (isAlias(node)) return valueOf(node.resolve(document) ?? null, document, path, []);
  if (isScalar(node)) {
    places.push({ path, ...stretch(node) });
    return scalarValue(node);
  }
  if (isSeq(node)) {
    if (node.flow === true) places.push({ path, ...stretch(node) });
    return node.items.map((item, index) => valueOf(item as Node, document, [...path, index], places));
  }
  if (!isMap(node)) throw new Error('an unknown kind of node');
  if (node.flow === true) places.push({ path, ...stretch(node) });
  const mapping: Record<string, unknown> = {};
  const merged: unknown[] = [];
  for (const pair of node.items) {
    const key = pair.key as Node;
    const name = keyText(key, document);
    if (isScalar(key) && key.type === 'PLAIN' && key.source === '<<') {
      merged.push(valueOf(pair.value as Node, document, [...path, name], []));
      continue;
    }
    if (key.range) places.push({ path: [...path, name], key: [key.range[0], key.range[1]] });
    Object.defineProperty(mapping, name, {
      value: valueOf(pair.value as Node, document, [...path, name], places),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  for (const sources of merged) {
    for (const source of Array.isArray(sources) ? sources : [sources]) {
      for (const [key, value] of Object.entries(source as object)) if (!Object.hasOwn(mapping, key)) mapping[key] = value;
    }
  }
  return mapping;
}

function keyText(key: Node, document: Document): string {
  const node = isAlias(key) ? key.resolve(document) : key;
  if (!isScalar(node)) throw new Error('a collection as a key');
  return node.source ?? '';
}

function scalarValue(node: Scalar): unknown {
  const { value, source } = node;
  const isOverflow = (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) && /[0-9]/.test(source ?? '');
  return isOverflow ? source : value;
}

/** Block texts end where their last line does, as ours do; the library counts the breaks behind it. */
function stretch(node: Node): { value: readonly [number, number] } | Record<string, never> {
  return node.range ? { value: [node.range[0], node.range[1]] } : {};
}
