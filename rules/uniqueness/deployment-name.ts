import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'uniqueness/deployment-name',
  severity: 'error',
  title: 'A deployment name occurs twice in the estate',
  why: 'Reports name a deployment by its name: nobody can tell the two apart, and a comparison of two states takes them for one.',
  remedy: 'Give each deployment a name of its own.',
  sources: [],
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
            replicaCount: 2
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
deployments:
  - { name: web-west, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: web-west, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
            replicaCount: 2
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
deployments:
  - { name: web-west, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: web-north, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check(deployment, { estate, report }) {
    const [first] = estate.deploymentsByName.get(deployment.name.toLowerCase()) ?? [];
    if (first === undefined || first === deployment) return;
    report({ message: `deployment name "${deployment.name}" is already taken`, related: [{ subject: first, message: 'first used here' }] });
  },
});
