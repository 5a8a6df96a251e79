import type { Pair } from './change.ts';
import type { LeftOutNames } from './left-out.ts';

/** Entities of two lists, set against each other. */
export type Paired<E> = { pairs: Pair<E>[]; removed: E[]; added: E[] };

/** What may have been refused by the schema on the other side counts neither as removed nor as added. */
export type OtherSides = { base: LeftOutNames; head: LeftOutNames };

/** Pairs entities of the same key, the first with the first where one is written twice; each list keeps its order. */
export function pairByKey<E>(base: readonly E[], head: readonly E[], keyOf: (entity: E) => string | undefined): Paired<E> {
  const waiting = new Map<string, E[]>();
  for (const entity of head) {
    const key = keyOf(entity);
    if (key === undefined) continue;
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [entity]);
    else same.push(entity);
  }
  const pairs: Pair<E>[] = [];
  const removed: E[] = [];
  const met = new Set<E>();
  for (const before of base) {
    const key = keyOf(before);
    const after = key === undefined ? undefined : waiting.get(key)?.shift();
    if (after === undefined) removed.push(before);
    else {
      pairs.push({ before, after });
      met.add(after);
    }
  }
  return { pairs, removed, added: head.filter((entity) => !met.has(entity)) };
}

/** Pairs what is left over by another key, where exactly one of each side has it: two would be a guess. */
export function pairLeftOver<E>({ pairs, removed, added }: Paired<E>, keyOf: (entity: E) => string | undefined): Paired<E> {
  const old = onlyOnes(removed, keyOf);
  const young = onlyOnes(added, keyOf);
  const found: Pair<E>[] = [];
  for (const [key, before] of old) {
    const after = young.get(key);
    if (before !== undefined && after !== undefined) found.push({ before, after });
  }
  if (found.length === 0) return { pairs, removed, added };
  const met = new Set(found.flatMap(({ before, after }) => [before, after]));
  const isLeft = (entity: E) => !met.has(entity);
  return { pairs: [...pairs, ...found], removed: removed.filter(isLeft), added: added.filter(isLeft) };
}

/** Takes out what the other side may have, but cannot tell. */
export function withoutUnknown<E>(
  { pairs, removed, added }: Paired<E>,
  nameOf: (entity: E) => string,
  { base, head }: OtherSides,
): Paired<E> {
  const mayBeIn = (side: LeftOutNames) => (entity: E) => side.hasNameless || side.has(nameOf(entity));
  return {
    pairs,
    removed: removed.filter((entity) => !mayBeIn(head)(entity)),
    added: added.filter((entity) => !mayBeIn(base)(entity)),
  };
}

/** By key; undefined where several have it. */
function onlyOnes<E>(entities: readonly E[], keyOf: (entity: E) => string | undefined): Map<string, E | undefined> {
  const ones = new Map<string, E | undefined>();
  for (const entity of entities) {
    const key = keyOf(entity);
    if (key !== undefined) ones.set(key, ones.has(key) ? undefined : entity);
  }
  return ones;
}
