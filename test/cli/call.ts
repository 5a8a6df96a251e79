import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export type Call = { code: number; stdout: string; stderr: string };
export type Surroundings = {
  cwd?: string;
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  isTerminal?: boolean;
  columns?: number;
};

/** Runs the command line in this process, in surroundings that the test makes. */
export async function call(
  args: readonly string[],
  { cwd = process.cwd(), stdin = '', env = {}, isTerminal = false, columns = 80 }: Surroundings = {},
): Promise<Call> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text;
    },
    isTerminal,
    columns,
  });
  const io: Io = {
    cwd,
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    readStdin: () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    today: () => '2026-01-15',
    now: () => 0,
  };
  const code = await main(args, io);
  return { code, ...written };
}

/** A folder of its own with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gallerist-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A manifest in which no rule finds anything, with room for changes. */
export const CLEAN = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
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
`;

/** The same with an error: a gallery's name takes no dash. */
export const FAULTY = CLEAN.replace('contosoImages', 'contoso-images');
