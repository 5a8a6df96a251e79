import type { WrittenDocument } from './written-document.ts';
import { isFlow, type Quote, quoteOf, type WrittenEntry, type WrittenNode } from './written-node.ts';

/** What stands between the bracket of a flow collection and what it holds; undefined where that shows nothing. */
export function paddingOf({ text }: WrittenDocument, node: WrittenNode): '' | ' ' | undefined {
  if (!isFlow(node) || node.end - node.start === 2) return undefined;
  return text[node.start + 1] === ' ' ? ' ' : '';
}

/** The same of the first of several that shows it. */
export function commonPadding(document: WrittenDocument, nodes: readonly WrittenNode[]): '' | ' ' | undefined {
  return nodes.map((node) => paddingOf(document, node)).find((padding) => padding !== undefined);
}

/** The quotes that all scalars of a list have; undefined where they differ or there are none. */
export function commonQuote(entries: readonly WrittenEntry[]): Quote | undefined {
  const quotes = new Set<Quote>();
  for (const { value } of entries) if (value.kind === 'scalar') quotes.add(quoteOf(value));
  const [quote] = quotes;
  return quotes.size === 1 ? quote : undefined;
}
