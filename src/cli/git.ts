import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Io } from './io.ts';

/** Enough for the files of a large estate. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Git read by a program: in its own words, asking nobody, changing nothing, and without the network, even in a partial clone. */
const SURROUNDINGS = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_PAGER: '' };

/** Git could not do what it was asked. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** Whether there is no git at all on this machine. */
  readonly isMissing: boolean;

  constructor(message: string, isMissing: boolean, options: ErrorOptions) {
    super(message, options);
    this.isMissing = isMissing;
  }
}

/** Runs git in the working directory and answers with what it prints. Throws a `GitError`. */
export function git(words: readonly string[], io: Io, input?: string): Buffer {
  try {
    return execFileSync('git', ['-c', 'core.fsmonitor=false', ...words], {
      cwd: resolve(io.cwd),
      env: { ...io.env, ...SURROUNDINGS },
      input: input ?? '',
      maxBuffer: MAX_OUTPUT,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw new GitError(lastWordsOf(cause), cause instanceof Error && 'code' in cause && cause.code === 'ENOENT', { cause });
  }
}

/** What git says is wrong, without its prefix; '' where it says nothing. */
function lastWordsOf(cause: unknown): string {
  const stderr: unknown = cause instanceof Error && 'stderr' in cause ? cause.stderr : '';
  // Where the repository is on this machine is nobody's business.
  return (/^(?:fatal|error): (.*)$/m.exec(String(stderr))?.[1] ?? '').replace(/ at '\/.*'$/, '');
}

/** The way from the working directory up to the top of the repository: '', `../`, `../../`; git names files from there. */
export function wayToTop(io: Io): string {
  return git(['rev-parse', '--show-cdup'], io).toString().trim();
}

/** The id of the commit that a branch, a tag or anything else means; undefined where it means none. */
export function commitOf(ref: string, io: Io): string | undefined {
  try {
    return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], io)
      .toString()
      .trim();
  } catch (cause) {
    if (cause instanceof GitError && cause.message === '' && !cause.isMissing) return undefined;
    throw cause;
  }
}

/** An object of git: a file or a folder. */
export type GitObject = { type: 'blob' | 'tree'; id: string; content: Buffer };

/** Objects by the names they are asked for; links within a commit are followed, and what is not there is absent. */
export function readObjects(names: readonly string[], io: Io): Map<string, GitObject> {
  // A name a line: git has no other way of asking before 2.38.
  const asked = names.filter((name) => !name.includes('\n'));
  const objects = new Map<string, GitObject>();
  if (asked.length === 0) return objects;
  const answer = git(['cat-file', '--batch', '--follow-symlinks'], io, asked.map((name) => `${name}\n`).join(''));
  let at = 0;
  for (const name of asked) {
    const end = answer.indexOf('\n', at);
    const head = answer.toString('utf8', at, end);
    at = end + 1;
    const [, id = '', type, size] = /^([0-9a-f]{40,64}|symlink|dangling|loop|notdir) (?:(\w+) )?(\d+)$/.exec(head) ?? [];
    // `name missing`, with no content.
    if (size === undefined) continue;
    if (type === 'blob' || type === 'tree') objects.set(name, { type, id, content: answer.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return objects;
}

/** What a folder of git holds, with all that is below it. */
export type TreeEntry = {
  path: string;
  id: string;
  kind: 'file' | 'link' | 'submodule';
  /** Bytes; 0 of a submodule. */
  size: number;
};

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = { '120000': 'link', '160000': 'submodule' };

/** The entries of a tree, by their paths in it. */
export function listTree(id: string, io: Io): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const line of git(['ls-tree', '-r', '-l', '-z', '--full-tree', id], io).toString().split('\0')) {
    const [, mode = '', entryId = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
    if (path !== '') entries.push({ path, id: entryId, kind: KINDS[mode] ?? 'file', size: size === '-' ? 0 : Number(size) });
  }
  return entries;
}
