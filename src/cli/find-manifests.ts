import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Patterns } from '../config/config.ts';
import { compareText } from '../engine/finding.ts';
import { readSources } from '../source/read-source.ts';
import type { SourceFile } from '../source/source.ts';
import type { Io } from './io.ts';
import { readManifest, reasonOf, shownPath } from './read-files.ts';
import { UsageError } from './usage-error.ts';

/** What is read where no path is given, and what a walk passes over. */
export type Scope = { include: Patterns | undefined; ignore: readonly Patterns[] };

const YAML_ENDING = /\.ya?ml$/i;
/** What a glob may match: `**` would take every file of a folder. */
const DATA_ENDING = /\.(?:ya?ml|json)$/i;
const GLOB_MAGIC = /[*?[\]{}!]/;
const STDIN = '-';
/** What its text is called in results. */
export const STDIN_NAME = '<stdin>';

/** Reads the manifests that the paths name: files, directories, globs, `-`. Sorted by path, each once. */
export async function findManifests(paths: readonly string[], scope: Scope, io: Io): Promise<SourceFile[]> {
  const found: Found = new Map();
  for (const path of paths) if (path !== STDIN) await findFiles(path, found, io);
  if (paths.length === 0) {
    if (scope.include === undefined) walkDirectory(io.cwd, found, io);
    else await expandGlobs(scope.include, found, io);
  }
  const isIgnored = await anyMatcherOf(scope.ignore);
  const files: SourceFile[] = paths.includes(STDIN) ? [{ path: STDIN_NAME, text: io.readStdin() }] : [];
  for (const { path, isNamed } of found.values()) {
    if (!isNamed && isIgnored(path)) continue;
    const file = readManifest(path, io);
    if (isNamed || (await isOurs(file))) files.push(file);
  }
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** By their real paths, so that a file and the links to it are one. A named file is judged as it is, a walk passes over what is not ours. */
type Found = Map<string, { path: string; isNamed: boolean; isLink: boolean }>;

function add(found: Found, realPath: string, path: string, { isNamed = false, isLink = false } = {}): void {
  const before = found.get(realPath);
  if (before === undefined) found.set(realPath, { path, isNamed, isLink });
  else {
    // The file itself is shown rather than a link, of two links the first by name: the order of a directory is chance.
    const isBetter = before.isLink && (!isLink || compareText(path, before.path) < 0);
    found.set(realPath, { ...(isBetter ? { path, isLink } : before), isNamed: before.isNamed || isNamed });
  }
}

async function findFiles(path: string, found: Found, io: Io): Promise<void> {
  if (path === '') throw new UsageError('an empty path is given', 'Name a file, a directory or a glob; . is this directory.');
  const full = resolve(io.cwd, path);
  const stats = statOf(full, path);
  if (stats?.isDirectory()) return walkDirectory(full, found, io);
  if (stats !== undefined) {
    const realPath = realpathSync(full);
    return add(found, realPath, full, { isNamed: true, isLink: realPath !== full });
  }
  if (!GLOB_MAGIC.test(path))
    throw new UsageError(`"${path}" does not exist`, 'Name a file, a directory, a glob, or - for standard input.');
  const before = found.size;
  const count = await expandGlobs({ patterns: [path], base: io.cwd }, found, io);
  if (count === 0 && found.size === before)
    throw new UsageError(`no YAML file matches "${path}"`, 'Quote the glob so that the shell leaves it alone, or name a directory.');
}

/** Undefined where nothing is; that a part of the path is no folder, Node before 22 throws and later ones pass over if asked to. */
function statOf(full: string, path: string) {
  try {
    return statSync(full);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new UsageError(`the file "${path}" cannot be read: ${reasonOf(cause)}`, 'Check that it exists and that you may read it.', {
      cause,
    });
  }
}

/** Every YAML file below; hidden folders and `node_modules` belong to others. Links to directories are not followed. */
function walkDirectory(root: string, found: Found, io: Io): void {
  const realRoot = realpathSync(root);
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of listDirectory(join(root, folder), io)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (!YAML_ENDING.test(entry.name)) continue;
      else if (entry.isFile()) add(found, join(realRoot, path), join(root, path));
      else if (entry.isSymbolicLink()) addLink(found, join(root, path));
    }
  }
}

