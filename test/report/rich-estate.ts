/**
 * An estate in which nearly every sentence of the reports has its occasion: each status and mark, windows, headroom, tags,
 * what is left out, superseded versions, a region that is on no map.
 */
export const RICH = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: alpha
    location: westeurope
    environment: production
    tags: { costCenter: "101" }
    images:
      - name: payroll
        identifier: { publisher: p, offer: o, sku: s }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 127, usedGB: 10 }
            targetRegions: [westeurope, northeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 127, usedGB: 12 }
            targetRegions:
              - { name: westeurope, regionalReplicaCount: 6 }
              - { name: northeurope, regionalReplicaCount: 4 }
              - { name: eastus, regionalReplicaCount: 1 }
              - { name: swedencentral, regionalReplicaCount: 9 }
              - { name: mars, regionalReplicaCount: 1 }
          - name: 1.2.0
            excludeFromLatest: true
            replicationMode: Shallow
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 127 }
            targetRegions: [westeurope]
  - name: beta
    location: brazilsouth
    subscription: 22222222-2222-3333-4444-555555555555
    images:
      - name: web
        identifier: { publisher: p, offer: o, sku: t }
        osType: Windows
        osState: Generalized
        versions:
          - name: 2.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            targetRegions: [brazilsouth, { name: westeurope, storageAccountType: Premium_LRS }]
          - name: 2.1.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 64 }
            targetRegions: [brazilsouth, { name: westeurope, storageAccountType: PremiumV2_LRS }]
          - name: 2.2.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            targetRegions: [{ name: westeurope, regionalReplicaCount: 0 }]
deployments:
  - { name: a, image: alpha/payroll/1.1.0, region: westeurope, window: night, virtualMachines: 20 }
  - { name: b, image: alpha/payroll/1.1.0, region: westeurope, window: month-end, virtualMachines: 120, scaleSets: [{ name: w, instances: 600, count: 5 }] }
  - { name: c, image: alpha/payroll/1.1.0, region: northeurope, virtualMachines: 80 }
  - { name: d, image: alpha/payroll/1.1.0, region: eastus, virtualMachines: 50 }
  - { name: e, image: alpha/payroll/1.1.0, region: swedencentral, virtualMachines: 100, scaleSets: [{ name: a, instances: 1 }, { name: b, instances: 2 }, { name: c, instances: 3 }, { name: d, instances: 4 }] }
  - { name: f, image: alpha/payroll/1.1.0, region: japaneast, virtualMachines: 1 }
`;
