import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/**
 * What `gallerist` starts. The program is one function in `program.js`, loaded with the code cache that the build made of
 * it, so that V8 compiles nothing twice; a V8 of another version passes over the cache and compiles as usual.
 */
type Module = { exports: { start?(): Promise<void> } };
type Program = (exports: Module['exports'], require: NodeJS.Require, module: Module, filename: string, directory: string) => void;

const filename = join(__dirname, 'program.js');
// The bundle is ASCII: read as Latin-1 it stays one byte a character.
const source = readFileSync(filename, 'latin1');
const program: Program = new Script(source, { filename, ...cacheOf() }).runInThisContext();
const module: Module = { exports: {} };
program(module.exports, createRequire(filename), module, filename, __dirname);
void module.exports.start?.();

function cacheOf(): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(join(__dirname, 'program.cache')) };
  } catch {
    return {};
  }
}
