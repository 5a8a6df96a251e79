// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Puts each of these packages into a bundle of its own under dist/vendor, and requires it from there.
 * @param {readonly string[]} packages
 * @param {Set<string>} inputs is given the files that go into the bundles
 * @returns {import('esbuild').Plugin}
 */
export function vendored(packages, inputs) {
  return {
    name: 'vendored',
    setup({ onResolve }) {
      /** @type {Map<string, Promise<unknown>>} */
      const built = new Map();
      onResolve({ filter: /^[a-z]/ }, async ({ path }) => {
        if (!packages.includes(path)) return undefined;
        const file = `vendor/${path.replaceAll('/', '-').replace(/\.js$/, '')}.cjs`;
        if (!built.has(path)) built.set(path, bundleVendor(path, join('dist', file), inputs));
        await built.get(path);
        return { path: `./${file}`, external: true };
      });
    },
  };
}

/**
 * Of a package that is imported by names alone, only what bears them is bundled. Of another, all is handed over as
 * CommonJS does: an ES module takes `module.exports` for the default, so the default itself is put there, with the named
 * exports as its properties.
 * @param {string} path @param {string} outfile @param {Set<string>} inputs
 */
async function bundleVendor(path, outfile, inputs) {
  const names = namesImportedFrom(path);
  const contents =
    names === undefined
      ? `import * as all from '${path}'; export default all.default === undefined ? all : Object.assign(all.default, all);`
      : `export { ${names.join(', ')} } from '${path}';`;
  const { metafile } = await build({
    metafile: true,
    stdin: { contents, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
    define: { 'import.meta.url': '__moduleUrl' },
    banner: { js: "const __moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
    ...(names === undefined ? { footer: { js: 'module.exports=module.exports.default;' } } : {}),
  });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
}

/**
 * The names by which our modules import from a package; undefined where one takes the default or the whole.
 * @param {string} path
 */
function namesImportedFrom(path) {
  const names = new Set();
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join('src', file), 'utf8');
    if (text.includes(`import('${path}')`)) return undefined;
    for (const [, clause = ''] of text.matchAll(new RegExp(`^import ([^;]*?) from '${path}';`, 'gms'))) {
      if (clause.startsWith('type ')) continue;
      const list = /^\{([^}]*)\}$/s.exec(clause)?.[1];
      if (list === undefined) return undefined;
      for (const name of list.split(',').map((part) => part.trim())) if (name !== '' && !name.startsWith('type ')) names.add(name);
    }
  }
  return names.size === 0 ? undefined : [...names];
}

/** What only a rule's page shows: a key of the card with a text of one literal. */
const CARD_TEXT = /^ {2}(why|remedy|notes|bad|good):\s+('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`),$/gm;

/**
 * Makes the texts of a rule's card getters: they are compiled when a page is shown, not at every start.
 * @returns {import('esbuild').Plugin}
 */
export function lazyCardTexts() {
  return {
    name: 'lazy-card-texts',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]rules[\\/][a-z]+[\\/][a-z-]+\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8').replaceAll(CARD_TEXT, '  get $1() { return $2; },'),
      }));
    },
  };
}

/**
 * Leaves these data files out of the bundle, which requires them from its own folder when they are asked for.
 * @param {readonly string[]} files
 * @returns {import('esbuild').Plugin}
 */
export function apart(files) {
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /\.json$/ }, ({ path, resolveDir }) => {
        const file = relative(process.cwd(), join(resolveDir, path)).replaceAll('\\', '/');
        if (!files.includes(file)) return undefined;
        mkdirSync('dist', { recursive: true });
        writeFileSync(join('dist', basename(file)), JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
        return { path: `./${basename(file)}`, external: true };
      });
    },
  };
}
