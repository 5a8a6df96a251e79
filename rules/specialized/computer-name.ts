import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'specialized/computer-name',
  severity: 'warning',
  title: 'Several machines from a Specialized image keep one computer name',
  why: 'Every machine takes the computer name of the source VM; two of one name collide in the network and in the domain.',
  remedy: 'Rename each machine after it is created and say `renamesComputer: true`, or use a Generalized image.',
  sources: ['S045'],
  notes: 'Judged for each deployment by itself: more than one VM, or any scale set.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: virtualMachine, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
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
        osState: Specialized
        versions:
          - name: 1.0.0
            source: { kind: virtualMachine, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, renamesComputer: true } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image, virtualMachineCount, virtualMachines, scaleSets } = deployment;
    if (image?.spec.osState !== 'Specialized') return;
    if (virtualMachineCount > 1 && virtualMachines?.renamesComputer !== true) {
      report({
        at: virtualMachines === undefined ? ['virtualMachines'] : ['virtualMachines', 'count'],
        message: `${virtualMachineCount} VMs from Specialized image "${image.name}" without renamesComputer: true, all take the source VM's name`,
      });
    }
    for (const [index, { name, renamesComputer }] of scaleSets.entries()) {
      if (renamesComputer === true) continue;
      report({
        at: ['scaleSets', index, 'name'],
        message: `scale set "${name}" from Specialized image "${image.name}" without renamesComputer: true, all instances take the source VM's name`,
      });
    }
  },
});
