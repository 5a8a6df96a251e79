import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

export type Call = { code: number; stdout: string; stderr: string };
export type Surroundings = {
  cwd?: string;
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  isTerminal?: boolean;
  columns?: number;
  /** What happens to watched files, one after the other. */
  changes?: (() => boolean)[];
};

/** Runs the command line in this process, in surroundings that the test makes. */
export async function call(
  args: readonly string[],
  { cwd = process.cwd(), stdin = '', env = {}, isTerminal = false, columns = 80, changes = [] }: Surroundings = {},
): Promise<Call> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written) => ({
    // Bytes that are no text stand as Latin-1 does: one character each.
    write(content: string | Uint8Array) {
      written[name] += typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
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
    watch: () => ({ next: () => Promise.resolve(changes.shift()?.() ?? false) }),
  };
  const code = await main(args, io);
  return { code, ...written };
}

/** A folder of its own with these files in it, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gallerist-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Every control character but the line break. */
const CONTROL = /(?!\n)\p{Cc}/u;
/** A line of a stack. */
export const STACK = /\bat .*:\d+:\d+/;

/** What holds for every answer: no stack, no absolute path, no control characters. */
export function expectDecent({ stdout, stderr }: Call, cwd: string): void {
  for (const text of [stdout, stderr]) {
    expect(text).not.toMatch(STACK);
    expect(text).not.toContain(cwd);
    expect(text).not.toMatch(CONTROL);
  }
}

/** A request that cannot be carried out: code 2, nothing on standard output, what is wrong and what to do on two lines. */
export function expectRefusal(answer: Call, cwd: string, what: string, hint = ''): void {
  expectDecent(answer, cwd);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  const lines = answer.stderr.split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^gallerist: /);
  expect(lines[0]).toContain(what);
  expect(lines[1]).toContain(hint);
  expect(lines[1]).not.toBe('');
  expect(lines[2]).toBe('');
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

/** The same fault in a gallery, an identifier and a source of another name, so that nothing of it collides. */
export const faultyOf = (name: string) => FAULTY.replaceAll(/contoso/gi, name).replace('images/web', `images/${name}`);
