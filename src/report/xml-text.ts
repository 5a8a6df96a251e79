import { sanitize } from './sanitize.ts';

const SPECIAL = /[<>&"'\ufffe\uffff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  // XML has no place for these two, not even as references.
  '\ufffe': '\\ufffe',
  '\uffff': '\\uffff',
};

/** Text on one line for an element or an attribute of XML. */
export function xmlText(text: string): string {
  return sanitize(text).replaceAll(SPECIAL, (character) => ESCAPES[character] ?? '');
}

/** ` name="value"` for each; what is undefined is left out. Names are trusted. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  let written = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) written += ` ${name}="${xmlText(String(value))}"`;
  }
  return written;
}
