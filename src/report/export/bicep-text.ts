import type { Json } from '../../exchange/export/rest-body.ts';

/** What a text of Bicep spells with an escape: its own marks, and what nobody sees. */
const ESCAPED = /['\\]|\$\{|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const SHORT: Readonly<Record<string, string>> = { "'": String.raw`\'`, '\\': '\\\\', '${': '\\${', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Keys that need no quotes; words of the language are no names everywhere. */
const IDENTIFIER = /^(?!(?:true|false|null|for|if|in)$)[A-Za-z_]\w*$/;

export function bicepString(text: string): string {
  const escaped = text.replaceAll(ESCAPED, (found) => SHORT[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
  return `'${escaped}'`;
}

/** A value of Bicep; lines after the first are indented to the depth of its key. */
export function bicepText(value: Json, indent = ''): string {
  if (typeof value === 'string') return bicepString(value);
  if (typeof value !== 'object') return String(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item: Json) => `${deeper}${bicepText(item, deeper)}\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => `${deeper}${IDENTIFIER.test(key) ? key : bicepString(key)}: ${bicepText(item, deeper)}\n`);
  return `{\n${lines.join('')}${indent}}`;
}
