import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { derivedFiles } from '../../build/generate.mjs';

let files: Map<string, string>;
beforeAll(async () => {
  files = await derivedFiles();
});

describe('what is generated from the schemas', () => {
  it.each(['src/manifest/manifest.ts', 'src/config/config-file.ts', 'src/pricing/price-sheet-file.ts'])('is up to date: %s', (path) => {
    expect(readFileSync(path, 'utf8'), 'run `npm run generate` and commit the file').toBe(files.get(path));
  });

  it('is the same every time', async () => {
    expect(Object.fromEntries(await derivedFiles())).toEqual(Object.fromEntries(files));
  });

  it('are validators that stand alone', () => {
    const validators = [...files].filter(([path]) => path.endsWith('-validator.js'));
    expect(validators).toHaveLength(3);
    for (const [path, code] of validators) {
      expect(code, path).not.toMatch(/\brequire\(|^import\b|\bimport\(|\bnew Function\b|\beval\(|\.concat\(|schemaPath/m);
      // No source map, no path of the machine, none of the schema's prose.
      expect(code, path).not.toMatch(/\/home\/|\/tmp\/|node_modules/);
      expect(code, path).not.toContain('"examples"');
    }
  });

  it('names the types that the estate is built of', () => {
    const types = files.get('src/manifest/manifest.ts') ?? '';
    const names = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map((match) => match[1]);
    expect(names).toEqual(
      expect.arrayContaining(
        'Manifest Gallery Image Version TargetRegion Source Disk DataDisk Encryption Deployment VirtualMachines ScaleSet OsProfile Grant Budget SharingProfile Plan'.split(
          ' ',
        ),
      ),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(types).toContain('targetRegions: (string | TargetRegion)[];');
    expect(types).toContain('virtualMachines?: number | VirtualMachines;');
    expect(types).not.toMatch(/: (any|unknown)\b/);
  });
});
