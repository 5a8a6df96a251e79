// @ts-check
/**
 * Writes what is derived from the schemas: TypeScript types, which are kept in the repository, and validators, which are not;
 * the templates as code; and the pages of docs/ that follow from rules and facts.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docsFiles, stalePages } from './docs.mjs';
import { hclWasmFiles } from './hcl-wasm.mjs';
import { precompileTemplates } from './templates.mjs';
import { typesFromSchema } from './types-from-schema.mjs';
import { validatorFromSchema } from './validator-from-schema.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = 'src/generated';

/** The schemas of what people write. */
const INPUTS = [
  { schema: 'schemas/manifest.schema.json', types: 'src/manifest/manifest.ts', validator: 'manifest-validator' },
  { schema: 'schemas/config.schema.json', types: 'src/config/config-file.ts', validator: 'config-validator' },
  { schema: 'schemas/prices.schema.json', types: 'src/pricing/price-sheet-file.ts', validator: 'prices-validator' },
];

const MODULES = { root: ROOT, formats: 'src/manifest/formats.ts', rawError: 'src/manifest/raw-error.ts' };

const DECLARATION = `import type { Outline } from '../manifest/outline.ts';
import type { Validate } from '../manifest/validate-document.ts';

/** Whether the value fits the schema; what does not stands in \`errors\` until the next call. */
export declare const validate: Validate;
/** The names in the schema, to explain errors with. */
export declare function outline(): Outline;
`;

/** The files derived from the schemas, by their paths in the repository. */
export async function derivedFiles() {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const { schema: path, types, validator } of INPUTS) {
    const schema = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
    files.set(types, await typesFromSchema(schema, path));
    files.set(`${GENERATED}/${validator}.js`, await validatorFromSchema(schema, MODULES));
    files.set(`${GENERATED}/${validator}.d.ts`, DECLARATION);
  }
  for (const [path, text] of await precompileTemplates(ROOT)) files.set(path, text);
  for (const [path, text] of hclWasmFiles(ROOT)) files.set(path, text);
  return files;
}

/** Writes what has changed. */
export async function generate() {
  mkdirSync(join(ROOT, GENERATED), { recursive: true });
  writeChanged(await derivedFiles());
  // The rules, which the pages are about, need the validators.
  const pages = await docsFiles(ROOT);
  for (const path of stalePages(ROOT, pages)) rmSync(join(ROOT, path));
  writeChanged(pages);
}

/** @param {ReadonlyMap<string, string>} files */
function writeChanged(files) {
  for (const [path, text] of files) {
    const file = join(ROOT, path);
    if (textOf(file) === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
