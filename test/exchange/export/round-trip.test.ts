import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HclBlock } from './read-blocks.ts';
import type { Arguments } from '../../../src/exchange/terraform/arguments.ts';
import { galleryBody, imageBody, versionBody } from '../../../src/exchange/terraform/galleries.ts';
import { changesBetween } from '../../../src/change/changes-between.ts';
import type { Estate } from '../../../src/estate/estate.ts';
import { type ExportedGallery, exportedGalleries } from '../../../src/exchange/export/exported-galleries.ts';
import { factsOf } from '../../../src/facts/facts.ts';
import { renderExport } from '../../../src/report/export/render-export.ts';
import { scopesOf } from '../../../src/report/export/scopes.ts';
import { wordsOf } from '../../change/changes-of.ts';
import { estateOf } from '../../estate/estate-of.ts';
import type { SourceFile } from '../../../src/source/source.ts';
import { loadEstate } from '../../../src/engine/analyze.ts';
import { manifest, type ManifestModel } from './arbitrary-manifest.ts';
import { carried, estateOfMade, expectedOf, withoutApiVersion } from './round-trips.ts';
import { type Made, type Planned, readArm, readBicepFile, readTerraform } from './read-exports.ts';

const FACTS = factsOf('2021-06');

const galleriesOf = (estate: Estate) => exportedGalleries(estate, FACTS).galleries;

/** A file of another tool is the same estate as the manifest that it was exported from, and nothing in it is left unread. */
async function expectSame(value: ManifestModel, file: SourceFile): Promise<void> {
  const { estate, findings } = await loadEstate([file], { today: '2026-01-15' });
  expect(findings.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  expect(wordsOf(changesBetween(estateOf([{ value: carried(value) }]), estate))).toEqual([]);
}

/** Galleries in the order in which scopes have them. */
const inScopes = (galleries: readonly ExportedGallery[]) => scopesOf(galleries).flatMap((scope) => scope.galleries);

describe('every export of any manifest', { timeout: 60_000 }, () => {
  it('is an ARM template that says it all, and nothing else', () => {
    fc.assert(
      fc.property(manifest, (value) => {
        const galleries = galleriesOf(estateOf([{ value }]));
        const hasScopes = scopesOf(galleries).length > 1;
        expect(readArm(renderExport(galleries, 'arm', ['a.yaml']))).toEqual(expectedOf(inScopes(galleries), hasScopes));
      }),
      { numRuns: 100 },
    );
  });

  it('is Bicep that says it all, and nothing else', () => {
    fc.assert(
      fc.property(manifest, (value) => {
        for (const exported of galleriesOf(estateOf([{ value }])))
          expect(readBicepFile(renderExport([exported], 'bicep', ['a.yaml']))).toEqual(expectedOf([exported], false));
      }),
      { numRuns: 100 },
    );
  });

  it('changes nothing when it is read again and compared', async () => {
    await fc.assert(
      fc.asyncProperty(manifest.map(withoutApiVersion), async (value) => {
        const { galleries, omissions } = exportedGalleries(estateOf([{ value }]), FACTS);
        fc.pre(omissions.length === 0);
        const again = await estateOfMade(expectedOf(galleries, true));
        expect(wordsOf(changesBetween(estateOf([{ value: carried(value) }]), again))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is Terraform that makes the same', async () => {
    await fc.assert(
      fc.asyncProperty(manifest.map(withoutApiVersion), async (value) => {
        const { galleries, omissions } = exportedGalleries(estateOf([{ value }]), FACTS);
        fc.pre(omissions.length === 0);
        const planned = readTerraform(renderExport(galleries, 'terraform', ['a.yaml']));
        const expected = new Map(expectedOf(galleries, true).map((made) => [keyOf(made), made]));
        for (const { azurerm, ...made } of planned) if (azurerm === undefined) expect(made).toEqual(expected.get(keyOf(made)));
        expect(planned.map(keyOf)).toEqual([...expected.keys()]);
        const again = await estateOfMade(planned.map(ofAzurerm));
        expect(wordsOf(changesBetween(estateOf([{ value: carried(value) }]), again))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is an ARM template that our own reader takes for the same', async () => {
    await fc.assert(
      fc.asyncProperty(manifest.map(withoutApiVersion), async (value) => {
        const { galleries, omissions } = exportedGalleries(estateOf([{ value }]), FACTS);
        fc.pre(omissions.length === 0);
        await expectSame(value, { path: 'template.json', text: renderExport(galleries, 'arm', ['a.yaml']) });
      }),
      { numRuns: 100 },
    );
  });

  it('is Terraform that our own reader takes for the same', async () => {
    await fc.assert(
      fc.asyncProperty(manifest.map(withoutApiVersion), async (value) => {
        const { galleries, omissions } = exportedGalleries(estateOf([{ value }]), FACTS);
        fc.pre(omissions.length === 0);
        await expectSame(value, { path: 'main.tf', text: renderExport(galleries, 'terraform', ['a.yaml']) });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same estate when it is read again', async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async (value) => {
        const estate = estateOf([{ value }]);
        const galleries = galleriesOf(estate);
        const again = await estateOfMade(expectedOf(galleries, true));
        expect(galleriesOf(again).map(withoutReason)).toEqual(galleries.map(withoutReason));
      }),
      { numRuns: 100 },
    );
  });
});

function keyOf({ subscription, resourceGroup, names }: Made): string {
  return JSON.stringify([subscription, resourceGroup, ...names]);
}

/** What the provider sends for arguments, by the readers of Terraform's plans. */
function ofAzurerm({ azurerm, ...made }: Planned): Made {
  if (azurerm === undefined) return made;
  const args: Arguments = {
    values: valuesOf(azurerm),
    report: (path) => {
      throw new Error(`${path.join('.')} is not known`);
    },
  };
  const body = [galleryBody, imageBody, versionBody][made.names.length - 1]?.(args).body;
  return { ...made, properties: (body?.['properties'] ?? {}) as Made['properties'] };
}

/** Blocks are lists of objects. */
function valuesOf({ values, blocks }: HclBlock): Record<string, unknown> {
  const all: Record<string, unknown> = { ...values };
  for (const block of blocks) all[block.type] = [...((all[block.type] as unknown[] | undefined) ?? []), valuesOf(block)];
  return all;
}

/** What is exported again, but for the estate's entities and the reason for an API version, which is named now. */
function withoutReason({ apiVersion, body, images }: ExportedGallery) {
  return {
    apiVersion,
    body,
    images: images.map((image) => ({ body: image.body, versions: image.versions.map((version) => version.body) })),
  };
}
