import { posix, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { compareText, type Finding } from '../engine/finding.ts';
import { IMPORT_RULES, type ImportRuleId } from '../exchange/import-finding.ts';
import { countText, listText } from '../report/number-text.ts';
import { DEFAULT_LIMITS } from '../source/read-source.ts';
import type { SourceFile } from '../source/source.ts';
import { anyMatcherOf, GLOB_MAGIC } from './find-manifests.ts';
import { commitOf, GitError, type GitObject, listTree, readObjects, type TreeEntry, wayToTop } from './git.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';
import { type FoundFile, isAskedFor, isOtherName, isOurs, isPassedOver, isYamlName, othersAmong } from './whose-file.ts';

/** `main:manifests`: a file or a folder of a commit. */
export type GitPlace = { ref: string; path: string };

/** What was read of a commit. */
export type GitFiles = {
  files: SourceFile[];
  /** Files of which the content is not there. */
  findings: Finding[];
  notes: string[];
  pathOf(file: string): string;
};

/** A name as git reads it, at the first colon that stands in no braces (`main^{/fix: x}:a`); undefined where it names no commit. */
export function splitGitPlace(name: string): GitPlace | undefined {
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    const character = name[at];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ':' && depth === 0) return at === 0 ? undefined : { ref: name.slice(0, at), path: name.slice(at + 1) };
  }
  return undefined;
}

/**
 * Reads manifests of a commit through git, as `git show REF:path` names them and as a walk of the work tree finds them.
 * Neither the work tree nor anything else is changed or asked.
 */
export async function readGitPlace(place: GitPlace, mayBeAbsent: () => boolean, config: Config, io: Io): Promise<GitFiles> {
  const { ref, path } = place;
  const name = `${ref}:${path}`;
  if (/^-|[\0\n]/.test(name)) throw new UsageError(`"${name}" names no commit`, 'Write REF:path, such as main:manifests.');
  try {
    if (commitOf(ref, io) === undefined)
      throw new UsageError(
        `"${name}" does not exist, and "${ref}" is no commit of this repository`,
        'See that it is fetched: a CI job has a part of the history only ("git fetch origin main", or fetch-depth: 0).',
      );
    const object = readObjects([name], io).get(name);
    if (object === undefined) return absent(place, mayBeAbsent());
    const pathOf = workPathOf(place, object, io);
    const read = object.type === 'blob' ? readBlob(name, object) : await readFolder(place, object, pathOf, config, io);
    return { ...read, pathOf };
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
    throw refusalOf(name, cause);
  }
}

/** What is not in a commit is an empty estate where that can be meant: the first pull request has nothing to be compared with. */
function absent({ ref, path }: GitPlace, mayBe: boolean): GitFiles {
  if (!mayBe || GLOB_MAGIC.test(path))
    throw new UsageError(
      `"${path}" is not in "${ref}"`,
      'Name a file or a folder as git does: from the top of the repository, or from this folder with ./ in front.',
    );
  return { files: [], findings: [], notes: [`"${path}" is not in "${ref}": nothing is there to compare with`], pathOf: (file) => file };
}

function refusalOf(name: string, { message, isMissing, cause }: GitError): UsageError {
  if (isMissing)
    return new UsageError(
      `"${name}" does not exist, and git is not installed`,
      'Name a file or a folder, or install git to read commits.',
      {
        cause,
      },
    );
  if (message.startsWith('not a git repository'))
    return new UsageError(`"${name}" does not exist, and this is no git repository`, 'Name a file or a folder that is there.', { cause });
  if (message.includes('dubious ownership'))
    return new UsageError(
      `git does not read "${name}": the repository belongs to somebody else`,
      'If you trust it: git config --global --add safe.directory "$PWD"',
      { cause },
    );
  return new UsageError(`git cannot read "${name}"${message === '' ? '' : `: ${message}`}`, 'See what "git show" says to it.', { cause });
}

/** From the name of a file in results to its path from the working directory. */
function workPathOf({ ref, path }: GitPlace, { type }: GitObject, io: Io): (file: string) => string {
  const top = wayToFolder(path, io);
  const prefix = prefixOf({ ref, path }, type);
  return (file) => (file.startsWith(prefix) ? posix.join(top, file.slice(ref.length + 1)) : file);
}

/** From the working directory to the folder that a path of git's is relative to: the top of the repository, unless it begins with ./ or ../. */
export function wayToFolder(path: string, io: Io): string {
  return /^\.\.?(?:\/|$)/.test(path) ? '' : wayToTop(io);
}

/** What stands before the paths of a folder's files: `main:manifests/`. */
function prefixOf({ ref, path }: GitPlace, type: GitObject['type']): string {
  const isClosed = type === 'blob' || path === '' || path.endsWith('/');
  return `${ref}:${path}${isClosed ? '' : '/'}`;
}

