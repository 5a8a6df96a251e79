import fc from 'fast-check';
import type { Edit, Path } from '../../src/engine/finding.ts';

const VALUES = [
  6,
  true,
  null,
  '',
  'westeurope',
  'West Europe',
  '1.1.0',
  '1.5',
  'a: b',
  "it's",
  'say "x"',
  ' x ',
  '#',
  '- a',
  '[',
  '{}',
  'é😀',
];
const KEYS = ['new', 'two words', '1.5', 'true', "it's", '"', 'ü'];

/** An edit of a document, somewhere. */
export function arbitraryEdit(value: unknown): fc.Arbitrary<Edit> {
  const places = placesIn(value, []);
  const scalar = fc.constantFrom<unknown[]>(...VALUES);
  const key = fc.constantFrom(...KEYS);
  const any = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: scalar.map((n) => ({ name: 'x', n })) });
  const edits: fc.Arbitrary<Edit>[] = [];
  const set = places.filter(({ path, node }) => path.length > 0 && !isCollection(node));
  const maps = places.filter(({ node }) => isCollection(node) && !Array.isArray(node));
  const lists = places.filter(({ node, path }) => path.length > 0 && Array.isArray(node));
  const keyed = places.filter(({ path }) => typeof path.at(-1) === 'string');
  const within = places.filter(({ path }) => path.length > 0);
  const of = (some: readonly Place[], edit: (place: Place) => fc.Arbitrary<Edit>) => {
    if (some.length > 0) edits.push(fc.constantFrom(...some).chain(edit));
  };
  // A scalar that holds what stands there, beside something else, is what becomes of a bare region.
  of(set, ({ path, node }) =>
    fc
      .oneof(
        any,
        scalar.map((n) => ({ name: node, n })),
      )
      .map((v) => ({ op: 'set', at: path, value: v })),
  );
  of(maps, ({ path }) => fc.tuple(key, any).map(([k, v]) => ({ op: 'set', at: [...path, k], value: v })));
  of(lists, ({ path }) => any.map((v) => ({ op: 'append', at: path, value: v })));
  of(keyed, ({ path }) => key.map((k) => ({ op: 'rename', at: path, key: k })));
  of(within, ({ path }) => fc.constant({ op: 'remove', at: path }));
  return edits.length === 0 ? fc.constant({ op: 'remove', at: ['none'] }) : fc.oneof(...edits);
}

type Place = { path: Path; node: unknown };

function placesIn(node: unknown, path: Path): Place[] {
  if (path.length > 6) return [];
  const places: Place[] = [{ path, node }];
  if (Array.isArray(node)) for (const [index, item] of node.entries()) places.push(...placesIn(item, [...path, index]));
  else if (isCollection(node)) for (const [key, child] of Object.entries(node)) places.push(...placesIn(child, [...path, key]));
  return places;
}

function isCollection(node: unknown): node is object {
  return typeof node === 'object' && node !== null;
}
