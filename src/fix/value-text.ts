import { scalarText } from './scalar-text.ts';
import type { Quote } from './written-node.ts';

/** How new flow collections and texts are written. */
export type ValueStyle = { quote: Quote; /** Between a brace and what it holds. */ padding: '' | ' ' };

/** A value on one line, collections in brackets. */
export function valueText(value: unknown, style: ValueStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => valueText(item, style)).join(', ')}]`;
  if (!isMap(value)) return scalarText(value, style.quote);
  return mapText(
    Object.entries(value).map(([key, child]) => pairText(key, valueText(child, style), style)),
    style,
  );
}

/** Pairs in braces. */
export function mapText(pairs: readonly string[], { padding }: ValueStyle): string {
  return pairs.length === 0 ? '{}' : `{${padding}${pairs.join(', ')}${padding}}`;
}

export function pairText(key: string, value: string, { quote }: ValueStyle): string {
  return `${scalarText(key, quote)}: ${value}`;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
