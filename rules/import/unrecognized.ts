import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'import/unrecognized',
  severity: 'error',
  title: 'A file is in no format that is understood, or holds nothing of galleries',
  why: 'Nothing of the file is judged, although somebody named it.',
  remedy:
    'Name manifests, ARM templates, what the az CLI or the REST API answered, Terraform plans, states or modules, or Packer templates; compile Bicep first, with az bicep build.',
  sources: [],
  notes: 'A file in a known format that holds no gallery, image definition or version, and no machine made from one, is reported as info.',
  bad: `{
  "name": "images",
  "version": "1.0.0",
  "private": true
}
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
  }
]
`,
});
