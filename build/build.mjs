// @ts-check
import { chmodSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { build } from 'esbuild';

/** Options that both bundles share: readable by Node 20, with what is loaded later in files of its own. */
const SHARED = /** @type {const} */ ({
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  splitting: true,
  legalComments: 'none',
  logLevel: 'warning',
  outdir: 'dist',
});

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['build/generate.mjs'], { stdio: 'inherit' });
// The command line carries its libraries with it: one file to start from, no search through node_modules.
// CommonJS among them (picomatch, handlebars) may ask for `require`.
await build({
  ...SHARED,
  entryPoints: { bin: 'src/bin.ts' },
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
// The library leaves its dependencies to whoever bundles it.
await build({
  ...SHARED,
  entryPoints: { index: 'src/index.ts' },
  packages: 'external',
  chunkNames: 'library/[name]-[hash]',
  platform: 'neutral',
});
chmodSync('dist/bin.js', 0o755);
if (process.argv.includes('--types')) execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
