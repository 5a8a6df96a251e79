import { defineRule } from '../../src/engine/rule.ts';
import { daysBetween } from '../../src/estate/days-between.ts';
import type { Version } from '../../src/estate/estate.ts';
import { compareVersionNumbers } from '../../src/estate/version-number.ts';

function hasSuccessor({ number, image: { latest } }: Version): boolean {
  return number !== undefined && latest?.number !== undefined && compareVersionNumbers(latest.number, number) > 0;
}

function whenText(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

export default defineRule({
  id: 'lifecycle/end-of-life-soon',
  severity: 'info',
  title: 'A version comes to its end of life and has no successor',
  why: 'After the date the image is no longer maintained; a successor has to be built, tested and replicated before.',
  remedy: 'Publish the next version in time, or move the date.',
  sources: ['S022'],
  notes:
    'A version has a successor where `latest` can resolve to a higher one. Edition 2020-10 takes the end of life for the end of deployments; later editions call it informational (C01).',
  options: {
    days: { default: 90, minimum: 1, maximum: 3650, description: 'Days before the end of life from which on a version is reported' },
  },
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
            endOfLifeDate: 2026-03-31
            targetRegions: [westeurope, northeurope]
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
            endOfLifeDate: 2026-03-31
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-1.1 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { today, options, report }) {
    const { endOfLifeDate, spec, name, image } = version;
    if (endOfLifeDate === undefined || endOfLifeDate < today || hasSuccessor(version) || image.leftOutVersions > 0) return;
    const days = daysBetween(today, endOfLifeDate);
    if (days > (options.days ?? 0)) return;
    report({
      ...(spec.endOfLifeDate !== undefined && { at: ['endOfLifeDate'] }),
      message: `"${name}" comes to its end of life on ${endOfLifeDate}, ${whenText(days)}, and has no successor`,
    });
  },
});
