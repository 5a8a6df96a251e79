import type { Node, Parser, Range } from 'web-tree-sitter';
import type { SourceDocument } from '../../source/source.ts';
import { DEEPEST, expressionOf, spanOf } from './expressions.ts';
import { hclDocument } from './hcl-document.ts';
import type { Attribute, Block, Body, Mistake } from './syntax.ts';

/** A file of HCL: what it says, and what in it is no HCL. */
export type HclFile = { file: string; body: Body; mistakes: readonly Mistake[]; document: SourceDocument };

const MOST_MISTAKES = 20;

/** Longer files are not written by hand, and the parser keeps several times their length. */
const LONGEST = 16 * 1024 * 1024;

export function parseHcl({ file, text }: { file: string; text: string }, parser: Parser): HclFile {
  if (text.length > LONGEST) {
    const message = `the file has ${text.length} characters, at most ${LONGEST} are read`;
    return finished(file, text, { attributes: new Map(), blocks: [] }, [{ start: 0, end: 0, message }]);
  }
  const mistakes: Mistake[] = [];
  const whole = readStretch(text, parser, mistakes);
  if (mistakes.length === 0) return finished(file, text, whole, []);
  // One mistake may hide all that comes after it. Files that are laid out as usual are read block by block then.
  const ofBlocks: Mistake[] = [];
  const blocks = stretchesOf(text).map((stretch) => readStretch(text, parser, ofBlocks, stretch));
  return finished(file, text, joined(blocks), ofBlocks.length === 0 ? mistakes : ofBlocks.slice(0, MOST_MISTAKES));
}

function readStretch(text: string, parser: Parser, mistakes: Mistake[], stretch?: Range): Body {
  const tree = parser.parse(text, null, stretch === undefined ? undefined : { includedRanges: [stretch] });
  if (tree === null) return { attributes: new Map(), blocks: [] };
  try {
    const { rootNode } = tree;
    if (rootNode.hasError) mistakes.push(...mistakesOf(rootNode, text));
    const body = rootNode.namedChildren.find((child) => child.type === 'body');
    return body === undefined ? { attributes: new Map(), blocks: [] } : bodyOf(body, [], 0, mistakes);
  } finally {
    tree.delete();
  }
}

const MOST_STRETCHES = 10_000;

/** From one line that begins with `}` to the next. */
function stretchesOf(text: string): Range[] {
  const stretches: Range[] = [];
  let [start, row] = [0, 0];
  let startRow = 0;
  for (let at = 0; at !== -1 && at < text.length; at = text.indexOf('\n', at) + 1 || -1, row++) {
    if (text[at] !== '}' || stretches.length === MOST_STRETCHES) continue;
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    stretches.push(stretchOf(start, startRow, end, row, end - at));
    start = end;
    startRow = row;
  }
  stretches.push(stretchOf(start, startRow, text.length, row, 0));
  return stretches;
}

function stretchOf(startIndex: number, startRow: number, endIndex: number, endRow: number, endColumn: number): Range {
  return { startIndex, endIndex, startPosition: { row: startRow, column: 0 }, endPosition: { row: endRow, column: endColumn } };
}

function joined(bodies: readonly Body[]): Body {
  return { attributes: new Map(bodies.flatMap((body) => [...body.attributes])), blocks: bodies.flatMap((body) => body.blocks) };
}

function finished(file: string, text: string, body: Body, mistakes: readonly Mistake[]): HclFile {
  return { file, body, mistakes, document: hclDocument(file, text, body) };
}

function bodyOf(node: Node, path: readonly (string | number)[], depth: number, mistakes: Mistake[]): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  const counts = new Map<string, number>();
  for (const child of node.namedChildren) {
    const [name] = child.namedChildren;
    if (child.type === 'attribute' && name !== undefined) {
      const value = child.namedChildren.find(({ type }) => type === 'expression');
      // The language allows an argument once; the first counts.
      if (attributes.has(name.text) || value === undefined) continue;
      attributes.set(name.text, { name: name.text, nameSpan: spanOf(name), value: expressionOf(value) });
    } else if (child.type === 'block' && name !== undefined) {
      if (depth >= DEEPEST) mistakes.push({ ...spanOf(child), message: `blocks are nested more than ${DEEPEST} deep` });
      else blocks.push(blockOf(child, name, path, counts, depth, mistakes));
    }
  }
  return { attributes, blocks };
}

function blockOf(
  node: Node,
  name: Node,
  parent: readonly (string | number)[],
  counts: Map<string, number>,
  depth: number,
  mistakes: Mistake[],
): Block {
  const heads = node.namedChildren.filter(({ type }) => type === 'identifier' || type === 'string_lit');
  const labels = heads.slice(1).map(labelOf);
  const type = name.text;
  const key = JSON.stringify([type, ...labels]);
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  // Blocks with labels are told apart by them, as in Terraform's own JSON.
  const path = [...parent, type, ...labels, ...(labels.length > 0 && count === 0 ? [] : [count])];
  const body = node.namedChildren.find((child) => child.type === 'body');
  return {
    ...spanOf(node),
    type,
    labels,
    head: { start: name.startIndex, end: (heads.at(-1) ?? name).endIndex },
    path,
    body: body === undefined ? { attributes: new Map(), blocks: [] } : bodyOf(body, path, depth + 1, mistakes),
  };
}

function labelOf(node: Node): string {
  const expression = node.type === 'identifier' ? undefined : expressionOf(node);
  return expression?.kind === 'literal' ? String(expression.value) : node.text;
}

/** The parser reads on behind what it does not understand, and marks it. */
function mistakesOf(root: Node, text: string): Mistake[] {
  const mistakes: Mistake[] = [];
  const cursor = root.walk();
  for (let isBack = false; mistakes.length < MOST_MISTAKES;) {
    const { nodeType, nodeIsMissing, startIndex, endIndex } = cursor;
    if (!isBack && (nodeType === 'ERROR' || nodeIsMissing)) {
      const words = text.slice(startIndex, Math.min(endIndex, startIndex + 30)).split('\n', 1)[0] ?? '';
      const what = nodeIsMissing ? `${WORDS[nodeType] ?? `"${nodeType}"`} is missing` : `"${words}" is not understood`;
      mistakes.push({
        start: startIndex,
        end: Math.max(endIndex, startIndex + (nodeIsMissing ? 0 : 1)),
        message: `not written as HCL demands: ${what}`,
      });
      isBack = true;
    } else if (!isBack && cursor.gotoFirstChild()) continue;
    if (cursor.gotoNextSibling()) isBack = false;
    else if (cursor.gotoParent()) isBack = true;
    else break;
  }
  cursor.delete();
  return mistakes;
}

/** Names of the grammar that nobody knows. */
const WORDS: Readonly<Record<string, string>> = {
  heredoc_identifier: 'the end of the heredoc',
  quoted_template_end: 'the closing quote',
  template_interpolation_end: '"}"',
  identifier: 'a name',
};
