import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'import/not-carried',
  severity: 'info',
  title: 'A property has no place in a manifest',
  why: 'The property stays out of the plan, the estimate and the comparison, and is lost where the manifest takes the place of the file.',
  remedy: 'Keep the file, or set the property beside what is written from the manifest.',
  sources: [],
  exampleSettings: { besides: ['cost/used-size-missing'] },
  bad: `[
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages",
    "location": "westeurope",
    "name": "contosoImages",
    "description": null,
    "identifier": {
      "uniqueName": "11111111-2222-3333-4444-555555555555-CONTOSOIMAGES"
    },
    "provisioningState": "Succeeded",
    "resourceGroup": "rg-images",
    "type": "Microsoft.Compute/galleries"
  },
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/web",
    "hyperVGeneration": "V2",
    "identifier": {
      "publisher": "Contoso",
      "offer": "Web",
      "sku": "Base"
    },
    "location": "westeurope",
    "name": "web",
    "osState": "Generalized",
    "osType": "Linux",
    "type": "Microsoft.Compute/galleries/images"
  },
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/web/versions/1.0.0",
    "location": "westeurope",
    "name": "1.0.0",
    "publishingProfile": {
      "endOfLifeDate": "2027-06-30T00:00:00+00:00",
      "excludeFromLatest": false,
      "replicaCount": 1,
      "storageAccountType": "Standard_ZRS",
      "targetRegions": [
        {
          "name": "West Europe",
          "regionalReplicaCount": 1,
          "storageAccountType": "Standard_ZRS"
        },
        {
          "name": "North Europe",
          "regionalReplicaCount": 1,
          "storageAccountType": "Standard_ZRS"
        }
      ],
      "targetExtendedLocations": [
        {
          "name": "westeurope",
          "extendedLocation": {
            "name": "edgezone1",
            "type": "EdgeZone"
          },
          "extendedLocationReplicaCount": 1
        }
      ]
    },
    "storageProfile": {
      "osDiskImage": {
        "hostCaching": "ReadWrite",
        "sizeInGb": 30
      },
      "source": {
        "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web"
      }
    },
    "type": "Microsoft.Compute/galleries/images/versions"
  }
]
`,
  good: `[
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages",
    "location": "westeurope",
    "name": "contosoImages",
    "description": null,
    "identifier": {
      "uniqueName": "11111111-2222-3333-4444-555555555555-CONTOSOIMAGES"
    },
    "provisioningState": "Succeeded",
    "resourceGroup": "rg-images",
    "type": "Microsoft.Compute/galleries"
  },
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/web",
    "hyperVGeneration": "V2",
    "identifier": {
      "publisher": "Contoso",
      "offer": "Web",
      "sku": "Base"
    },
    "location": "westeurope",
    "name": "web",
    "osState": "Generalized",
    "osType": "Linux",
    "type": "Microsoft.Compute/galleries/images"
  },
  {
    "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/web/versions/1.0.0",
    "location": "westeurope",
    "name": "1.0.0",
    "publishingProfile": {
      "endOfLifeDate": "2027-06-30T00:00:00+00:00",
      "excludeFromLatest": false,
      "replicaCount": 1,
      "storageAccountType": "Standard_ZRS",
      "targetRegions": [
        {
          "name": "West Europe",
          "regionalReplicaCount": 1,
          "storageAccountType": "Standard_ZRS"
        },
        {
          "name": "North Europe",
          "regionalReplicaCount": 1,
          "storageAccountType": "Standard_ZRS"
        }
      ]
    },
    "storageProfile": {
      "osDiskImage": {
        "hostCaching": "ReadWrite",
        "sizeInGb": 30
      },
      "source": {
        "id": "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web"
      }
    },
    "type": "Microsoft.Compute/galleries/images/versions"
  }
]
`,
});
