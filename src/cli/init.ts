import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import manifestSchema from '../../schemas/manifest.schema.json' with { type: 'json' };
import { EXIT, type Io } from './io.ts';
import { DEFAULT_EDITION } from '../facts/facts.ts';
import type { Invocation } from './options.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

const YEARS_OF_LIFE = 3;

/** Writes a configuration pinned to an edition, a first manifest that lints clean, and the schema that it names to editors. */
export async function run({ positionals, texts, switches }: Invocation, io: Io): Promise<number> {
  const directory = positionals[0] ?? '.';
  const files = [
    { path: join(directory, 'gallerist.config.yaml'), text: configText(texts['edition'] ?? DEFAULT_EDITION) },
    { path: join(directory, 'manifests', 'gallery.yaml'), text: manifestText(Number(io.today().slice(0, 4)) + YEARS_OF_LIFE) },
    { path: join(directory, 'gallerist.schema.json'), text: `${JSON.stringify(manifestSchema, null, 2)}\n` },
  ];
  for (const { path } of files) {
    if (switches['force'] !== true && existsSync(resolve(io.cwd, path))) {
      throw new UsageError(`"${path}" is there already`, 'Pass --force to replace it, or name another directory.');
    }
  }
  for (const { path, text } of files) writeWhole(path, text, io);
  const quoted = /^[\w./~-]+$/.test(directory) ? directory : `'${directory}'`;
  const into = directory === '.' ? '' : `cd ${quoted} && `;
  io.stdout.write(`${files.map(({ path }) => `wrote ${path}\n`).join('')}\nNext: ${into}gallerist lint\n`);
  return EXIT.ok;
}

function configText(edition: string): string {
  return `# What gallerist does in this folder and below. Every key: "gallerist schema config".
edition: "${edition}" # the dated set of service facts that figures come from; change it on purpose
include: ["manifests/**/*.yaml"]
failOn: error
# rules:
#   availability/lrs-in-production: error
#   limits/headroom: { severity: warning, share: 0.9 }
# sizing:
#   headroom: 0.2 # 20 % more replicas than the guidance asks for
`;
}

/**
 * Clean by every edition: 60 VMs need 3 replicas at 20 a replica and 2 at 50, so that 4 are above the one and not twice the
 * other. The end of life is that many years ahead, since a first manifest must not be near it.
 */
const manifestText = (endOfLifeYear: number) => `# yaml-language-server: $schema=../gallerist.schema.json
gallerist: 1
subscription: 00000000-0000-0000-0000-000000000000 # yours

galleries:
  - name: myGallery
    resourceGroup: rg-images
    location: westeurope
    images:
      - name: web
        identifier: { publisher: MyCompany, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source:
              kind: managedImage
              id: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/web
            osDisk: { sizeGB: 30, usedGB: 4 } # usedGB is what storage and egress are charged by
            storageAccountType: Standard_ZRS
            endOfLifeDate: ${endOfLifeYear}-12-31
            targetRegions:
              - { name: westeurope, regionalReplicaCount: 4 }
              - { name: northeurope, regionalReplicaCount: 2 }

# What will be created at the same time, from which image, where: replicas are sized by it.
deployments:
  - name: web-release
    image: myGallery/web/1.0.0
    region: westeurope
    virtualMachines: 60
  - name: web-release-standby
    image: myGallery/web/1.0.0
    region: northeurope
    virtualMachines: 20
`;
