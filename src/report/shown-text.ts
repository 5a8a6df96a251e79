import { sanitize } from './sanitize.ts';

/** UTF-16 units; the service allows 80 for most names. */
const LONGEST_NAME = 200;
const LONGEST_MESSAGE = 2_000;

/** A name from a manifest as reports show it. */
export function shownName(name: string): string {
  return shown(name, LONGEST_NAME);
}

/** A sentence that may quote a manifest, as reports show it. */
export function shownMessage(message: string): string {
  return shown(message, LONGEST_MESSAGE);
}

function shown(text: string, longest: number): string {
  return text.length > longest ? `${sanitize(text.slice(0, longest))}…` : sanitize(text);
}
