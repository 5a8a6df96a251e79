import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Path } from '../../../src/engine/finding.ts';
import { importAzureJson, isAzureJson } from '../../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../../src/exchange/manifest-of-resources.ts';
import { validateManifest } from '../../../src/manifest/validate-manifest.ts';
import { estateOf } from '../../estate/estate-of.ts';
import { documentOf } from '../resources-of.ts';

/** The words of these formats, thrown together without sense. */
const KEYS = `
  id Id type name location tags properties Properties value data columns rows body content parameters responses 200
  galleryName galleryImageName vmName uniqueId identifier publisher osType sku publishingProfile targetRegions replicaCount
  storageProfile source uri osDiskImage dataDiskImages lun imageReference virtualMachineProfile virtualMachineScaleSet
  endOfLifeDate constructor toString length
`
  .trim()
  .split(/\s+/);
const LEAVES = [null, true, 0, -1, 1.5, '', 'text', 'West Europe', '2030-01-31T00:00:00Z', '/Date(99999999999999)/'];
const TYPES = ['Microsoft.Compute/galleries', 'microsoft.compute/galleries/images', 'g/i', 'Microsoft.Compute/virtualMachines'];
const OTHER_IDS = ['/subscriptions//resourceGroups//providers//x', '/CommunityGalleries/c'];
const IDS = `
  galleries/g galleries/g/images/i galleries/G/images/i/versions/1.0.0 snapshots/s virtualMachines/vm virtualMachineScaleSets/set
`
  .trim()
  .split(/\s+/)
  .map((path) => `/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/${path}`);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom(...LEAVES, ...TYPES, ...IDS, ...OTHER_IDS),
    fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 7 }),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
}));

/** Something that has an id, and next to no sense else. */
const resource = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.dictionary(fc.constantFrom(...KEYS), tree, { maxKeys: 5 }),
    fc.dictionary(fc.constantFrom('publishingProfile', 'storageProfile', 'virtualMachineProfile', 'identifier', 'osType'), tree),
    fc.boolean(),
  )
  .map(([id, envelope, properties, isFlat]) => ({ ...envelope, ...(isFlat ? properties : { properties }), id }));

/** All paths of a value. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

it('makes something of whatever is printed, with a place for every part', async () => {
  let resources = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(tree, resource), { maxLength: 5 }), async (value) => {
      const document = await documentOf(value);
      const imported = importAzureJson(document);
      expect(isAzureJson(value)).toBe(imported.resources.length + imported.findings.length > 0);
      if (imported.resources.length === 0) return;
      resources += imported.resources.length;
      const { value: manifest, unknown, documentAt, findings } = manifestOf(imported.resources);
      for (const path of pathsOf(manifest)) {
        const { line, column } = documentAt(path).rangeOf(path);
        expect(line * column).toBeGreaterThan(0);
      }
      for (const { line, message } of [...imported.findings, ...findings]) {
        expect(line).toBeGreaterThan(0);
        expect(message).not.toMatch(/undefined|\[object/);
      }
      const { faults } = validateManifest(manifest);
      estateOf([{ value: manifest, faults: [...faults], unknown: [...unknown] }]);
    }),
    { numRuns: 500 },
  );
  // The draw is worth its time only where resources come out of it.
  expect(resources).toBeGreaterThan(100);
});
