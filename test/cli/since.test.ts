import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, CLEAN, FAULTY, faultyOf, folderWith } from './call.ts';

function repositoryWith(files: Record<string, string>): string {
  const cwd = folderWith(files);
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd, stdio: 'ignore' });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'first');
  return cwd;
}

async function found(cwd: string, ...flags: string[]): Promise<string[]> {
  const { stdout } = await call(['lint', '-f', 'json', ...flags], { cwd });
  return JSON.parse(stdout).findings.map(
    ({ file, line, ruleId }: { file: string; line: number; ruleId: string }) => `${file}:${line} ${ruleId}`,
  );
}

describe('--since', () => {
  it('leaves out what was there before and was not touched', async () => {
    const cwd = repositoryWith({ 'a.yaml': FAULTY });
    writeFileSync(join(cwd, 'a.yaml'), `${FAULTY}# a word at the end\n`);
    expect(await found(cwd)).toEqual(['a.yaml:4 naming/gallery-name']);
    expect(await found(cwd, '--since', 'HEAD')).toEqual([]);
  });

  it('keeps what stands on changed lines, and what is in new files', async () => {
    const cwd = repositoryWith({ 'a.yaml': FAULTY });
    writeFileSync(join(cwd, 'a.yaml'), FAULTY.replace('contoso-images', 'contoso-images # changed'));
    writeFileSync(
      join(cwd, 'ü b.yaml'),
      FAULTY.replace('contoso-images', 'contoso-more').replace('offer: Web', 'offer: More').replace('images/web }', 'images/more }'),
    );
    expect(await found(cwd, '--since', 'HEAD')).toEqual(['a.yaml:4 naming/gallery-name', 'ü b.yaml:4 naming/gallery-name']);
  });

  it('keeps what a change elsewhere caused', async () => {
    const deployment =
      'gallerist: 1\ndeployments:\n  - { name: d, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }\n';
    const cwd = repositoryWith({
      'a.yaml': CLEAN.replace('[westeurope, northeurope]', '[{ name: westeurope, regionalReplicaCount: 2 }]'),
      'b.yaml': deployment,
    });
    expect(await found(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'b.yaml'), deployment.replace('virtualMachines: 10', 'virtualMachines: 120'));
    expect(await found(cwd, '--since', 'HEAD')).toEqual(['a.yaml:17 scaling/too-few-replicas']);
  });

  it('finds the same from a folder below, and whatever git is told to make of a diff', async () => {
    const cwd = repositoryWith({ 'm/a.yaml': FAULTY, 'below/keep.txt': '' });
    writeFileSync(join(cwd, 'm/a.yaml'), FAULTY.replace('contoso-images', 'contoso-images # changed'));
    writeFileSync(join(cwd, 'm/b.yaml'), faultyOf('fabrikam'));
    const names = (findings: string[]) => findings.filter((finding) => finding.endsWith('naming/gallery-name'));
    const expected = ['m/a.yaml:4 naming/gallery-name', 'm/b.yaml:4 naming/gallery-name'];
    expect(names(await found(join(cwd, 'below'), '..', '--since', 'HEAD'))).toEqual(expected.map((finding) => `../${finding}`));
    for (const setting of ['diff.noprefix', 'diff.mnemonicPrefix', 'color.diff=always', 'diff.external=/bin/false', 'core.quotePath']) {
      const [name = '', value = 'true'] = setting.split('=');
      execFileSync('git', ['config', name, value], { cwd });
      expect(names(await found(cwd, '--since', 'HEAD'))).toEqual(expected);
      execFileSync('git', ['config', '--unset', name], { cwd });
    }
  });

  it('is a usage error without such a commit, or without a repository', async () => {
    for (const [cwd, ref] of [
      [repositoryWith({ 'a.yaml': CLEAN }), 'nowhere'],
      [repositoryWith({ 'a.yaml': CLEAN }), '--output=x'],
      [folderWith({ 'a.yaml': CLEAN }), 'HEAD'],
    ] as const) {
      const { code, stderr } = await call(['lint', `--since=${ref}`], { cwd });
      expect(code).toBe(2);
      expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    }
  });
});
