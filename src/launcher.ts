import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/**
 * What `gallerist` starts. The program is one function in `program.js`, loaded with code that V8 compiled of it before, so
 * that nothing is compiled twice. The build keeps such code for its own Node; for any other, the first `lint` keeps it, beside
 * the program, as Python does. Nothing but speed depends on it: V8 passes over what is not its own.
 */
type Module = { exports: { start?(): Promise<void> } };
type Program = (exports: Module['exports'], require: NodeJS.Require, module: Module, filename: string, directory: string) => void;

const filename = join(__dirname, 'program.js');
/** To the patch: V8 takes the code of another patch of its own version for its own, and crashes on it. */
const cache = join(__dirname, `program-${process.versions.node}-${process.arch}.cache`);

// The bundle is ASCII: read as Latin-1 it stays one byte a character.
const script = new Script(readFileSync(filename, 'latin1'), { filename, ...cachedData() });
// The machines of CI are new each time: there it would be work for nobody.
if (script.cachedDataRejected !== false && process.argv[2] === 'lint' && (process.env['CI'] ?? '') === '') process.once('exit', keepCode);

const program: Program = script.runInThisContext();
const module: Module = { exports: {} };
program(module.exports, createRequire(filename), module, filename, __dirname);
void module.exports.start?.();

function cachedData(): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(cache) };
  } catch {
    return {};
  }
}

/** Where the program's folder is not ours to write, nothing is kept. */
function keepCode(): void {
  const draft = `${cache}.${process.pid}`;
  try {
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cache);
  } catch {
    rmSync(draft, { force: true });
  }
}
