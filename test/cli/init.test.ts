import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { EDITION_IDS } from '../../src/facts/facts.ts';
import { formats } from '../../src/manifest/formats.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

const validatorOf = (schema: string) => new Ajv2020({ allowUnionTypes: true, formats }).compile(JSON.parse(schema) as object);

describe('init', () => {
  // A first manifest that is not clean would teach people to look away.
  it.each(EDITION_IDS)('writes a manifest without any finding by edition %s, this year and the year after next', async (edition) => {
    const cwd = folderWith({});
    const answer = await call(['init', '--edition', edition], { cwd });
    expect(answer).toEqual({
      code: 0,
      stdout: 'wrote gallerist.config.yaml\nwrote manifests/gallery.yaml\nwrote gallerist.schema.json\n\nNext: gallerist lint\n',
      stderr: '',
    });
    expectDecent(answer, cwd);
    for (const today of ['2026-01-15', '2026-11-21', '2028-01-01', '2028-12-31'])
      for (const judged of EDITION_IDS) {
        const { code, stdout } = await call(['lint', '--edition', judged, '--today', today, '--fail-on', 'info'], { cwd });
        expect({ code, stdout }).toEqual({ code: 0, stdout: 'No findings in 1 file: 1 gallery, 1 image, 1 version\n' });
      }
    expect(readFileSync(join(cwd, 'gallerist.config.yaml'), 'utf8')).toContain(`edition: "${edition}"`);
  });

  it('writes an estate that is sized and priced', async () => {
    const cwd = folderWith({});
    await call(['init'], { cwd });
    expect((await call(['plan'], { cwd })).stdout).toContain('2 placements, each with the replicas it needs');
    expect((await call(['cost'], { cwd })).stdout).toMatch(/^\d+\.\d\d USD a month for storage, \d+\.\d\d USD once for egress$/m);
  });

  it('writes the schema that the manifest names, so that an editor helps without a network', async () => {
    const cwd = folderWith({});
    await call(['init'], { cwd });
    const manifest = join(cwd, 'manifests/gallery.yaml');
    const [, path = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(manifest, 'utf8')) ?? [];
    const schema = readFileSync(resolve(dirname(manifest), path), 'utf8');
    expect(schema).toBe((await call(['schema', 'manifest'])).stdout);
    expect(validatorOf(schema)(parse(readFileSync(manifest, 'utf8')))).toBe(true);
  });

  it('writes into another folder', async () => {
    const cwd = folderWith({});
    expect((await call(['init', 'my images'], { cwd })).stdout).toBe(
      "wrote my images/gallerist.config.yaml\nwrote my images/manifests/gallery.yaml\nwrote my images/gallerist.schema.json\n\nNext: cd 'my images' && gallerist lint\n",
    );
    expect((await call(['lint'], { cwd: join(cwd, 'my images') })).code).toBe(0);
  });

  it.each(['gallerist.config.yaml', 'manifests/gallery.yaml', 'gallerist.schema.json'])(
    'leaves %s alone where it is there, unless it is forced',
    async (path) => {
      const cwd = folderWith({ [path]: CLEAN });
      expectRefusal(await call(['init'], { cwd }), cwd, `"${path}" is there already`, '--force');
      expect(readFileSync(join(cwd, path), 'utf8')).toBe(CLEAN);
      expect((await call(['init', '--force'], { cwd })).code).toBe(0);
      expect(readFileSync(join(cwd, path), 'utf8')).not.toBe(CLEAN);
    },
  );
});
