import { CST, Parser } from 'yaml';
import { type Path, pointerOf } from '../engine/finding.ts';
import type { Refusal } from './change.ts';
import { entriesOf, isFlow, type Quote, quoteOf, textOf, type WrittenEntry, type WrittenNode, writtenNode } from './written-node.ts';

/** Where a path leads. `entry` is undefined where a map has no such key of its own. */
export type Place = { parent: WrittenNode; siblings: readonly WrittenEntry[]; index: number; entry: WrittenEntry | undefined };

/** The tokens of one YAML document: where everything stands, down to commas and comments. */
export class WrittenDocument {
  /** A part of a file that can be parsed alone; all offsets are within it. */
  readonly text: string;
  readonly #document: CST.Document | undefined;
  readonly #root: WrittenNode;
  readonly #entries = new Map<CST.Token, readonly WrittenEntry[]>();
  #aliases: ReadonlySet<string> | undefined;

  /** @param rootStart an offset within the document's root node */
  constructor(text: string, rootStart: number) {
    this.text = text;
    for (const token of new Parser().parse(text)) {
      if (token.type === 'document' && token.offset <= rootStart) this.#document = token;
    }
    this.#root = writtenNode(this.#document?.value, this.#document?.start ?? [], rootStart);
  }

  entriesOf(node: WrittenNode): readonly WrittenEntry[] {
    if (node.token === undefined) return [];
    let entries = this.#entries.get(node.token);
    if (entries === undefined) this.#entries.set(node.token, (entries = entriesOf(node)));
    return entries;
  }

  /** The place of a path that is not the root; every node on the way is written there and nowhere else. */
  placeOf(path: Path): Place | Refusal {
    let parent = this.#root;
    for (const [depth, step] of path.entries()) {
      const obstacle = this.obstacleAt(parent);
      if (obstacle !== undefined) return obstacle;
      const siblings = this.entriesOf(parent);
      const index = typeof step === 'number' && parent.kind === 'list' ? step : siblings.findIndex(({ key }) => isKey(key, step));
      const entry = siblings[index];
      if (depth === path.length - 1 && (entry !== undefined || parent.kind === 'map')) return { parent, siblings, index, entry };
      if (entry === undefined) return { refusal: this.#whyAbsent(siblings, path.slice(0, depth + 1)) };
      parent = entry.value;
    }
    return { refusal: 'the whole document would be replaced' };
  }

  /** Why nothing within a node may be edited, if so: it is written elsewhere, or meant elsewhere too. */
  obstacleAt({ kind, token, anchor }: WrittenNode): Refusal | undefined {
    if (kind === 'alias' && token !== undefined && 'source' in token) return { refusal: `the alias ${token.source} stands there` };
    return anchor !== undefined && this.isAliased(anchor) ? { refusal: `the anchor &${anchor} is used elsewhere` } : undefined;
  }

  isAliased(anchor: string): boolean {
    this.#aliases ??= this.#findAliases();
    return this.#aliases.has(anchor);
  }

  /** JSON is YAML, and stays JSON: there, what is new is quoted. */
  get usualQuote(): Quote {
    if (!isFlow(this.#root)) return '';
    const [first] = this.entriesOf(this.#root);
    return first?.key === undefined ? '' : quoteOf(first.key);
  }

  #whyAbsent(siblings: readonly WrittenEntry[], path: Path): string {
    const isMerged = siblings.some(({ key }) => key !== undefined && isKey(key, '<<') && quoteOf(key) === '');
    return isMerged ? `${pointerOf(path)} comes from a merge key` : `${pointerOf(path)} is not written`;
  }

  #findAliases(): ReadonlySet<string> {
    const names = new Set<string>();
    if (this.#document === undefined) return names;
    CST.visit(this.#document, ({ key, value }) => {
      for (const token of [key, value]) if (token?.type === 'alias') names.add(token.source.slice(1));
    });
    return names;
  }
}

function isKey(key: WrittenNode | undefined, step: string | number): boolean {
  return key !== undefined && textOf(key) === String(step);
}
