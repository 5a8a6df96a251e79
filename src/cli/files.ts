import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { compareText } from '../engine/finding.ts';
import type { SourceFile } from '../source/source.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** What narrows a walk: globs relative to `base`. */
export type Scope = { include: readonly string[]; ignore: readonly string[]; base: string };

const MANIFEST_ENDING = /\.ya?ml$/i;
const GLOB_MAGIC = /[*?[\]{}!]/;

/** Reads the manifests that the paths name: files, directories, globs, `-`. Sorted by path, each once. */
export async function readManifests(paths: readonly string[], scope: Scope, io: Io): Promise<SourceFile[]> {
  const named = new Set<string>();
  const walked = new Set<string>();
  const files: SourceFile[] = [];
  for (const path of paths) {
    if (path === '-') files.push({ path: '<stdin>', text: io.readStdin() });
    else await findFiles(path, io, named, walked);
  }
  if (paths.length === 0) {
    if (scope.include.length > 0) for (const file of await expandGlobs(scope.include, scope.base)) walked.add(file);
    else walkDirectory(io.cwd, walked);
  }
  const isIgnored = await matcherOf(scope.ignore, scope.base);
  for (const file of named) files.push({ path: shownPath(file, io), text: readBytes(file, io) });
  for (const file of walked) {
    if (named.has(file) || isIgnored(file)) continue;
    const text = readBytes(file, io);
    if (looksLikeOurs(text)) files.push({ path: shownPath(file, io), text });
  }
  return files.sort((a, b) => compareText(a.path, b.path));
}

async function findFiles(path: string, io: Io, named: Set<string>, walked: Set<string>): Promise<void> {
  const full = resolve(io.cwd, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return walkDirectory(full, walked);
  if (stats !== undefined) {
    named.add(full);
    return;
  }
  if (!GLOB_MAGIC.test(path))
    throw new UsageError(`"${path}" does not exist`, 'Name a file, a directory, a glob, or - for standard input.');
  const found = await expandGlobs([path], io.cwd);
  if (found.length === 0)
    throw new UsageError(`no file matches "${path}"`, 'Quote the glob so that the shell leaves it alone, or name a directory.');
  for (const file of found) walked.add(file);
}

/** Every YAML file below, in no order; hidden folders and `node_modules` belong to others. Links to directories are not followed. */
function walkDirectory(directory: string, files: Set<string>): void {
  const pending = [directory];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const entry of listDirectory(current)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(current, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (MANIFEST_ENDING.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isFile()) files.add(path);
    }
  }
}

function listDirectory(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    throw new UsageError(
      `the directory "${path}" cannot be read: ${reasonOf(cause)}`,
      'Grant access to it, or leave it out with "ignore" in the configuration.',
      { cause },
    );
  }
}

/** A walk passes over what is not ours before it is parsed: only a text that says `gallerist:` can be. */
function looksLikeOurs(text: Uint8Array): boolean {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return bytes.includes('gallerist:') || bytes.includes('gallerist"') || bytes.includes("gallerist'");
}

export function readBytes(path: string, io: Io): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new UsageError(
      `"${shownPath(path, io)}" cannot be read: ${reasonOf(cause)}`,
      'Check that the file exists and that you may read it.',
      { cause },
    );
  }
}

/** Relative to the working directory, with `/`: the same on every machine. */
export function shownPath(path: string, io: Io): string {
  const shown = isAbsolute(path) ? relative(io.cwd, path) : path;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ELOOP: 'its links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
};

async function expandGlobs(patterns: readonly string[], base: string): Promise<string[]> {
  const { globSync } = await import('tinyglobby');
  return globSync([...patterns], { cwd: base, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: true }).map((file) =>
    resolve(file),
  );
}

/** Whether an absolute path is matched by one of the globs, which are relative to `base`. */
export async function matcherOf(patterns: readonly string[], base: string): Promise<(file: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch([...patterns], { dot: true });
  return (file) => {
    const path = relative(base, file);
    return matches(sep === '/' ? path : path.replaceAll(sep, '/'));
  };
}
