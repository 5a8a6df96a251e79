import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import catalog from '../../integrations/schemastore.json' with { type: 'json' };
import { CONFIG_NAME } from '../../src/cli/load-config.ts';

const SCHEMAS = readdirSync('schemas')
  .filter((name) => name.endsWith('.schema.json'))
  .map((name) => ({ name, schema: JSON.parse(readFileSync(join('schemas', name), 'utf8')) as { $id: string; $schema: string } }));

describe('schemas', () => {
  it.each(SCHEMAS)('$name has an address of its own', ({ name, schema }) => {
    expect(schema.$id).toBe(`https://gallerist.dev/schemas/${name}`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('are named to editors by every sample', () => {
    const samples = readdirSync('samples', { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
    expect(samples.length).toBeGreaterThan(5);
    for (const path of samples) {
      const file = join('samples', path);
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? [];
      const wanted = path.endsWith(CONFIG_NAME) ? 'config.schema.json' : 'manifest.schema.json';
      expect(resolve(dirname(file), schema), file).toBe(resolve('schemas', wanted));
    }
  });
});

describe('the entries for SchemaStore', () => {
  it('are as its catalogue wants them', () => {
    for (const { name, description, fileMatch, url, ...rest } of catalog.schemas) {
      expect(rest).toEqual({});
      expect([name, description].join(' ')).not.toMatch(/schema/i);
      expect(fileMatch.length).toBeGreaterThan(0);
      expect(SCHEMAS.map(({ schema }) => schema.$id)).toContain(url);
    }
  });

  it('match our files, and nobody else\u2019s', () => {
    const matched = (path: string) => catalog.schemas.filter(({ fileMatch }) => picomatch.isMatch(path, fileMatch)).map(({ name }) => name);
    expect(matched(CONFIG_NAME)).toEqual(['gallerist configuration']);
    expect(matched('web.gallerist.yaml')).toEqual(['gallerist manifest']);
    expect(matched('ea-2026.gallerist-prices.yaml')).toEqual(['gallerist price sheet']);
    expect(matched('gallery.yaml')).toEqual([]);
  });
});

it('docs/editors.md names schemas that are there', () => {
  const text = readFileSync('docs/editors.md', 'utf8');
  const paths = [...text.matchAll(/(?:node_modules\/gallerist\/)?(schemas\/[\w-]+\.schema\.json)/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) expect(existsSync(path), path).toBe(true);
});
