import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { baselinePath } from './baseline.ts';
import type { Io } from './io.ts';
import { displayOf } from './print-result.ts';
import { shownPath } from './read-files.ts';
import type { ReadRequest } from './request.ts';
import { TOOL } from '../report/tool.ts';
import { writeWhole } from './write-file.ts';

/** What a run printed, and how it ended. */
export type CachedRun = { code: number; results: { file?: string; text: string }[] };

export type Cache = { read(): CachedRun | undefined; write(run: CachedRun): void };

const FOLDER = '.gallerist-cache';
/** Runs that are kept: a few branches, formats and folders of one checkout. */
const MAX_RUNS = 16;

/**
 * Keeps what a run printed, by the content of everything that it read: the manifests, the configuration, prices, the
 * baseline, the flags, the day and gallerist itself. The same again prints the same without judging anything.
 */
export function openCache(request: ReadRequest, io: Io): Cache {
  const folder = resolve(io.cwd, request.invocation.texts['cache-location'] ?? FOLDER);
  const path = join(folder, `${keyOf(request, io)}.json`);
  return {
    read() {
      try {
        const run: unknown = JSON.parse(readFileSync(path, 'utf8'));
        return isRun(run) ? run : undefined;
      } catch {
        return undefined;
      }
    },
    write(run) {
      writeWhole(shownPath(path, io), JSON.stringify(run), io);
      prune(folder);
    },
  };
}

function keyOf({ invocation, loaded, config, today, priceFiles, files }: ReadRequest, io: Io): string {
  const hash = createHash('sha256');
  const add = (content: string | Uint8Array) => hash.update(`${content.length}:`).update(content);
  add(
    JSON.stringify([
      TOOL.version,
      today,
      invocation,
      displayOf(invocation, undefined, io),
      io.stdout.isTerminal ? io.cwd : '',
      config.prices,
    ]),
  );
  for (const path of [...loaded.files, ...priceFiles, baselinePath(invocation, loaded.files, io)]) {
    if (path !== undefined && existsSync(resolve(io.cwd, path))) add(readFileSync(resolve(io.cwd, path)));
  }
  for (const { path, text, size } of files) {
    add(`${size ?? ''} ${path}`);
    add(text);
  }
  return hash.digest('hex').slice(0, 40);
}

/** A file that somebody else has written there is as good as none. */
function isRun(value: unknown): value is CachedRun {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('results' in value)) return false;
  const { code, results } = value;
  const isResult = (result: unknown) =>
    typeof result === 'object' && result !== null && 'text' in result && typeof result.text === 'string';
  return typeof code === 'number' && Array.isArray(results) && results.every(isResult);
}

/** The oldest go. A folder that another run prunes at the same time is left to it. */
function prune(folder: string): void {
  try {
    const runs = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
      .toSorted((a, b) => b.at - a.at);
    for (const { path } of runs.slice(MAX_RUNS)) rmSync(path, { force: true });
  } catch {
    // What could not be pruned now is pruned by the next run.
  }
}
