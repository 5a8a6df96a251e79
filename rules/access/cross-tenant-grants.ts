import { defineRule } from '../../src/engine/rule.ts';
import { crossTenantGrantsOf } from '../../src/estate/grants.ts';

export default defineRule({
  id: 'access/cross-tenant-grants',
  severity: 'warning',
  title: 'Many single grants to other tenants',
  why: 'Each is a guest or a foreign principal to be looked after one by one; access of those who left stays behind.',
  remedy: 'Register one application for several tenants, and grant the role to it.',
  sources: ['S098'],
  notes:
    "Counted are grants on a gallery, its definitions and its versions that name another tenant than the gallery's; without the tenant of the gallery none is counted. The documentation advises the app registration for sharing at scale and names no figure; the threshold is ours.",
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47
galleries:
  - name: contosoImages
    location: westeurope
    grants:
      - { principal: partner-1, principalType: Group, role: Reader, tenant: 11111111-0000-0000-0000-000000000000 }
      - { principal: partner-2, principalType: Group, role: Reader, tenant: 22222222-0000-0000-0000-000000000000 }
      - { principal: partner-3, principalType: Group, role: Reader, tenant: 33333333-0000-0000-0000-000000000000 }
      - { principal: partner-4, principalType: Group, role: Reader, tenant: 44444444-0000-0000-0000-000000000000 }
      - { principal: partner-5, principalType: Group, role: Reader, tenant: 55555555-0000-0000-0000-000000000000 }
      - { principal: partner-6, principalType: Group, role: Reader, tenant: 66666666-0000-0000-0000-000000000000 }
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
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47
galleries:
  - name: contosoImages
    location: westeurope
    grants:
      - { principal: partner-app, principalType: ServicePrincipal, role: Reader }
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
  on: 'gallery',
  check(gallery, { facts, report }) {
    const limit = facts.limit('crossTenantGrants') ?? Number.POSITIVE_INFINITY;
    const grants = crossTenantGrantsOf(gallery);
    const beyond = grants[limit];
    if (beyond === undefined) return;
    const message = `${grants.length} grants to other tenants in gallery "${gallery.name}", over ${limit} a multi-tenant app registration is expected`;
    report({ subject: beyond, message });
  },
});
