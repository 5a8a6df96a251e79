// @ts-check
/**
 * Writes what is derived from the schemas: TypeScript types (kept in the repository) and validators (not kept).
 * `--check` writes nothing and fails where a kept file is out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typesFromSchema } from './types-from-schema.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const TYPES = [{ schema: 'schemas/manifest.schema.json', types: 'src/manifest/manifest.ts' }];

for (const { schema, types } of TYPES) {
  write(types, await typesFromSchema(read(schema), schema));
}

/** @param {string} path */
function read(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
