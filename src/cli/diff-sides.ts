import { statSync } from 'node:fs';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Finding } from '../engine/finding.ts';
import type { RuleSettings } from '../engine/settings.ts';
import type { SourceFile } from '../source/source.ts';
import { findManifests, STDIN } from './find-manifests.ts';
import { type GitPlace, readGitPlace, splitGitPlace, wayToFolder } from './git-tree.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** One of the two states that are compared, as it was read. */
export type Side = {
  /** As it was asked for. */
  name: string;
  files: readonly SourceFile[];
  /** Files that could not be read as what they are. */
  findings: readonly Finding[];
  /** What is to be known about it before its files are judged, a sentence each. */
  notes: readonly string[];
  /** Where a file of it is in the work tree, or would be, by the name that findings have: what patterns of the configuration match. */
  pathOf(file: string): string;
};

export type Sides = Readonly<Record<'base' | 'head', Side>>;

/** Reads both sides: files, directories, globs, `-` for one of them, or `REF:path`. */
export async function readSides(names: readonly string[], config: Config, io: Io, isQuiet = false): Promise<Sides> {
  const [base, head, ...more] = names;
  if (base === undefined || head === undefined || more.length > 0)
    throw new UsageError(
      `diff compares two states, ${names.length === 1 ? 'one is' : `${names.length} are`} given`,
      'Name the base and the head, for example "gallerist diff main:manifests manifests".',
    );
  if (base === STDIN && head === STDIN)
    throw new UsageError('standard input cannot be both sides', 'Name a file or a git ref for one of them.');
  const before = await readSide(base, (place) => isKnownPath(place, head, io), config, io, isQuiet);
  // Where the last manifest of a folder is deleted, the folder is gone with it.
  const isGone = () => before.files.length > 0 && isPlaceOf(base, head, io);
  return { base: before, head: await readSide(head, isGone, config, io, isQuiet) };
}

async function readSide(
  name: string,
  mayBeAbsent: (place: GitPlace | undefined) => boolean,
  config: Config,
  io: Io,
  isQuiet: boolean,
): Promise<Side> {
  const place = name === STDIN ? undefined : gitPlaceOf(name, io);
  if (place !== undefined) return { name, ...(await readGitPlace(place, () => mayBeAbsent(place), config, io)) };
  const isAbsent = name !== STDIN && !isThere(name, io) && mayBeAbsent(undefined);
  const files = isAbsent ? [] : await findManifests([name], config, io, isQuiet);
  return {
    name,
    files,
    findings: [],
    notes: isAbsent ? [`"${name}" is not there any more: it is an empty estate`] : [],
    pathOf: (file) => file,
  };
}

/** What is there wins over a name that only looks like git's, as `C:\x` does. */
function gitPlaceOf(name: string, io: Io): GitPlace | undefined {
  if (isThere(name, io)) return undefined;
  if (sep === '\\' && /^[A-Za-z]:[\\/]/.test(name)) return undefined;
  return splitGitPlace(name);
}

/** As the machine sees it: `main:..` is no folder that `resolve` could leave again. */
function isThere(name: string, io: Io): boolean {
  return isAnything(isAbsolute(name) ? name : `${io.cwd}${sep}${name}`);
}

/** Below a file, and under a name longer than a file can have, there is nothing. */
function isAnything(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether the path of a base that is not in its commit is no slip: the head has it, or the work tree. */
function isKnownPath(place: GitPlace | undefined, head: string, io: Io): boolean {
  if (place === undefined) return false;
  const path = workPlaceOf(place, io);
  return path === placeOf(head, io) || isAnything(path);
}

/** Whether a head that is not there was at the same place in the commit of the base. */
function isPlaceOf(base: string, head: string, io: Io): boolean {
  return gitPlaceOf(base, io) !== undefined && placeOf(base, io) === placeOf(head, io);
}

/** Where in the work tree a side is, or would be. */
function placeOf(name: string, io: Io): string {
  const place = gitPlaceOf(name, io);
  return place === undefined ? resolve(io.cwd, name) : workPlaceOf(place, io);
}

function workPlaceOf({ path }: GitPlace, io: Io): string {
  // `main:/etc` is a slip, and nothing of this machine.
  return join(resolve(io.cwd, wayToFolder(path, io)), path);
}

/** What the configuration says for a path holds for the same path of a commit, too. */
export function settingsOfSides(settings: RuleSettings, sides: readonly Side[]): RuleSettings {
  const pathOf = (file: string) => sides.reduce((path, side) => side.pathOf(path), file);
  return { ...settings, severityIn: (ruleId, file) => settings.severityIn(ruleId, pathOf(file)) };
}
