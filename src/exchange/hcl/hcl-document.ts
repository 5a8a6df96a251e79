import type { Path, Range } from '../../engine/finding.ts';
import { linesOf } from '../../source/lines.ts';
import type { SourceDocument } from '../../source/source.ts';
import type { Body, Expression, Span } from './syntax.ts';

/** A place of the file: its name, its value, and what is in it. */
type Place = { name: Span; value: Span; children: Map<string, Place> };

/**
 * A file of HCL as one document. Blocks stand below their type and labels, as in Terraform's own JSON; without labels, or where
 * they repeat, below their number.
 */
export function hclDocument(file: string, text: string, body: Body): SourceDocument {
  const lines = linesOf(text);
  let root: Place | undefined;
  return {
    file,
    index: 0,
    isOneOfMany: false,
    value: {},
    rangeOf(path: Path, part = 'value'): Range {
      root ??= placeOf({ start: 0, end: text.length }, body);
      const { name, value } = find(root, path, part);
      const { start, end } = part === 'key' ? name : value;
      return lines.rangeOf(start, end);
    },
  };
}

/** The place at the end of the path, or the nearest above it, which answers with its name. */
function find(root: Place, path: Path, part: 'key' | 'value'): Place {
  let place = root;
  for (const step of path) {
    const child = place.children.get(String(step));
    if (child === undefined) return part === 'key' ? place : { ...place, value: place.name };
    place = child;
  }
  return place;
}

function placeOf(span: Span, { attributes, blocks }: Body): Place {
  const place: Place = { name: { start: span.start, end: span.start }, value: span, children: new Map() };
  fill(place, attributes, blocks, 0);
  return place;
}

function fill(place: Place, attributes: Body['attributes'], blocks: Body['blocks'], depth: number): void {
  for (const { name, nameSpan, value } of attributes.values()) place.children.set(name, ofExpression(nameSpan, value));
  for (const block of blocks) {
    let parent = place;
    for (const step of block.path.slice(depth, -1)) {
      let child = parent.children.get(String(step));
      if (child === undefined) parent.children.set(String(step), (child = { name: block.head, value: block.head, children: new Map() }));
      parent = child;
    }
    // A whole block is more than anybody wants to see marked.
    const own: Place = { name: block.head, value: block.head, children: new Map() };
    const last = String(block.path.at(-1));
    const before = parent.children.get(last);
    if (before === undefined) parent.children.set(last, own);
    fill(before ?? own, block.body.attributes, block.body.blocks, block.path.length);
  }
}

function ofExpression(name: Span, expression: Expression): Place {
  const place: Place = { name, value: { start: expression.start, end: expression.end }, children: new Map() };
  if (expression.kind === 'tuple') {
    for (const [index, item] of expression.items.entries()) place.children.set(String(index), ofExpression(item, item));
  } else if (expression.kind === 'object') {
    for (const { key, value } of expression.entries) {
      if (key.kind === 'literal') place.children.set(String(key.value), ofExpression({ start: key.start, end: key.end }, value));
    }
  }
  return place;
}
