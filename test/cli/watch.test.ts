import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { watch } from '../../src/cli/watch.ts';
import { call, CLEAN, FAULTY, folderWith } from './call.ts';

describe('--watch', () => {
  it('judges again after each change, and stays when the request is faulty', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    const change = (name: string, text: string) => () => {
      writeFileSync(join(cwd, name), text);
      return true;
    };
    const changes = [
      change('a.yaml', FAULTY),
      change('gallerist.config.yaml', 'colour: blue\n'),
      change('gallerist.config.yaml', 'failOn: never\n'),
    ];
    const { code, stdout, stderr } = await call(['lint', '--watch', '-f', 'json'], { cwd, changes });
    expect(code).toBe(0);
    const results = stdout.split(/^(?=\{$)/m).map((text) => JSON.parse(text).summary.errors);
    expect(results).toEqual([0, 1, 1]);
    expect(stderr).toContain('colour');
    expect(stderr.match(/Watching for changes/g)).toHaveLength(4);
  });

  it('looks at manifests and at files of other formats, and not at what belongs to others', async () => {
    let isWatched: (file: string) => boolean = () => false;
    const output = { write: () => {}, isTerminal: false, columns: 80 };
    const io = {
      cwd: '.',
      stdout: output,
      stderr: output,
      watch: (_folder: string, matches: typeof isWatched) => {
        isWatched = matches;
        return { next: () => Promise.resolve(false) };
      },
    } as unknown as Io;
    await watch(() => Promise.resolve(0), io);
    const names = ['a.yaml', 'live/b.json', 'main.tf', 'x.auto.tfvars', 'i.pkr.hcl', 'read.md', '.terraform/x.tf', 'node_modules/y.json'];
    expect(names.filter(isWatched)).toEqual(['a.yaml', 'live/b.json', 'main.tf', 'x.auto.tfvars', 'i.pkr.hcl']);
  });

  it('sees real files change, also in folders below', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    mkdirSync(join(cwd, 'below'));
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/bin.cjs'), 'lint', '--watch', '--today', '2026-01-15', '-f', 'json'], {
      cwd,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    try {
      await until(() => stderr.includes('Watching'));
      writeFileSync(join(cwd, 'below', 'b.yaml'), FAULTY.replace('offer: Web', 'offer: More'));
      await until(() => stdout.includes('naming/gallery-name'));
    } finally {
      child.kill();
    }
    expect(stdout).toContain('below/b.yaml');
  }, 30_000);
});
