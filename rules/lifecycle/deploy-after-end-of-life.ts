import type { Path } from '../../src/engine/finding.ts';
import { defineRule } from '../../src/engine/rule.ts';
import type { Image, Version } from '../../src/estate/estate.ts';
import { utcDay } from '../../src/estate/utc-day.ts';

/** Where the date is written that counts for a version: its own, or its definition's. */
function endOfLifeOf(version: Version): { subject: Version | Image; at: Path; message: string } {
  const subject = version.spec.endOfLifeDate === undefined ? version.image : version;
  return { subject, at: ['endOfLifeDate'], message: 'end of life' };
}

export default defineRule({
  id: 'lifecycle/deploy-after-end-of-life',
  severity: 'warning',
  title: 'A deployment comes after the end of life of its version',
  why: 'Machines are made from an image that is no longer maintained; in edition 2020-10 none can be made at all.',
  remedy: 'Deploy from a newer version, or move the end of life.',
  sources: ['S033', 'S034', 'C01'],
  notes:
    'Edition 2020-10 says that no machine can be created from a version after its end of life: an error. From edition 2021-06 on the date is informational: a warning. The edition decides. A deployment without a date is one of today.',
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, date: 2027-12-31, virtualMachines: 10 }
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, date: 2027-06-30, virtualMachines: 10 }
`,
  on: 'deployment',
  check({ spec, version }, { today, facts, report }) {
    if (version?.endOfLifeDate === undefined) return;
    const date = spec.date === undefined ? today : utcDay(spec.date);
    if (date <= version.endOfLifeDate) return;
    const isBlocked = facts.meanings.endOfLife === 'blocks';
    const meaning = isBlocked ? 'allows no machine from it after that' : 'takes the date for information';
    report({
      at: [spec.date === undefined ? 'image' : 'date'],
      severity: isBlocked ? 'error' : 'warning',
      message: `deployed on ${date}, after the end of life of "${version.name}" on ${version.endOfLifeDate}; edition ${facts.edition} ${meaning}`,
      related: [endOfLifeOf(version)],
    });
  },
});
