import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Subject } from '../../src/estate/estate.ts';
import { findSecret } from '../../src/estate/secret-in-text.ts';

const GALLERY_KEYS = ['publisherUri', 'eula'] as const;
const IMAGE_KEYS = ['eula', 'privacyStatementUri', 'releaseNoteUri'] as const;

function judgeText(text: string | undefined, subject: Subject, at: Path, report: Context['report']): void {
  const found = text === undefined ? undefined : findSecret(text);
  if (found === undefined) return;
  report({ subject, at, isSecret: true, message: `"${found.masked}" gives away ${found.secret}, an address without secrets is expected` });
}

export default defineRule({
  id: 'security/secret-in-uri',
  severity: 'warning',
  title: 'An address that everybody can read holds a secret',
  why: 'These addresses are shown to whoever can see the image, those of a community gallery to the public; and the manifest keeps the secret in its history.',
  remedy: 'Name an address that opens without a secret, and have the secret that was written here replaced.',
  sources: ['N19'],
  notes:
    'Three things count as secrets: a shared access signature (`sig` beside `sv`, `se`, `sp` or another of its fields), a password before the host (`user:password@`), and parameters such as `token`, `key`, `password` or `code`. Looked at are eula, privacyStatementUri and releaseNoteUri of images, and publisherUri and eula of galleries. Neither the message nor a report shows the secret: a line that holds one is left out of code frames, whatever finding stands on it.',
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
        releaseNoteUri: https://contosodocs.blob.core.windows.net/notes/web.html?sv=2022-11-02&se=2027-06-30&sp=r&sig=bm90LWEtc2VjcmV0
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
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        releaseNoteUri: https://contosodocs.blob.core.windows.net/notes/web.html
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check({ galleries }, { report }) {
    for (const gallery of galleries) {
      const info = gallery.isLeftOut ? undefined : gallery.spec.sharingProfile?.communityGalleryInfo;
      for (const key of GALLERY_KEYS) judgeText(info?.[key], gallery, ['sharingProfile', 'communityGalleryInfo', key], report);
      for (const image of gallery.images) {
        if (image.isLeftOut) continue;
        for (const key of IMAGE_KEYS) judgeText(image.spec[key], image, [key], report);
      }
    }
  },
});
