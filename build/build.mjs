// @ts-check
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { makeCodeCache } from './code-cache.mjs';
import { lazyExamples, vendored } from './plugins.mjs';

/** @type {import('esbuild').BuildOptions} */
const SHARED = { bundle: true, minify: true, target: 'node20', charset: 'ascii', legalComments: 'none', logLevel: 'warning' };

/** Libraries that a plain run does without: each is a file of its own, loaded when it is asked for. */
const VENDORED = ['yargs', 'js-yaml', 'yaml', 'handlebars', 'handlebars/runtime.js', 'mathjs/number', 'tinyglobby', 'picomatch'];

execFileSync(process.execPath, ['build/generate.mjs'], { stdio: 'inherit' });
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/vendor', { recursive: true });
// CommonJS, since a code cache works on scripts; the package as a whole is ESM.
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');

await build({ ...SHARED, entryPoints: ['src/launcher.ts'], outfile: 'dist/bin.js', format: 'cjs', platform: 'node', banner: { js: '#!/usr/bin/env node' } });
await build({
  ...SHARED,
  entryPoints: ['src/bin.ts'],
  outfile: 'dist/main.js',
  format: 'cjs',
  platform: 'node',
  plugins: [vendored(VENDORED), lazyExamples()],
  banner: { js: '(function(exports,require,module,__filename,__dirname){' },
  footer: { js: '})' },
});
// The library leaves its dependencies to whoever bundles it.
await build({
  ...SHARED,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist/library',
  outExtension: { '.js': '.mjs' },
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'neutral',
  splitting: true,
  packages: 'external',
});
chmodSync('dist/bin.js', 0o755);
await makeCodeCache('dist/main.js', 'dist/main.cache');
if (process.argv.includes('--types')) execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