type Content = Omit<GitFiles, 'pathOf'>;

function readBlob(name: string, { content }: GitObject): Content {
  if (isLfsPointer(content)) return { files: [], findings: [pointerFinding(name)], notes: [] };
  return { files: [{ path: name, text: content }], findings: [], notes: [] };
}

async function readFolder(place: GitPlace, { id }: GitObject, pathOf: (file: string) => string, config: Config, io: Io): Promise<Content> {
  const prefix = prefixOf(place, 'tree');
  const isIgnored = await anyMatcherOf(config.ignore);
  const entries = listTree(id, io).filter(({ path }) => !path.split('/').some(isPassedOver));
  const isWanted = (path: string) => !isIgnored(resolve(io.cwd, pathOf(prefix + path)));
  const filesOf = (isNamed: (path: string) => boolean) =>
    readEntries(
      entries.filter(({ path, kind }) => kind !== 'submodule' && isNamed(path) && isWanted(path)),
      prefix,
      io,
    );
  const found: Content = { files: [], findings: [], notes: [] };
  for (const file of filesOf(isYamlName)) {
    if (isLfsPointer(file.text)) found.findings.push(pointerFinding(file.path));
    else if (file.size !== undefined || (await isOurs(file))) found.files.push(file);
  }
  if (found.files.length === 0) {
    // As in the work tree: other formats may be what manifests were made of.
    const others = othersAmong(filesOf((path) => isOtherName(path) && !isAskedFor(path)));
    found.files.push(...others);
    if (others.length > 0)
      found.notes.push(
        `no manifest in "${prefix}", ${countText(others.length, 'file of another format is', 'files of other formats are')} read`,
      );
  }
  found.files.sort((a, b) => compareText(a.path, b.path));
  const submodules = entries.filter(({ kind }) => kind === 'submodule').map(({ path }) => `"${prefix}${path}"`);
  if (submodules.length > 0)
    found.notes.push(`${listText(submodules)} not read: another repository holds ${submodules.length === 1 ? 'it' : 'them'}`);
  return found;
}

/** The files of a folder, each once: one that is linked to, under its own name. Links that lead to no file are nobody's manifests. */
function readEntries(entries: readonly TreeEntry[], prefix: string, io: Io): FoundFile[] {
  const isLarge = ({ size }: TreeEntry) => size > DEFAULT_LIMITS.maxSize;
  const names = entries.filter((entry) => !isLarge(entry)).flatMap(({ kind, id, path }) => (kind === 'link' ? [id, prefix + path] : [id]));
  const objects = readObjects([...new Set(names)], io);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const files = new Map<string, FoundFile>();
  for (const entry of entries) {
    const path = prefix + entry.path;
    if (isLarge(entry)) files.set(entry.path, { path, text: Buffer.alloc(0), size: entry.size });
    else if (entry.kind === 'file') {
      const object = objects.get(entry.id);
      if (object === undefined) throw absentContent(path);
      files.set(entry.path, { path, text: object.content });
    }
  }
  for (const entry of entries) {
    const path = prefix + entry.path;
    const object = entry.kind === 'link' ? objects.get(path) : undefined;
    if (object?.type !== 'blob') continue;
    const end = endOf(entry, byPath, objects);
    if (!files.has(end)) files.set(end, { path, text: object.content });
  }
  return [...files.values()];
}

/** More links than that in a row go in a circle. */
const MOST_LINKS = 40;

/** Where a link leads, from link to link; a path from the folder that was listed. */
function endOf(link: TreeEntry, byPath: ReadonlyMap<string, TreeEntry>, objects: ReadonlyMap<string, GitObject>): string {
  let path = link.path;
  for (let count = 0; count < MOST_LINKS; count++) {
    const entry = byPath.get(path);
    if (entry?.kind !== 'link') return path;
    path = posix.join(posix.dirname(path), objects.get(entry.id)?.content.toString() ?? '');
  }
  return path;
}

function absentContent(path: string): UsageError {
  return new UsageError(
    `the content of "${path}" is not in this clone`,
    'It was cloned in part: fetch the rest, for example with "git fetch --refetch --no-filter".',
  );
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/v1';

function isLfsPointer(content: Buffer): boolean {
  return content.subarray(0, LFS_POINTER.length).toString('latin1') === LFS_POINTER;
}

function pointerFinding(file: string): Finding {
  return {
    ruleId: 'import/unrecognized' satisfies ImportRuleId,
    severity: IMPORT_RULES['import/unrecognized'],
    message: 'Git LFS keeps the content of this file elsewhere: what it holds is not compared',
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: LFS_POINTER.length + 1,
    pointer: '',
    related: [],
  };
}
