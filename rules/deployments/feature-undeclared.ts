import { defineRule } from '../../src/engine/rule.ts';
import type { Image } from '../../src/estate/estate.ts';
import { machinesOf } from '../../src/estate/machines.ts';
import type { MachineFeature } from '../../src/manifest/manifest.ts';

/** The declaration that each feature needs (N06): names of the image's feature, lower-case, and a word of its value. */
const DECLARATIONS: Record<MachineFeature, { names: readonly string[]; value: string; text: string }> = {
  Hibernation: { names: ['ishibernatesupported'], value: 'true', text: 'IsHibernateSupported: true' },
  AcceleratedNetworking: { names: ['isacceleratednetworksupported'], value: 'true', text: 'IsAcceleratedNetworkSupported: true' },
  NVMe: { names: ['diskcontrollertypes', 'diskcontrollertype'], value: 'nvme', text: 'DiskControllerTypes: SCSI, NVMe' },
};

function declares({ spec }: Image, feature: MachineFeature): boolean {
  const { names, value } = DECLARATIONS[feature];
  return (spec.features ?? []).some((declared) => names.includes(declared.name.toLowerCase()) && wordsOf(declared.value).includes(value));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z]+/);
}

export default defineRule({
  id: 'deployments/feature-undeclared',
  severity: 'warning',
  title: 'Machines ask for a feature that the image does not declare',
  why: 'Machines with the feature may fail to be created from the image, or run without it.',
  remedy: 'Declare the feature on the image if its operating system supports it, or do without.',
  sources: ['N06', 'N07'],
  notes: 'The documentation calls the feature of NVMe disks DiskControllerType, clients call it DiskControllerTypes (C10): both count.',
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, features: [AcceleratedNetworking], osProfile: { adminUsername: azureuser } } }
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
        features: [{ name: IsAcceleratedNetworkSupported, value: "true" }]
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, features: [AcceleratedNetworking], osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    if (image === undefined || image.isLeftOut) return;
    for (const { spec, at } of machinesOf(deployment)) {
      for (const [index, feature] of (spec.features ?? []).entries()) {
        if (declares(image, feature)) continue;
        report({
          at: [...at, 'features', index],
          message: `${feature} is not declared on image "${image.name}", "${DECLARATIONS[feature].text}" is expected`,
        });
      }
    }
  },
});
