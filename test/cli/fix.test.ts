import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { call, CLEAN, expectDecent, expectRefusal, FAULTY, folderWith } from './call.ts';

/** One safe fix (the case of a value), one that needs a look (a region), beside a comment. */
const SLIPS = CLEAN.replace('osType: Linux', 'osType: linux   # as ever').replace(
  '[westeurope, northeurope]',
  '[ westeurope, northeurop ]',
);
const SAFELY_FIXED = SLIPS.replace('osType: linux', 'osType: Linux');
const FIXED = SAFELY_FIXED.replace('northeurop ]', 'northeurope ]');

/** Only slips with safe fixes: one in each of two places. */
const SAFE = CLEAN.replace('osType: Linux', 'osType: LINUX').replace('westeurope, northeurope', 'westeurope, North-Europe');

const textOf = (cwd: string, path: string) => readFileSync(join(cwd, path), 'utf8');

describe('--fix', () => {
  it('makes the safe fixes, prints what is left, and says what it did', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE.replace('westeurope, ', 'westeurope, norteurope, ') });
    const answer = await call(['lint', '--fix'], { cwd });
    expectDecent(answer, cwd);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toBe('nothing fixed\nnot fixed: a.yaml:9:17 schema/enum: replication/unknown-region would report an error\n');
    const safely = await call(['lint', '--fix', '--rule', 'replication/unknown-region=warning'], { cwd });
    expect(safely.stderr).toBe('fixed 2 problems in 1 file\n1 fix needs a look: see what --fix-unsafe --fix-dry-run prints\n');
    expect(safely.code).toBe(0);
    expect(safely.stdout).toContain('1 warning in 1 file');
    expect(textOf(cwd, 'a.yaml')).toBe(CLEAN.replace('westeurope, ', 'westeurope, norteurope, '));
  });

  it('makes the others with --fix-unsafe, which is enough by itself', async () => {
    const cwd = folderWith({ 'a.yaml': SLIPS });
    const answer = await call(['lint', '--fix-unsafe'], { cwd });
    expect(answer).toMatchObject({ code: 0, stderr: 'fixed 2 problems in 1 file\n' });
    expect(answer.stdout).toContain('No findings in 1 file');
    expect(textOf(cwd, 'a.yaml')).toBe(FIXED);
  });

  it('changes nothing the second time', async () => {
    const cwd = folderWith({ 'a.yaml': SLIPS });
    await call(['lint', '--fix-unsafe'], { cwd });
    utimesSync(join(cwd, 'a.yaml'), 1, 1);
    expect(await call(['lint', '--fix-unsafe'], { cwd })).toMatchObject({ code: 0, stderr: 'nothing to fix\n' });
    expect(statSync(join(cwd, 'a.yaml')).mtimeMs).toBe(1000);
  });

  it('writes the files that change, and no other', async () => {
    const other = CLEAN.replaceAll(/contoso/gi, 'fabrikam').replace('images/web', 'images/fabrikam');
    const cwd = folderWith({ 'a.yaml': SAFE, 'below/b.yaml': other });
    utimesSync(join(cwd, 'below/b.yaml'), 1, 1);
    expect((await call(['lint', '--fix'], { cwd })).stderr).toBe('fixed 2 problems in 1 file\n');
    expect(statSync(join(cwd, 'below/b.yaml')).mtimeMs).toBe(1000);
    expect(textOf(cwd, 'a.yaml')).toBe(CLEAN);
  });

  it('keeps line ends, the byte order mark and the mode of a file, and a link a link', async () => {
    const text = `\uFEFF${SLIPS.replaceAll('\n', '\r\n')}`;
    const cwd = folderWith({ 'kept/real.yaml': text });
    execFileSync('chmod', ['640', join(cwd, 'kept/real.yaml')]);
    symlinkSync('kept/real.yaml', join(cwd, 'link.yaml'));
    expect((await call(['lint', '--fix-unsafe', 'link.yaml'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'kept/real.yaml'))).toEqual(Buffer.from(`\uFEFF${FIXED.replaceAll('\n', '\r\n')}`));
    expect(statSync(join(cwd, 'kept/real.yaml')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
  });

  it('leaves alone what is silenced', async () => {
    const silenced = SAFE.replace('osType: LINUX', 'osType: LINUX # gallerist-disable-line schema/enum -- to be decided');
    const cwd = folderWith({ 'a.yaml': silenced });
    expect((await call(['lint', '--fix'], { cwd })).stderr).toBe('nothing to fix\n');
    expect(textOf(cwd, 'a.yaml')).toBe(silenced);
    const held = folderWith({ 'a.yaml': SAFE });
    await call(['lint', '--write-baseline'], { cwd: held });
    expect((await call(['lint', '--fix'], { cwd: held })).stderr).toBe('nothing to fix\n');
    expect(textOf(held, 'a.yaml')).toBe(SAFE);
  });

  it('keeps what a program reads apart from what it says', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE.replace('contosoImages', 'contoso-images') });
    const { stdout, code } = await call(['lint', '--fix', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout).findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['naming/gallery-name']);
    expect(code).toBe(1);
    const again = folderWith({ 'a.yaml': SAFE });
    expect(await call(['lint', '--fix', '--quiet'], { cwd: again })).toMatchObject({ code: 0, stderr: '' });
  });

  it('says of ten what was not fixed, and counts the rest', async () => {
    const [head = '', version = ''] = CLEAN.split(/(?=^ {10}- name: 1\.0\.0)/m);
    const indexes = Array.from({ length: 12 }, (_, index) => index);
    const versions = indexes.map((index) =>
      version.replace('1.0.0', `1.${index}.0`).replace('images/web', `images/${index}`).replace('northeurope', `&r${index} northeurop`),
    );
    const text = `${head}${versions.join('')}x-copies: [${indexes.map((index) => `*r${index} `).join(', ')}]\n`;
    const cwd = folderWith({ 'a.yaml': text });
    const { stderr, code } = await call(['lint', '--fix-unsafe', '--rule', 'cost/superseded-version-spread=off'], { cwd });
    expect(code).toBe(1);
    const lines = stderr.split('\n');
    expect(lines[0]).toBe('nothing fixed');
    expect(lines[1]).toBe('not fixed: a.yaml:17:45 replication/unknown-region: the anchor &r0 is used elsewhere');
    expect(lines.slice(11)).toEqual(['not fixed: 2 more problems', '']);
    expect(textOf(cwd, 'a.yaml')).toBe(text);
  });
});

