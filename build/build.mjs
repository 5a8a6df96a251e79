// @ts-check
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { makeCodeCache } from './code-cache.mjs';
import { WASM_PACKAGES } from './hcl-wasm.mjs';
import { noticesOf } from './notices.mjs';
import { apart, lazyCardTexts, vendored } from './plugins.mjs';
import { pruneTypes } from './prune-types.mjs';

/** @type {import('esbuild').BuildOptions} */
const SHARED = { bundle: true, minify: true, target: 'node20', charset: 'ascii', legalComments: 'none', logLevel: 'warning' };

/** Libraries that a plain run does without: each is a file of its own, loaded when it is asked for. */
const VENDORED = [
  'yargs',
  'js-yaml',
  'yaml',
  'diff',
  'handlebars',
  'handlebars/runtime.js',
  'mathjs/number',
  'tinyglobby',
  'picomatch',
  'd3-geo',
  'd3-scale',
  'd3-shape',
  'hucre/xlsx',
  'hyparquet-writer',
  'web-tree-sitter',
];

/** Data that pages about rules show, and what reads HCL: nothing else needs them. */
const APART = ['src/facts/statements.json', 'src/generated/hcl-wasm.json'];

execFileSync(process.execPath, ['build/generate.mjs'], { stdio: 'inherit' });
rmSync('dist', { recursive: true, force: true });

await build({
  ...SHARED,
  entryPoints: ['src/launcher.ts'],
  outfile: 'dist/bin.cjs',
  format: 'cjs',
  platform: 'node',
  banner: { js: '#!/usr/bin/env node' },
});
/** @type {Set<string>} */
const vendoredFiles = new Set();
const { metafile } = await build({
  ...SHARED,
  metafile: true,
  entryPoints: ['src/bin.ts'],
  outfile: 'dist/program.js',
  format: 'cjs',
  platform: 'node',
  plugins: [vendored(VENDORED, vendoredFiles), apart(APART), lazyCardTexts()],
  // A script that is run from its text has no import(): what is loaded late is required.
  supported: { 'dynamic-import': false },
  banner: { js: '(function(exports,require,module,__filename,__dirname){' },
  footer: { js: '})' },
});
writeFileSync('dist/third-party-licenses.txt', noticesOf([...Object.keys(metafile.inputs), ...vendoredFiles, ...WASM_PACKAGES]));
// The library leaves its dependencies to whoever bundles it.
await build({
  ...SHARED,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  chunkNames: 'library/[name]-[hash]',
  format: 'esm',
  platform: 'neutral',
  splitting: true,
  packages: 'external',
});
chmodSync('dist/bin.cjs', 0o755);
await makeCodeCache('dist/program.js', `dist/program-${process.versions.node}-${process.arch}.cache`);
if (process.argv.includes('--types')) {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
  pruneTypes('dist/types', join('src', 'index.d.ts'));
}
