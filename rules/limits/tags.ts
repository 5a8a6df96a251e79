import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Gallery, Image, Version } from '../../src/estate/estate.ts';

function checkTags(subject: Gallery | Image | Version, { facts, report }: Context): void {
  const { tags } = subject.spec;
  if (tags === undefined) return;
  const names = Object.keys(tags);
  const count = facts.limit('tags') ?? Number.POSITIVE_INFINITY;
  const nameLength = facts.limit('tagKeyLength') ?? Number.POSITIVE_INFINITY;
  const valueLength = facts.limit('tagValueLength') ?? Number.POSITIVE_INFINITY;
  if (names.length > count) report({ subject, at: ['tags'], part: 'key', message: `${names.length} tags, ${count} are allowed` });
  for (const name of names) {
    const { length = 0 } = tags[name] ?? '';
    const at = ['tags', name];
    if (name.length > nameLength) {
      report({ subject, at, part: 'key', message: `tag name of ${name.length} characters, ${nameLength} are allowed` });
    } else if (length > valueLength) {
      report({ subject, at, message: `tag "${name}" has a value of ${length} characters, ${valueLength} are allowed` });
    }
  }
}

export default defineRule({
  id: 'limits/tags',
  severity: 'error',
  title: 'A resource has too many tags, or a tag that is too long',
  why: 'The service refuses the resource.',
  remedy: 'Keep the tags that somebody reads, and long texts elsewhere.',
  sources: ['5.1'],
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    tags: { owner: ${'contoso '.repeat(40)}platform }
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
galleries:
  - name: contosoImages
    location: westeurope
    tags: { owner: contoso platform }
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
  on: 'estate',
  check(estate, context) {
    for (const gallery of estate.galleries) {
      if (!gallery.isLeftOut) checkTags(gallery, context);
      for (const image of gallery.images) {
        if (!image.isLeftOut) checkTags(image, context);
        for (const version of image.versions) checkTags(version, context);
      }
    }
  },
});
