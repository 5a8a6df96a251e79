// Exported by gallerist from rich.yaml.

// API version 2024-03-03: the lowest that has safetyProfile.blockDeletionBeforeEndOfLife of version "1.5.0"
resource contosoImages 'Microsoft.Compute/galleries@2024-03-03' = {
  name: 'contosoImages'
  location: 'westeurope'
  tags: {
    costCenter: 'FIN-042'
    'hidden-link: a/b': 'two\nlines'
    '[note]': '[not an expression]'
  }
  properties: {
    description: 'It\'s the team\'s: 100 % "golden" \${images}'
    softDeletePolicy: {
      isSoftDeleteEnabled: true
    }
  }
}

resource contosoImages_payroll_backend 'Microsoft.Compute/galleries/images@2024-03-03' = {
  parent: contosoImages
  name: 'payroll-backend'
  location: 'westeurope'
  properties: {
    identifier: {
      publisher: 'Contoso'
      offer: 'Finance'
      sku: 'Backend'
    }
    osType: 'Linux'
    osState: 'Generalized'
    hyperVGeneration: 'V2'
    architecture: 'x64'
    features: [
      {
        name: 'SecurityType'
        value: 'TrustedLaunchSupported'
      }
      {
        name: 'IsAcceleratedNetworkSupported'
        value: 'true'
      }
    ]
    recommended: {
      vCPUs: {
        min: 2
        max: 8
      }
      memory: {
        min: 4
        max: 32
      }
    }
    disallowed: {
      diskTypes: [
        'Standard_LRS'
      ]
    }
    purchasePlan: {
      name: 'backend'
      publisher: 'contoso'
      product: 'finance'
    }
    endOfLifeDate: '2028-12-31T00:00:00Z'
  }
}

resource contosoImages_payroll_backend_1_4_0 'Microsoft.Compute/galleries/images/versions@2024-03-03' = {
  parent: contosoImages_payroll_backend
  name: '1.4.0'
  location: 'westeurope'
  properties: {
    storageProfile: {
      source: {
        id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/images/payroll'
      }
    }
    publishingProfile: {
      replicaCount: 2
      storageAccountType: 'Standard_ZRS'
      targetRegions: [
        {
          name: 'westeurope'
        }
        {
          name: 'northeurope'
          regionalReplicaCount: 3
          storageAccountType: 'Premium_LRS'
        }
      ]
    }
  }
}

resource contosoImages_payroll_backend_1_5_0 'Microsoft.Compute/galleries/images/versions@2024-03-03' = {
  parent: contosoImages_payroll_backend
  name: '1.5.0'
  location: 'westeurope'
  properties: {
    storageProfile: {
      source: {
        virtualMachineId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/virtualMachines/payroll'
      }
    }
    publishingProfile: {
      endOfLifeDate: '2027-06-30T12:00:00+02:00'
      targetRegions: [
        {
          name: 'westeurope'
          excludeFromLatest: true
          encryption: {
            osDiskImage: {
              diskEncryptionSetId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/os'
            }
          }
        }
      ]
    }
    safetyProfile: {
      allowDeletionOfReplicatedLocations: false
      blockDeletionBeforeEndOfLife: true
    }
  }
}

resource contosoImages_web 'Microsoft.Compute/galleries/images@2024-03-03' = {
  parent: contosoImages
  name: 'web'
  location: 'westeurope'
  properties: {
    identifier: {
      publisher: 'Contoso'
      offer: 'Web'
      sku: 'Base'
    }
    osType: 'Windows'
    osState: 'Specialized'
  }
}

resource contosoImages_web_2026_1_0 'Microsoft.Compute/galleries/images/versions@2024-03-03' = {
  parent: contosoImages_web
  name: '2026.1.0'
  location: 'westeurope'
  properties: {
    storageProfile: {
      osDiskImage: {
        source: {
          id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/disks/web-os'
        }
        hostCaching: 'ReadWrite'
      }
      dataDiskImages: [
        {
          lun: 1
          hostCaching: 'None'
          source: {
            id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/snapshots/web-data'
          }
        }
      ]
    }
    publishingProfile: {
      targetRegions: [
        {
          name: 'westeurope'
        }
      ]
    }
  }
}

resource contosoImages_web_2026_2_0 'Microsoft.Compute/galleries/images/versions@2024-03-03' = {
  parent: contosoImages_web
  name: '2026.2.0'
  location: 'westeurope'
  properties: {
    storageProfile: {
      osDiskImage: {
        source: {
          uri: 'https://contosobuild.blob.core.windows.net/vhds/web.vhd'
          storageAccountId: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Storage/storageAccounts/contosobuild'
        }
      }
    }
    publishingProfile: {
      targetRegions: [
        {
          name: 'westeurope'
        }
      ]
    }
  }
}
