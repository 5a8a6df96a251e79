import type { Io } from './io.ts';
import { shownPath } from './read-files.ts';
import { UsageError } from './usage-error.ts';

/** A chain of `extends` that is longer has lost its way. */
const MAX_EXTENDS = 16;

/** Throws a UsageError where a file that is to be read next is in the chain of those that extend it, or the chain is too long. */
export function refuseLostWay(next: string, chain: readonly string[], files: string, io: Io): void {
  if (chain.includes(next)) {
    const circle = [...chain, next].map((file) => shownPath(file, io)).join(' -> ');
    throw new UsageError(`${files} extend each other in a circle: ${circle}`, 'Take one of the links out.');
  }
  if (chain.length > MAX_EXTENDS) throw new UsageError(`${files} extend each other more than ${MAX_EXTENDS} deep`, 'Shorten the chain.');
}
