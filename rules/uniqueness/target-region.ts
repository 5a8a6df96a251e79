import { defineRule } from '../../src/engine/rule.ts';
import type { TargetRegion } from '../../src/estate/estate.ts';
import { repeatsOf } from '../../src/estate/repeats.ts';

const nameOf = (target: TargetRegion) => target.name;

/** Whether nothing is lost with one of the two. */
function saySame({ spec: { name: _a, ...a } }: TargetRegion, { spec: { name: _b, ...b } }: TargetRegion): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export default defineRule({
  id: 'uniqueness/target-region',
  severity: 'error',
  title: 'A target region is listed twice',
  why: 'The service refuses the version; and which of the two replica counts was meant is unknown.',
  remedy: 'Keep one of the two entries.',
  sources: ['E64'],
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
            targetRegions: [westeurope, northeurope, West Europe]
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
  on: 'version',
  check({ targetRegions }, { report }) {
    for (const { index, first } of repeatsOf(targetRegions, nameOf)) {
      const [target, earlier] = [targetRegions[index], targetRegions[first]];
      if (target === undefined || earlier === undefined) continue;
      const { name } = target.spec;
      const message =
        name === earlier.spec.name
          ? `target region "${name}" is listed twice`
          : `target region "${name}" is the same as "${earlier.spec.name}"`;
      const at = target.isBare ? target.key : [...target.key, 'name'];
      report({
        at,
        message,
        related: [{ subject: earlier, message: 'first listed here' }],
        ...(saySame(target, earlier) && {
          fix: { safe: true, title: `Remove the second "${name}"`, edits: [{ op: 'remove', at: target.key }] },
        }),
      });
    }
  },
});
