import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, CLEAN, FAULTY, folderWith } from './call.ts';

describe('a baseline', () => {
  it('silences what was there when it was written, and nothing else', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const written = await call(['lint', '--write-baseline'], { cwd });
    expect({ code: written.code, stdout: written.stdout }).toMatchObject({ code: 0 });
    expect(written.stderr).toContain('wrote gallerist-baseline.json: 1 finding');
    writeFileSync(join(cwd, 'a.yaml'), `# moved down\n\n${FAULTY}`);
    writeFileSync(
      join(cwd, 'b.yaml'),
      FAULTY.replace('contoso-images', 'contoso-more').replace('offer: Web', 'offer: More').replace('images/web }', 'images/more }'),
    );
    const { code, stdout } = await call(['lint', '-f', 'json'], { cwd });
    expect(code).toBe(1);
    const { findings, summary } = JSON.parse(stdout);
    expect(findings.map(({ file, ruleId }: { file: string; ruleId: string }) => `${file} ${ruleId}`)).toEqual([
      'b.yaml naming/gallery-name',
    ]);
    expect(summary.suppressed).toBe(1);
  });

  it('is left aside for auditors', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    await call(['lint', '--write-baseline'], { cwd });
    expect((await call(['lint'], { cwd })).code).toBe(0);
    expect((await call(['lint', '--no-ignores'], { cwd })).code).toBe(1);
  });

  it('reports entries whose finding is gone, and prunes them', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    await call(['lint', '--write-baseline'], { cwd });
    writeFileSync(join(cwd, 'a.yaml'), CLEAN);
    const { stdout } = await call(['lint', '-f', 'json'], { cwd });
    expect(JSON.parse(stdout).findings).toMatchObject([{ ruleId: 'suppressions/unused', file: 'gallerist-baseline.json', line: 4 }]);
    expect((await call(['lint', '--prune-baseline', '--fail-on', 'info'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'gallerist-baseline.json'), 'utf8')).toBe('{\n  "gallerist-baseline": 1,\n  "findings": []\n}\n');
  });

  it('holds from another working directory', async () => {
    const cwd = folderWith({ 'gallerist.config.yaml': 'failOn: error\n', 'sub/a.yaml': FAULTY });
    await call(['lint', '--write-baseline'], { cwd });
    expect((await call(['lint', '.'], { cwd: join(cwd, 'sub') })).code).toBe(0);
  });

  it('is a usage error where it is named and missing, or is none', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY, 'bad.json': '{}' });
    mkdirSync(join(cwd, 'folder'));
    for (const name of ['missing.json', 'bad.json', 'folder']) {
      const { code, stderr } = await call(['lint', '--baseline', name], { cwd });
      expect(code).toBe(2);
      expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    }
  });
});
