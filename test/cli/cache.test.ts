import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, CLEAN, FAULTY, folderWith } from './call.ts';

const runs = (cwd: string) => readdirSync(join(cwd, '.gallerist-cache')).length;

describe('--cache', () => {
  it('prints the same again, in every place, with the same code', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const words = ['lint', '--cache', '-f', 'stylish', '-f', 'json=out.json'];
    const first = await call(words, { cwd });
    const json = readFileSync(join(cwd, 'out.json'), 'utf8');
    writeFileSync(join(cwd, 'out.json'), '');
    const second = await call(words, { cwd });
    expect(second).toEqual(first);
    expect(first.code).toBe(1);
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(json);
    expect(runs(cwd)).toBe(1);
  });

  it('takes what it kept, and does not judge again', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    await call(['lint', '--cache'], { cwd });
    const [name = ''] = readdirSync(join(cwd, '.gallerist-cache'));
    writeFileSync(join(cwd, '.gallerist-cache', name), JSON.stringify({ code: 0, results: [{ text: 'kept\n' }] }));
    expect(await call(['lint', '--cache'], { cwd })).toMatchObject({ code: 0, stdout: 'kept\n' });
  });

  it.each([
    ['a manifest', (cwd: string) => writeFileSync(join(cwd, 'a.yaml'), CLEAN), []],
    ['a new manifest', (cwd: string) => writeFileSync(join(cwd, 'b.yaml'), FAULTY), []],
    ['the configuration', (cwd: string) => writeFileSync(join(cwd, 'gallerist.config.yaml'), 'rules: { naming/gallery-name: off }\n'), []],
    ['a baseline', (cwd: string) => writeFileSync(join(cwd, 'gallerist-baseline.json'), '{ "gallerist-baseline": 1, "findings": [] }'), []],
    ['a flag', () => {}, ['--edition', '2023-04']],
    ['the day', () => {}, ['--today', '2026-02-01']],
    ['colours', () => {}, ['--color']],
  ] as const)('judges again after a change of %s', async (_, change, flags) => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    await call(['lint', '--cache'], { cwd });
    change(cwd);
    const fresh = await call(['lint', ...flags], { cwd });
    expect(await call(['lint', '--cache', ...flags], { cwd })).toEqual(fresh);
    expect(runs(cwd)).toBe(2);
  });

  it.each(['', 'broken', 'null', '[]', '{}', '{"code":0}', '{"code":0,"results":[1]}', '{"code":"0","results":[]}'])(
    'passes over %j in the place of what it kept',
    async (content) => {
      const cwd = folderWith({ 'a.yaml': FAULTY });
      const first = await call(['lint', '--cache'], { cwd });
      const [name = ''] = readdirSync(join(cwd, '.gallerist-cache'));
      writeFileSync(join(cwd, '.gallerist-cache', name), content);
      expect(await call(['lint', '--cache'], { cwd })).toEqual(first);
    },
  );
});
