// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What reads HCL, and the grammar it reads by: both are WebAssembly, kept as Base64 of gzip so that any bundler can carry them. */
const FILES = {
  parser: 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
  grammar: 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm',
};

/** The packages, for their licences. */
export const WASM_PACKAGES = Object.values(FILES);

/** @param {string} root @returns {Map<string, string>} paths in the repository -> texts */
export function hclWasmFiles(root) {
  const texts = Object.entries(FILES).map(([name, path]) => [
    name,
    gzipSync(readFileSync(join(root, path)), { level: 9 }).toString('base64'),
  ]);
  return new Map([['src/generated/hcl-wasm.json', JSON.stringify(Object.fromEntries(texts))]]);
}
