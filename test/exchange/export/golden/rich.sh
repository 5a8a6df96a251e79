#!/usr/bin/env bash
# Exported by gallerist from rich.yaml.
set -euo pipefail

az sig create \
  --subscription 11111111-2222-3333-4444-555555555555 \
  --resource-group rg-images \
  --gallery-name contosoImages \
  --location westeurope \
  --description 'It'\''s the team'\''s: 100 % "golden" ${images}' \
  --soft-delete true \
  --tags costCenter=FIN-042 $'hidden-link: a/b=two\x0alines' '[note]=[not an expression]'

az sig image-definition create \
  --subscription 11111111-2222-3333-4444-555555555555 \
  --resource-group rg-images \
  --gallery-name contosoImages \
  --gallery-image-definition payroll-backend \
  --location westeurope \
  --publisher Contoso \
  --offer Finance \
  --sku Backend \
  --os-type Linux \
  --os-state Generalized \
  --hyper-v-generation V2 \
  --architecture x64 \
  --minimum-cpu-core 2 \
  --maximum-cpu-core 8 \
  --minimum-memory 4 \
  --maximum-memory 32 \
  --disallowed-disk-types Standard_LRS \
  --plan-name backend \
  --plan-publisher contoso \
  --plan-product finance \
  --end-of-life-date 2028-12-31T00:00:00Z \
  --features 'SecurityType=TrustedLaunchSupported IsAcceleratedNetworkSupported=true'

az sig image-version create \
  --subscription 11111111-2222-3333-4444-555555555555 \
  --resource-group rg-images \
  --gallery-name contosoImages \
  --gallery-image-definition payroll-backend \
  --gallery-image-version 1.4.0 \
  --location westeurope \
  --managed-image /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/images/payroll \
  --target-regions westeurope=2=Standard_ZRS northeurope=3=Premium_LRS

# API version 2024-03-03: the lowest that has safetyProfile.blockDeletionBeforeEndOfLife of version "1.5.0"
az rest \
  --method put \
  --url "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/payroll-backend/versions/1.5.0?api-version=2024-03-03" \
  --headers Content-Type=application/json \
  --body @- <<'JSON'
{
  "location": "westeurope",
  "properties": {
    "storageProfile": {
      "source": {
        "virtualMachineId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/virtualMachines/payroll"
      }
    },
    "publishingProfile": {
      "endOfLifeDate": "2027-06-30T12:00:00+02:00",
      "targetRegions": [
        {
          "name": "westeurope",
          "excludeFromLatest": true,
          "encryption": {
            "osDiskImage": {
              "diskEncryptionSetId": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/os"
            }
          }
        }
      ]
    },
    "safetyProfile": {
      "allowDeletionOfReplicatedLocations": false,
      "blockDeletionBeforeEndOfLife": true
    }
  }
}
JSON

az sig image-definition create \
  --subscription 11111111-2222-3333-4444-555555555555 \
  --resource-group rg-images \
  --gallery-name contosoImages \
  --gallery-image-definition web \
  --location westeurope \
  --publisher Contoso \
  --offer Web \
  --sku Base \
  --os-type Windows \
  --os-state Specialized \
  --hyper-v-generation V1

az rest \
  --method put \
  --url "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/web/versions/2026.1.0?api-version=2024-03-03" \
  --headers Content-Type=application/json \
  --body @- <<'JSON'
{
  "location": "westeurope",
  "properties": {
    "storageProfile": {
      "osDiskImage": {
        "source": {
          "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/disks/web-os"
        },
        "hostCaching": "ReadWrite"
      },
      "dataDiskImages": [
        {
          "lun": 1,
          "hostCaching": "None",
          "source": {
            "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Compute/snapshots/web-data"
          }
        }
      ]
    },
    "publishingProfile": {
      "targetRegions": [
        {
          "name": "westeurope"
        }
      ]
    }
  }
}
JSON

az sig image-version create \
  --subscription 11111111-2222-3333-4444-555555555555 \
  --resource-group rg-images \
  --gallery-name contosoImages \
  --gallery-image-definition web \
  --gallery-image-version 2026.2.0 \
  --location westeurope \
  --os-vhd-uri https://contosobuild.blob.core.windows.net/vhds/web.vhd \
  --os-vhd-storage-account /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-build/providers/Microsoft.Storage/storageAccounts/contosobuild \
  --target-regions westeurope=1=Standard_LRS
