import type { Path } from '../../src/engine/finding.ts';
import { defineRule } from '../../src/engine/rule.ts';
import type { Deployment, Image, Version } from '../../src/estate/estate.ts';
import { machinesOf } from '../../src/estate/machines.ts';
import type { Plan } from '../../src/manifest/manifest.ts';

const PARTS = ['name', 'publisher', 'product'] as const;

function faultOf(plan: Plan, { name, spec: { purchasePlan } }: Image): string | undefined {
  if (purchasePlan === undefined) return `plan "${plan.name ?? ''}", image "${name}" has no purchase plan`;
  for (const part of PARTS) {
    const [found, expected] = [plan[part], purchasePlan[part]];
    if (found === undefined || expected === undefined || found === expected) continue;
    return `plan with ${part} "${found}", the purchase plan of image "${name}" has "${expected}"`;
  }
  return undefined;
}

function definitionOf(image: Image) {
  const at: Path = [image.spec.purchasePlan === undefined ? 'name' : 'purchasePlan'];
  return { subject: image, at, message: 'the definition' };
}

export default defineRule({
  id: 'migration/plan-mismatch',
  severity: 'error',
  title: 'A purchase plan differs from that of the image definition',
  why: 'The service refuses machines whose plan is not the plan of the definition, and a version of a Marketplace descendant must carry its plan on.',
  remedy: 'Give the plan of the definition; a definition without the plan has to be made anew with it.',
  sources: ['E89', 'N25'],
  notes:
    'Parts of the plan that one of the two sides does not name are not compared: migration/incomplete-plan reports those of the definition.',
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
        purchasePlan: { name: web-byol, publisher: fabrikam, product: web-appliance }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osProfile: { adminUsername: azureuser }, plan: { name: web-hourly, publisher: fabrikam, product: web-appliance } } }
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
        purchasePlan: { name: web-byol, publisher: fabrikam, product: web-appliance }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osProfile: { adminUsername: azureuser }, plan: { name: web-byol, publisher: fabrikam, product: web-appliance } } }
`,
  on: 'estate',
  check({ galleries, deployments }, { report }) {
    const judge = (subject: Version | Deployment, at: Path, plan: Plan | undefined, image: Image) => {
      const fault = plan === undefined ? undefined : faultOf(plan, image);
      if (fault !== undefined) report({ subject, at: [...at, 'plan'], part: 'key', message: fault, related: [definitionOf(image)] });
    };
    for (const gallery of galleries) {
      for (const image of gallery.images) {
        if (image.isLeftOut) continue;
        for (const version of image.versions) judge(version, ['source'], version.spec.source.plan, image);
      }
    }
    for (const deployment of deployments) {
      if (deployment.image === undefined || deployment.image.isLeftOut) continue;
      for (const { spec, at } of machinesOf(deployment)) judge(deployment, at, spec.plan, deployment.image);
    }
  },
});