/** A link that leads to a file; one that leads nowhere, in a circle or to a directory is nobody's manifest. */
function addLink(found: Found, path: string): void {
  let realPath: string;
  try {
    realPath = realpathSync(path);
  } catch {
    return;
  }
  if (statSync(realPath).isFile()) add(found, realPath, path, { isLink: true });
}

function listDirectory(path: string, io: Io): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (cause) {
    throw new UsageError(
      `the directory "${shownPath(path, io)}" cannot be read: ${reasonOf(cause)}`,
      'Grant access to it, or name the folders that are to be read.',
      { cause },
    );
  }
}

/** Adds what the globs match, directories with all that is in them, and says how many matches there are. */
async function expandGlobs({ patterns, base }: Patterns, found: Found, io: Io): Promise<number> {
  const { globSync } = await import('tinyglobby');
  const matches = globSync([...patterns], {
    cwd: base,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**'],
  });
  for (const match of matches) {
    const path = resolve(match);
    if (match.endsWith('/')) walkDirectory(path, found, io);
    else if (DATA_ENDING.test(path)) addLink(found, path);
  }
  return matches.length;
}

const MARKER = 'gallerist';
const MARKED_FLOW = /[{,]\s*["']?gallerist["']?\s*:\s*1\b/;

/**
 * A walk passes over what is not ours, broken or not: a text is ours if a line begins with the key `gallerist`. Where the
 * word stands elsewhere (in a flow map, in somebody's comment), reading the text tells.
 */
async function isOurs(file: SourceFile & { text: Buffer }): Promise<boolean> {
  const bytes = file.text;
  if (isWide(bytes)) return bytes.includes(MARKER, 0, 'utf16le') || bytes.includes(Buffer.from(MARKER, 'utf16le').swap16());
  let isMentioned = false;
  for (let at = bytes.indexOf(MARKER); at !== -1; at = bytes.indexOf(MARKER, at + MARKER.length)) {
    if (opensLine(bytes, at)) return true;
    isMentioned = true;
  }
  if (!isMentioned || file.size !== undefined) return false;
  const [source] = await readSources([file]);
  if (source?.documents.some(({ value }) => typeof value === 'object' && value !== null && Object.hasOwn(value, MARKER))) return true;
  return source?.findings.length !== 0 && MARKED_FLOW.test(bytes.toString('latin1'));
}

/** UTF-16, which we do not read, but know when we see it. */
function isWide(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes[0] === 0 || bytes[1] === 0 || (bytes[0] ?? 0) >= 0xfe);
}

/** Whether the word at an offset is a key, quoted or not, with which a line begins; a byte order mark may stand before the first. */
function opensLine(bytes: Buffer, at: number): boolean {
  const isQuoted = bytes[at - 1] === 0x22 || bytes[at - 1] === 0x27;
  const start = isQuoted ? at - 1 : at;
  const isFirst = start === 0 || bytes[start - 1] === 0x0a || bytes[start - 1] === 0x0d || (start === 3 && bytes[0] === 0xef);
  return isFirst && /^["']?[ \t]*:/.test(bytes.toString('latin1', at + MARKER.length, at + MARKER.length + 16));
}

async function anyMatcherOf(globs: readonly Patterns[]): Promise<(file: string) => boolean> {
  const matchers = await Promise.all(globs.map(matcherOf));
  return (file) => matchers.some((matches) => matches(file));
}

/** Whether an absolute path is matched by one of the globs. */
export async function matcherOf({ patterns, base }: Patterns): Promise<(file: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch([...patterns], { dot: true });
  return (file) => {
    const path = relative(base, file);
    return matches(sep === '/' ? path : path.replaceAll(sep, '/'));
  };
}
