import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

/** What the package may hold, and why. What is not here is not needed where it is installed. */
const CONTENTS: readonly (readonly [RegExp, string])[] = [
  [/^package\.json$|^README\.md$|^LICENSE$|^CHANGELOG\.md$/, 'what every package has'],
  [/^dist\/bin\.cjs$|^dist\/program\.js$|^dist\/(?:statements|hcl-wasm)\.json$/, 'the program'],
  [/^dist\/program-[\d.]+-\w+\.cache$/, 'code of the program that V8 has compiled'],
  [/^dist\/vendor\/[\w-]+\.cjs$/, 'libraries that the program loads when it needs them'],
  [/^dist\/third-party-licenses\.txt$/, 'the licences of what it holds copies of'],
  [/^dist\/index\.js$|^dist\/library\/[\w-]+\.js$/, 'the library'],
  [/^dist\/types\/(?:[\w-]+\/)+[\w-]+\.d\.ts$/, 'its types'],
  [/^schemas\/[\w-]+\.schema\.json$/, 'schemas for editors'],
  [/^templates\/(?:partials\/)?[\w-]+(?:\.\w+)*\.(?:hbs|css)$/, 'the built-in templates, to start one from'],
];

const MEGABYTE = 1_000_000;

type Packed = { size: number; unpackedSize: number; files: { path: string }[] };
let packed: Packed;
let paths: string[];

beforeAll(() => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  [packed] = JSON.parse(stdout) as [Packed];
  paths = packed.files.map(({ path }) => path);
}, 120_000);

it('holds what is needed, and nothing else', () => {
  expect(paths.filter((path) => !CONTENTS.some(([pattern]) => pattern.test(path)))).toEqual([]);
  // Types are made when the package is packed, not by every build.
  for (const [pattern, what] of CONTENTS)
    if (what !== 'its types')
      expect(
        paths.some((path) => pattern.test(path)),
        what,
      ).toBe(true);
});

it('holds all that package.json and the program name', () => {
  for (const path of [packageJson.bin.gallerist, packageJson.exports['.'].default]) expect(paths).toContain(path.slice(2));
  const program = readFileSync('dist/program.js', 'latin1');
  const required = [...program.matchAll(/require\("(\.\/[^"]+)"\)/g)].map(([, path = '']) => `dist/${path.slice(2)}`);
  expect(required.length).toBeGreaterThan(3);
  expect(paths).toEqual(expect.arrayContaining(required));
});

it('brings the licences of what it holds copies of', () => {
  const notices = readFileSync('dist/third-party-licenses.txt', 'utf8');
  const inVendor = paths.filter((path) => path.startsWith('dist/vendor/')).map((path) => path.slice('dist/vendor/'.length));
  const bundled = Object.keys(packageJson.dependencies).filter((name) => inVendor.some((file) => file.startsWith(name)));
  expect(bundled.length).toBeGreaterThan(10);
  // What those bring along themselves, and the map.
  for (const name of [...bundled, 'd3-array', 'yargs-parser', 'world-atlas', '@tree-sitter-grammars/tree-sitter-hcl'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  expect(notices).not.toMatch(/undefined/);
});

it('is small', () => {
  // 1.8 MB and 6.3 MB; a library that slips in twice would show.
  expect(packed.size).toBeLessThan(2 * MEGABYTE);
  expect(packed.unpackedSize).toBeLessThan(7 * MEGABYTE);
});

it('says nothing of a repository or a home page that nobody can reach', () => {
  expect(packageJson).not.toHaveProperty('repository');
  expect(packageJson).not.toHaveProperty('homepage');
  for (const file of packageJson.files.filter((name) => !name.includes('*'))) expect(existsSync(file), file).toBe(true);
});
