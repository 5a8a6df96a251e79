import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CLEAN, folderWith } from './call.ts';

// A process each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const isCache = (name: string) => name.endsWith('.cache');

/** The built program in a folder of its own, without the code that the build kept. */
function installed() {
  const cwd = folderWith({ 'clean.yaml': CLEAN, 'package.json': '{ "type": "module" }' });
  const dist = join(cwd, 'dist');
  cpSync('dist', dist, { recursive: true, filter: (path) => !isCache(path) && basename(path) !== 'types' });
  const caches = () => readdirSync(dist).filter((name) => name.includes('.cache'));
  const run = (args: readonly string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, 'bin.cjs'), ...args], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  };
  return { dist, caches, run };
}

const CLEAN_RUN = { code: 0, stdout: 'No findings in 1 file: 1 gallery, 1 image, 1 version\n', stderr: '' };
const LINT = ['lint', '--today', '2026-01-15'];

describe('the compiled code', () => {
  it('is there for the Node that built the program', () => {
    expect(readdirSync('dist').filter(isCache)).toContain(`program-${process.versions.node}-${process.arch}.cache`);
  });

  it('is kept by the first lint, used by the next, and renewed where it is broken', () => {
    const { dist, caches, run } = installed();
    expect(run(LINT)).toEqual(CLEAN_RUN);
    const [name = ''] = caches();
    expect(caches()).toEqual([`program-${process.versions.node}-${process.arch}.cache`]);
    const cache = join(dist, name);
    const kept = readFileSync(cache);
    const { ino } = statSync(cache);
    expect(run(LINT)).toEqual(CLEAN_RUN);
    expect(statSync(cache).ino).toBe(ino);
    for (const broken of [Buffer.alloc(0), Buffer.from('not code'), kept.subarray(0, 5000), Buffer.concat([Buffer.from('x'), kept])]) {
      writeFileSync(cache, broken);
      expect(run(LINT)).toEqual(CLEAN_RUN);
      expect(statSync(cache).size).toBeGreaterThan(100_000);
    }
    expect(caches()).toHaveLength(1);
  });

  it('is kept neither by other commands nor under CI', () => {
    const { caches, run } = installed();
    expect(run(['rules']).code).toBe(0);
    expect(run(LINT, { CI: 'true' })).toEqual(CLEAN_RUN);
    expect(caches()).toEqual([]);
  });

  it('is done without where it cannot be written', () => {
    const { dist, caches, run } = installed();
    const name = `program-${process.versions.node}-${process.arch}.cache`;
    // A folder in its place stands for all that may be in the way: the tests may run as root, who may write anywhere.
    mkdirSync(join(dist, name));
    writeFileSync(join(dist, name, 'full'), '');
    expect(run(LINT)).toEqual(CLEAN_RUN);
    expect(caches()).toEqual([name]);
    expect(existsSync(join(dist, name, 'full'))).toBe(true);
  });
});
