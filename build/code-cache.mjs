// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';

/**
 * Runs the program on the samples and keeps the code that V8 compiled for it: what a usual run needs, and no more.
 * @param {string} program @param {string} cache
 */
export async function makeCodeCache(program, cache) {
  const filename = resolve(program);
  const script = new Script(readFileSync(filename, 'latin1'), { filename });
  const module = { exports: /** @type {{ main(args: string[], io: object): Promise<number> }} */ ({}) };
  script.runInThisContext()(module.exports, createRequire(filename), module, filename, dirname(filename));
  const nowhere = { write() {}, isTerminal: false, columns: 80 };
  const io = {
    cwd: process.cwd(),
    env: {},
    stdout: nowhere,
    stderr: nowhere,
    readStdin: () => new Uint8Array(),
    today: () => '2026-01-15',
    now: () => 0,
  };
  for (const format of ['stylish', 'json'])
    await module.exports.main(['lint', 'samples/seeds/scaling.yaml', 'samples/enterprise/production-americas.yaml', '-f', format], io);
  writeFileSync(cache, script.createCachedData());
}
