import { buildEstate } from '../../src/estate/build-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { type EditionId, factsOf } from '../../src/facts/facts.ts';
import type { Deployment, Manifest, TargetRegion, Version } from '../../src/manifest/manifest.ts';
import { type Placement, type Plan, planReplicas } from '../../src/planning/plan.ts';
import { type SizingSettings, sizingOf } from '../../src/planning/sizing.ts';
import type { SourceDocument } from '../../src/source/source.ts';

/** An estate of one document, made without any reader: places are of no interest here. */
export function estateOf(manifest: Omit<Manifest, 'gallerist'>, edition: EditionId = '2021-06'): Estate {
  const source: SourceDocument = {
    file: 'estate.yaml',
    index: 0,
    isOneOfMany: false,
    value: { gallerist: 1, ...manifest },
    rangeOf: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }),
  };
  return buildEstate([{ source, faults: [] }], factsOf(edition));
}

/** Gallery `g` with image `i` and these versions. */
export function galleryOf(...versions: Version[]): NonNullable<Manifest['galleries']>[number] {
  const identifier = { publisher: 'Contoso', offer: 'Web', sku: 'Base' };
  return { name: 'g', location: 'westeurope', images: [{ name: 'i', identifier, osType: 'Linux', osState: 'Generalized', versions }] };
}

export function versionOf(name: string, targetRegions: (string | TargetRegion)[], more: Partial<Version> = {}): Version {
  return { name, source: { kind: 'managedImage' }, targetRegions, ...more };
}

/** A deployment of `g/i/1.0.0` in westeurope. */
export function deploymentOf(more: Partial<Deployment>): Deployment {
  return { name: 'd', image: 'g/i/1.0.0', region: 'westeurope', ...more };
}

export function planOf(estate: Estate, edition: EditionId = '2021-06', settings: SizingSettings = {}): Plan {
  const facts = factsOf(edition);
  return planReplicas(estate, facts, sizingOf(facts, settings));
}

export type Case = { edition?: EditionId; sizing?: SizingSettings; replicas?: number; version?: Partial<Version> };

/** The placement of version 1.0.0 in westeurope under these deployments. */
export function placementOf(deployments: Partial<Deployment>[], { edition, sizing, replicas = 1, version = {} }: Case = {}): Placement {
  const target = { name: 'westeurope', regionalReplicaCount: replicas };
  const estate = estateOf(
    { galleries: [galleryOf(versionOf('1.0.0', [target], version))], deployments: deployments.map(deploymentOf) },
    edition,
  );
  const [placement, ...others] = planOf(estate, edition, sizing).placements;
  if (placement === undefined || others.length > 0) throw new Error('one placement was expected');
  return placement;
}
