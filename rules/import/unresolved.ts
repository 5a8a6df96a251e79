import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'import/unresolved',
  severity: 'warning',
  title: 'A part of the file cannot be resolved',
  why: 'What depends on it is not judged, priced or compared: the result speaks of the rest only.',
  remedy:
    'Give what the file asks for: a parameters file beside the template, tfvars beside the module; or a form that is resolved already, such as terraform show -json of a plan.',
  sources: [],
  bad: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "galleryName": {
      "type": "string"
    },
    "location": {
      "type": "string",
      "defaultValue": "westeurope"
    }
  },
  "resources": [
    {
      "type": "Microsoft.Compute/galleries",
      "apiVersion": "2023-07-03",
      "name": "[parameters('galleryName')]",
      "location": "[parameters('location')]"
    }
  ]
}
`,
  good: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {
    "galleryName": {
      "type": "string",
      "defaultValue": "contosoImages"
    },
    "location": {
      "type": "string",
      "defaultValue": "westeurope"
    }
  },
  "resources": [
    {
      "type": "Microsoft.Compute/galleries",
      "apiVersion": "2023-07-03",
      "name": "[parameters('galleryName')]",
      "location": "[parameters('location')]"
    }
  ]
}
`,
});
