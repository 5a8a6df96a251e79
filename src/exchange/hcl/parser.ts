import type { Parser } from 'web-tree-sitter';

/** The parser, for those who hand it on. */
export type HclParser = Parser;

let loaded: Promise<Parser> | undefined;

/** The parser of HCL, which is loaded and compiled when the first file asks for it. */
export function hclParser(): Promise<Parser> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Parser> {
  const [{ Language, Parser }, { default: wasm }] = await Promise.all([
    import('web-tree-sitter'),
    import('../../generated/hcl-wasm.json', { with: { type: 'json' } }),
  ]);
  await Parser.init({ wasmBinary: await unpacked(wasm.parser) });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await unpacked(wasm.grammar)));
  return parser;
}

/** Bytes of Base64 of gzip, by what browsers and Node have in common. */
async function unpacked(text: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
