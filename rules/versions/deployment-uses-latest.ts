import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'versions/deployment-uses-latest',
  severity: 'info',
  title: 'A production scale set follows latest',
  why: 'The next scale-out takes whatever version is latest on that day: one scale set then runs machines of two versions, and a new version is in production before anybody let it in.',
  remedy: 'Name a version, and change it when the new one is wanted.',
  sources: [],
  notes: 'Production is what the deployment says of itself; where it says nothing, what its image or gallery says.',
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
            replicaCount: 2
            targetRegions: [westeurope, northeurope]
deployments:
  - { name: web, image: contosoImages/web/latest, region: westeurope, environment: production, scaleSets: [{ name: web, instances: 100 }] }
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
            replicaCount: 2
            targetRegions: [westeurope, northeurope]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, environment: production, scaleSets: [{ name: web, instances: 100 }] }
  - { name: standby, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check({ spec, reference, image, scaleSets }, { report }) {
    if (scaleSets.length === 0 || (spec.environment ?? image?.environment) !== 'production') return;
    if (reference.version?.toLowerCase() !== 'latest') return;
    const names = scaleSets.map(({ name }) => `"${name}"`).join(', ');
    const what = scaleSets.length === 1 ? `production scale set ${names} follows` : `production scale sets ${names} follow`;
    report({ at: ['image'], message: `${what} latest, a version number is expected` });
  },
});
