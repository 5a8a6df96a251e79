import { defineRule } from '../../src/engine/rule.ts';
import { apiDefault, isApiFrom } from '../../src/facts/api-versions.ts';

const CHANGED = apiDefault('endOfLifeDate');

export default defineRule({
  id: 'lifecycle/end-of-life-missing',
  severity: 'info',
  title: 'An image has no end of life',
  why: 'Nothing says when the image is to be replaced and when its replicas may go: they are kept, and paid for, until somebody asks.',
  remedy: 'Give the definition an end of life, which its versions take over, or each version one of its own.',
  sources: ['N16'],
  notes:
    'No edition demands an end of life. From API version 2026-03-03 on, which was announced, a version without one gets 6 months: where the manifest names that version or a later one, api/changed-default reports instead.',
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
        endOfLifeDate: 2027-06-30
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check({ name, spec, versions, gallery }, { report }) {
    if (spec.endOfLifeDate !== undefined || isApiFrom(gallery.apiVersion, CHANGED?.since)) return;
    const silent = versions.filter(({ endOfLifeDate }) => endOfLifeDate === undefined);
    const [first] = silent;
    if (first === undefined) return;
    const which = silent.length === 1 ? `has "${first.name}"` : `have ${silent.length} of its ${versions.length} versions`;
    report({ message: `image "${name}" has no end of life, nor ${which}` });
  },
});
