import type { Path } from '../../src/engine/finding.ts';
import { type Problem, defineRule } from '../../src/engine/rule.ts';
import type { Subject } from '../../src/estate/estate.ts';
import { findRegion, suggestRegion } from '../../src/facts/regions.ts';

const LOCATION: Path = ['location'];
const GROUP_LOCATION: Path = ['resourceGroup', 'location'];
const SOURCE_LOCATION: Path = ['source', 'location'];

function unknownRegion(subject: Subject, at: Path, name: string, suggestion: string | undefined): Problem {
  if (suggestion === undefined) return { subject, at, message: `no region is called "${name}"` };
  return {
    subject,
    at,
    message: `no region is called "${name}", did you mean "${suggestion}"`,
    fix: { safe: isSpelling(name, suggestion), title: `Change "${name}" to ${suggestion}`, edits: [{ op: 'set', at, value: suggestion }] },
  };
}

/** Whether a name is the region's but for its signs: `West-Europe`, `west_europe`. */
function isSpelling(name: string, region: string): boolean {
  return name.replaceAll(/[^a-zA-Z0-9]/g, '').toLowerCase() === region;
}

export default defineRule({
  id: 'replication/unknown-region',
  severity: 'error',
  title: 'There is no such region',
  why: 'The service refuses a location that it does not know.',
  remedy: 'Correct the name; programmatic names ("westeurope") and display names ("West Europe") are both understood, in any case.',
  sources: ['E04'],
  notes:
    'Judged wherever a region is written: gallery, resource group, image definition, version, source, target region and deployment. Names of canary, announced and closed regions are known, and left alone; the list bears the date of its source.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurpoe]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check({ galleries, deployments }, { report }) {
    // A generated manifest repeats its mistake: each spelling is compared with all regions once.
    const suggestions = new Map<string, string | undefined>();
    const judge = (subject: Subject, at: Path, name: string | undefined) => {
      if (name === undefined || findRegion(name) !== undefined) return;
      if (!suggestions.has(name)) suggestions.set(name, suggestRegion(name));
      report(unknownRegion(subject, at, name, suggestions.get(name)));
    };
    for (const gallery of galleries) {
      if (!gallery.isLeftOut) {
        judge(gallery, LOCATION, gallery.spec.location);
        const { resourceGroup } = gallery.spec;
        if (typeof resourceGroup === 'object') judge(gallery, GROUP_LOCATION, resourceGroup.location);
      }
      for (const image of gallery.images) {
        if (!image.isLeftOut) judge(image, LOCATION, image.spec.location);
        for (const version of image.versions) {
          judge(version, LOCATION, version.spec.location);
          judge(version, SOURCE_LOCATION, version.spec.source.location);
          for (const target of version.targetRegions) {
            if (target.region === undefined) judge(target, target.isBare ? [] : ['name'], target.spec.name);
          }
        }
      }
    }
    for (const deployment of deployments) judge(deployment, ['region'], deployment.spec.region);
  },
});