describe('--fix-dry-run', () => {
  it('prints what would change as a diff, and changes nothing', async () => {
    const cwd = folderWith({ 'a.yaml': SLIPS });
    utimesSync(join(cwd, 'a.yaml'), 1, 1);
    const answer = await call(['lint', '--fix-dry-run', '--fix-unsafe'], { cwd });
    expectDecent(answer, cwd);
    expect(answer).toMatchObject({ code: 0, stderr: 'would fix 2 problems in 1 file\n' });
    expect(answer.stdout).toBe(`--- a/a.yaml
+++ b/a.yaml
@@ -6,7 +6,7 @@
     images:
       - name: web
         identifier: { publisher: Contoso, offer: Web, sku: Base }
-        osType: linux   # as ever
+        osType: Linux   # as ever
         osState: Generalized
         versions:
           - name: 1.0.0
@@ -14,4 +14,4 @@
             osDisk: { sizeGB: 30, usedGB: 4 }
             storageAccountType: Standard_ZRS
             endOfLifeDate: 2027-06-30
-            targetRegions: [ westeurope, northeurop ]
+            targetRegions: [ westeurope, northeurope ]
`);
    expect(textOf(cwd, 'a.yaml')).toBe(SLIPS);
    expect(statSync(join(cwd, 'a.yaml')).mtimeMs).toBe(1000);
  });

  it('writes nothing even beside --fix, and ends as --fix would', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE.replace('contosoImages', 'contoso-images') });
    const { code, stdout } = await call(['lint', '--fix', '--fix-dry-run'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('+        osType: Linux\n');
    expect(textOf(cwd, 'a.yaml')).toContain('LINUX');
  });

  it.each([
    ['with LF', SLIPS],
    ['with CR LF and a byte order mark', `\uFEFF${SLIPS.replaceAll('\n', '\r\n')}`],
    ['without a last line break', SLIPS.trimEnd()],
  ])('prints what git can apply, of a file %s', async (_what, text) => {
    const cwd = folderWith({
      'with space/ü.yaml': text,
      'c.yaml': text.replaceAll(/contoso/gi, 'fabrikam').replace('images/web', 'images/fabrikam'),
    });
    const { stdout } = await call(['lint', '--fix-dry-run', '--fix-unsafe'], { cwd });
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    const applied = ['with space/ü.yaml', 'c.yaml'].map((path) => textOf(cwd, path));
    expect(applied[0]).not.toBe(text);
    expect(await call(['lint', '--fix-unsafe'], { cwd })).toMatchObject({ code: 0, stderr: 'nothing to fix\n' });
    expect(['with space/ü.yaml', 'c.yaml'].map((path) => textOf(cwd, path))).toEqual(applied);
  });

  it('paints on a terminal, and shows there no character that it would obey', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE.replace('LINUX', 'LINUX # \u009b31m \u202e') });
    const plain = await call(['lint', '--fix-dry-run'], { cwd, isTerminal: true, env: { NO_COLOR: '1' } });
    expectDecent(plain, cwd);
    expect(plain.stdout).toContain('+        osType: Linux # \\u009b31m \\u202e\n');
    const painted = await call(['lint', '--fix-dry-run'], { cwd, isTerminal: true });
    expect(painted.stdout).toContain('\u001b[32m+        osType: Linux # \\u009b31m \\u202e\u001b[39m\n');
    expect(painted.stdout).toContain('\u001b[36m@@ -6,7 +6,7 @@\u001b[39m\n');
  });

  it('prints nothing where there is nothing to fix', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    expect(await call(['lint', '--fix-dry-run'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'nothing to fix\n' });
  });

  it('keeps the diff in a file, and takes standard input', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE });
    expect((await call(['lint', 'a.yaml', '--fix-dry-run', '-o', 'fixes.patch'], { cwd })).stdout).toBe('');
    expect(textOf(cwd, 'fixes.patch')).toContain('+        osType: Linux\n');
    const { stdout } = await call(['lint', '-', '--fix-dry-run'], { cwd, stdin: SAFE });
    expect(stdout).toContain('+++ b/<stdin>\n');
  });
});

