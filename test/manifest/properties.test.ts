import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateConfig } from '../../src/config/validate-config.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Explanation } from '../../src/manifest/explain-errors.ts';
import { formats } from '../../src/manifest/formats.ts';
import { validateManifest } from '../../src/manifest/validate-manifest.ts';
import { validatePriceSheet } from '../../src/pricing/validate-price-sheet.ts';
import { arbitraryDocument, type Schema } from './arbitrary-document.ts';

type Keyed = Record<string | number, unknown>;

const CASES: [name: string, validate: (value: unknown) => Explanation][] = [
  ['manifest', validateManifest],
  ['config', validateConfig],
  ['prices', validatePriceSheet],
];

/** Every node of a document, the document itself first. */
function* nodesOf(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* nodesOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
}

function exists(document: unknown, path: Path): boolean {
  let node = document;
  for (const key of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return false;
    node = (node as Keyed)[key];
  }
  return true;
}

function replaced(document: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(document) ? [...(document as unknown[])] : { ...(document as Keyed) };
  (copy as Keyed)[key] = replaced((document as Keyed)[key], rest, value);
  return copy;
}

describe.each(CASES)('%s', (name, validate) => {
  const schema = JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;
  const documents = arbitraryDocument(schema);
  const isValid = new Ajv2020({ allowUnionTypes: true, formats }).compile(schema);
  const node = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const pick = (document: unknown, share: number) => {
    const nodes = [...nodesOf(document)];
    const picked = nodes[Math.floor(share * nodes.length)];
    if (picked === undefined) throw new Error('no node');
    return picked;
  };

  it('passes what fits its schema', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(validate(document)).toEqual({ problems: [], faults: [] });
      }),
    );
  });

  it('refuses a document in which any value is missing', () => {
    fc.assert(
      fc.property(documents, node, (document, share) => {
        const { path } = pick(document, share);
        const wrong = replaced(document, path, null);
        const { problems, faults } = validate(wrong);
        expect(faults).toContainEqual(path);
        expect(problems.length).toBeGreaterThan(0);
        for (const problem of problems) expect(exists(wrong, problem.path)).toBe(true);
      }),
    );
  });

  it('agrees with ajv and the published schema on any document', () => {
    fc.assert(
      fc.property(documents, node, fc.anything({ maxDepth: 2, withNullPrototype: true }), (document, share, value) => {
        const wrong = replaced(document, pick(document, share).path, value);
        const { problems, faults } = validate(wrong);
        expect(problems.length === 0).toBe(isValid(wrong));
        expect(faults.length === 0).toBe(problems.length === 0);
        for (const { path, fault, message } of problems) {
          expect(exists(wrong, path)).toBe(true);
          expect(faults).toContainEqual(fault);
          expect(message).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+[^.]$/u);
        }
        expect(new Set(faults.map((fault) => JSON.stringify(fault))).size).toBe(faults.length);
      }),
      { numRuns: 500 },
    );
  }, 20_000);

  it('names a key that does not belong, wherever it stands', () => {
    fc.assert(
      fc.property(documents, node, fc.string({ minLength: 10 }), (document, share, key) => {
        const { path, value } = pick(document, share);
        fc.pre(typeof value === 'object' && value !== null && !Array.isArray(value) && !key.startsWith('x-'));
        const wrong = replaced(document, path, Object.defineProperty({ ...(value as Keyed) }, key, { value: null, enumerable: true }));
        const { faults } = validate(wrong);
        expect(faults).toContainEqual([...path, key]);
      }),
    );
  });
});
