import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import type { Patterns } from '../config/config.ts';
import { compareText } from '../engine/finding.ts';
import { countText } from '../report/number-text.ts';
import { sanitize } from '../report/sanitize.ts';
import type { SourceFile } from '../source/source.ts';
import type { Io } from './io.ts';
import { readManifest, reasonOf, shownPath } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { isAskedFor, isOtherName, isOurs, isPassedOver, isYamlName, othersAmong } from './whose-file.ts';

/** What is read where no path is given, and what a walk passes over. */
export type Scope = { include: Patterns | undefined; ignore: readonly Patterns[] };

export const GLOB_MAGIC = /[*?[\]{}!]/;
export const STDIN = '-';
/** What its text is called in results. */
export const STDIN_NAME = '<stdin>';

/**
 * Reads the files that the paths name: files, directories, globs, `-`. Sorted by path, each once. Of a directory, the
 * manifests are read; files in other formats only where it has none, since they may be what manifests were made of.
 */
export async function findManifests(paths: readonly string[], scope: Scope, io: Io, isQuiet = false): Promise<SourceFile[]> {
  const { found, isIgnored, files } = await lookFor(paths, scope, io);
  const yaml: string[] = [];
  for (const { path, isNamed } of found.files.values()) {
    if (!isNamed && isIgnored(path)) continue;
    const file = readManifest(path, io);
    if (!isNamed && !(await isOurs(file))) continue;
    files.push(file);
    if (!isOtherName(path)) yaml.push(path);
  }
  files.push(...takeOthers(found.others, found, isIgnored, io));
  for (const { root, others } of found.walks) {
    if (yaml.some((path) => path.startsWith(root.endsWith(sep) ? root : root + sep))) continue;
    const taken = takeOthers(others, found, isIgnored, io);
    files.push(...taken);
    if (taken.length > 0 && !isQuiet) io.stderr.write(`note: ${sanitize(othersNote(shownPath(root, io), taken.length))}\n`);
  }
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** Reads the files in other formats that the paths name, whether there are manifests beside them or not. Sorted by path, each once. */
export async function findOthers(paths: readonly string[], scope: Scope, io: Io): Promise<SourceFile[]> {
  const { found, isIgnored, files } = await lookFor(paths, scope, io);
  for (const { path, isNamed } of found.files.values()) if (isNamed) files.push(readManifest(path, io));
  for (const others of [found.others, ...found.walks.map((walk) => walk.others)]) files.push(...takeOthers(others, found, isIgnored, io));
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** What the paths lead to, unread but for standard input. */
async function lookFor(paths: readonly string[], scope: Scope, io: Io) {
  const found: Found = { files: new Map(), others: new Map(), walks: [] };
  for (const path of paths) if (path !== STDIN) await findFiles(path, found, io);
  if (paths.length === 0) {
    if (scope.include === undefined) walkDirectory(io.cwd, found, io);
    else await expandGlobs(scope.include, found, io);
  }
  const isIgnored = await anyMatcherOf(scope.ignore);
  const files: SourceFile[] = paths.includes(STDIN) ? [{ path: STDIN_NAME, text: io.readStdin() }] : [];
  return { found, isIgnored, files };
}

/** Reads those of the files in other formats that speak of galleries, unless they were found already. */
function takeOthers(others: Places, { files }: Found, isIgnored: (path: string) => boolean, io: Io): SourceFile[] {
  const unknown = Array.from(others).filter(([realPath, { path }]) => !files.has(realPath) && !isIgnored(path));
  for (const [realPath, place] of unknown) files.set(realPath, place);
  return othersAmong(unknown.map(([, { path }]) => readManifest(path, io)));
}

function othersNote(folder: string, count: number): string {
  return `no manifest in ${folder === '.' ? 'this directory' : folder}, ${countText(count, 'file of another format is', 'files of other formats are')} read`;
}

/** By their real paths, so that a file and the links to it are one. A named file is judged as it is, a walk passes over what is not ours. */
type Places = Map<string, { path: string; isNamed: boolean; isLink: boolean }>;

type Found = {
  files: Places;
  /** Files in other formats that globs ask for. */
  others: Places;
  /** Directories, with the files in other formats that are below. */
  walks: { root: string; others: Places }[];
};

function add(places: Places, realPath: string, path: string, { isNamed = false, isLink = false } = {}): void {
  const before = places.get(realPath);
  if (before === undefined) places.set(realPath, { path, isNamed, isLink });
  else {
    // The file itself is shown rather than a link, of two links the first by name: the order of a directory is chance.
    const isBetter = before.isLink && (!isLink || compareText(path, before.path) < 0);
    places.set(realPath, { ...(isBetter ? { path, isLink } : before), isNamed: before.isNamed || isNamed });
  }
}

async function findFiles(path: string, found: Found, io: Io): Promise<void> {
  if (path === '') throw new UsageError('an empty path is given', 'Name a file, a directory or a glob; . is this directory.');
  const full = resolve(io.cwd, path);
  const stats = statOf(full, path);
  if (stats?.isDirectory()) return walkDirectory(full, found, io);
  if (stats !== undefined) {
    const realPath = realpathSync(full);
    if (BICEP_ENDING.test(path))
      throw new UsageError(
        `"${path}" is Bicep, which is read as the JSON that it compiles to`,
        `Run "${bicepCommand(path)}", and name the JSON.`,
      );
    return add(found.files, realPath, full, { isNamed: true, isLink: realPath !== full });
  }
  if (!GLOB_MAGIC.test(path))
    throw new UsageError(`"${path}" does not exist`, 'Name a file, a directory, a glob, or - for standard input.');
  const count = await expandGlobs({ patterns: [path], base: io.cwd }, found, io);
  if (count === 0)
    throw new UsageError(`no file matches "${path}"`, 'Quote the glob so that the shell leaves it alone, or name a directory.');
}

const BICEP_ENDING = /\.bicep(?:param)?$/i;

function bicepCommand(path: string): string {
  return /param$/i.test(path) ? `az bicep build-params --file ${path}` : `az bicep build --file ${path}`;
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

/** Every YAML file below, and beside them those that may be in another format. Links to directories are not followed. */
function walkDirectory(root: string, found: Found, io: Io): void {
  const realRoot = realpathSync(root);
  const others: Places = new Map();
  found.walks.push({ root, others });
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of listDirectory(join(root, folder), io)) {
      if (isPassedOver(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        pending.push(path);
        continue;
      }
      const isYaml = isYamlName(entry.name);
      if (!isYaml && (!isOtherName(entry.name) || isAskedFor(entry.name))) continue;
      const places = isYaml ? found.files : others;
      if (entry.isFile()) add(places, join(realRoot, path), join(root, path));
      else if (entry.isSymbolicLink()) addLink(places, join(root, path));
    }
  }
}

/** A link that leads to a file; one that leads nowhere, in a circle or to a directory is nobody's manifest. */
function addLink(places: Places, path: string): void {
  let realPath: string;
  try {
    realPath = realpathSync(path);
  } catch {
    return;
  }
  if (statSync(realPath).isFile()) add(places, realPath, path, { isLink: true });
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
  const asked = new Set(patterns.flatMap((pattern) => Array.from(pattern.matchAll(NAMED_ENDINGS), ([ending]) => ending.toLowerCase())));
  for (const match of matches) {
    const path = resolve(match);
    if (match.endsWith('/')) walkDirectory(path, found, io);
    // `**` takes every file of a folder: what is in another format is asked for by its ending.
    else if (isOtherName(path) && asked.has(extname(path).slice(1).toLowerCase())) addLink(found.others, path);
    else if (isYamlName(path) || /\.json$/i.test(path)) addLink(found.files, path);
  }
  return matches.length;
}

/** Of `*.json`, of `*.{yaml,json}`. */
const NAMED_ENDINGS = /(?<=[.{,|(])(?:json|tf|tofu|tfvars|hcl)(?=$|[},|)])/gi;

export async function anyMatcherOf(globs: readonly Patterns[]): Promise<(file: string) => boolean> {
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