describe('what is refused', () => {
  it.each([
    [['-', '--fix'], 'standard input cannot be fixed', '--fix-dry-run'],
    [['a.yaml', '-', '--fix-unsafe'], 'standard input cannot be fixed', 'Name the file'],
    [['--fix', '--since', 'HEAD'], '--since and --fix do not go together', 'Name the files'],
    [['--fix-dry-run', '-f', 'json'], '--fix-dry-run prints a diff', 'Leave --format out'],
    [['--fix-dry-run', '--write-baseline'], '--fix-dry-run writes nothing', 'Write the baseline'],
    [['--fix-dry-run', '--prune-baseline'], '--fix-dry-run writes nothing', 'Write the baseline'],
  ])('%j', async (words, what, hint) => {
    const cwd = folderWith({ 'a.yaml': SLIPS });
    expectRefusal(await call(['lint', ...words], { cwd, stdin: SLIPS }), cwd, what, hint);
    expect(textOf(cwd, 'a.yaml')).toBe(SLIPS);
  });

  it('to be switched off is to be off', async () => {
    const cwd = folderWith({ 'a.yaml': SLIPS });
    const { stderr } = await call(['lint', '--no-fix', '--no-fix-unsafe', '--no-fix-dry-run'], { cwd });
    expect(stderr).toBe('');
    expect(textOf(cwd, 'a.yaml')).toBe(SLIPS);
  });
});

describe('a file that cannot be written', () => {
  const OTHER = SAFE.replaceAll(/contoso/gi, 'fabrikam').replace('images/web', 'images/fabrikam');

  it('does not hold up the others', async () => {
    // So long a name leaves no room for the draft beside it, whoever runs the tests.
    const long = `${'a'.repeat(247)}.yaml`;
    const cwd = folderWith({ [long]: SAFE, 'b.yaml': OTHER });
    const answer = await call(['lint', '--fix'], { cwd });
    expectDecent(answer, cwd);
    expect(answer).toMatchObject({ code: 2, stdout: '' });
    expect(answer.stderr).toBe(
      'fixed 2 problems in 1 file\n' +
        `gallerist: "${long}" cannot be written: the name is too long\n` +
        '1 of 2 files stayed as before; mend that and run again, what is written stays written.\n',
    );
    expect(textOf(cwd, long)).toBe(SAFE);
    expect(textOf(cwd, 'b.yaml')).toBe(CLEAN.replaceAll(/contoso/gi, 'fabrikam').replace('images/web', 'images/fabrikam'));
  });

  it('is left to whoever changed it meanwhile', async () => {
    const cwd = folderWith({ 'a.yaml': SAFE });
    const written = { stdout: '', stderr: '' };
    const output = (name: keyof typeof written) => ({
      write: (text: string) => void (written[name] += text),
      isTerminal: false,
      columns: 80,
    });
    let laps = 0;
    const io: Io = {
      cwd,
      env: {},
      stdout: output('stdout'),
      stderr: output('stderr'),
      readStdin: () => new Uint8Array(),
      today: () => '2026-01-15',
      // Asked at the start and after each phase: configuration, files, fixes.
      now: () => {
        laps++;
        if (laps === 4) writeFileSync(join(cwd, 'a.yaml'), 'mine: 1\n');
        return 0;
      },
      watch: () => ({ next: () => Promise.resolve(false) }),
    };
    expect(await main(['lint', 'a.yaml', '--fix'], io)).toBe(2);
    expect(written.stderr).toContain('"a.yaml" was changed by somebody else in the meantime');
    expect(textOf(cwd, 'a.yaml')).toBe('mine: 1\n');
  });
});

it('fixes a faulty file as far as it can', async () => {
  const cwd = folderWith({ 'a.yaml': FAULTY.replace('osType: Linux', 'osType: linux'), 'b.yaml': 'gallerist: 1\ngalleries: [\n' });
  const { stderr, code } = await call(['lint', '--fix'], { cwd });
  expect({ stderr, code }).toEqual({ stderr: 'fixed 1 problem in 1 file\n', code: 1 });
  expect(textOf(cwd, 'a.yaml')).toBe(FAULTY);
});

it('prints for the five minutes of the README what the README says', async () => {
  const cwd = folderWith({});
  await call(['init'], { cwd });
  const path = join(cwd, 'manifests/gallery.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('virtualMachines: 60', 'virtualMachines: 120'));
  const { stdout } = await call(['lint', '--fix-dry-run'], { cwd });
  expect(stdout).toContain('+              - { name: westeurope, regionalReplicaCount: 6 }');
  expect(readFileSync('README.md', 'utf8')).toContain(`\n\`\`\`diff\n${stdout}\`\`\`\n`);
});
