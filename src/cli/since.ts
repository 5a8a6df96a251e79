import { posix } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { baselineOf, holdBaseline } from '../suppressions/baseline.ts';
import type { Range } from '../engine/finding.ts';
import type { SourceFile } from '../source/source.ts';
import { commitOf, git, GitError, readObjects, wayToTop } from './git.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

type Lines = { from: number; to: number };

/**
 * Leaves the findings that a change since `ref` is answerable for: those on changed lines, and those that the estate
 * as it was did not have. The estate is judged whole, both times.
 */
export async function narrowToChanges(
  analysis: Analysis,
  files: readonly SourceFile[],
  judge: (files: readonly SourceFile[]) => Promise<Analysis>,
  ref: string,
  io: Io,
): Promise<Analysis> {
  const commit = sinceCommit(ref, io);
  const changed = changedLines(commit, io);
  const nameOf = ({ path }: SourceFile) => `${commit}:./${path}`;
  const objects = readObjects(files.filter(({ path }) => changed.has(path)).map(nameOf), io);
  const before = files.flatMap((file): SourceFile[] => {
    if (!changed.has(file.path)) return [file];
    const text = objects.get(nameOf(file))?.content;
    return text === undefined ? [] : [{ ...file, text }];
  });
  const then = await judge(before);
  const { isHeld } = holdBaseline(analysis.findings, analysis.sources, baselineOf(then.findings, then.sources));
  const isOnChange = (file: string, range: Range) =>
    changed.get(file)?.some(({ from, to }) => range.line <= to && range.endLine >= from) ?? false;
  return {
    ...analysis,
    findings: analysis.findings.filter((finding, index) => isHeld[index] === false || isOnChange(finding.file, finding)),
  };
}

function sinceCommit(ref: string, io: Io): string {
  try {
    const commit = commitOf(ref, io);
    if (commit !== undefined) return commit;
  } catch (cause) {
    if (!(cause instanceof GitError)) throw cause;
  }
  throw new UsageError(
    `--since "${ref}" is no commit of a git repository here`,
    'Name a branch, a tag or a commit, such as origin/main, and see that it is fetched.',
  );
}

/** What git prints is read by us: its own form, whatever the user's configuration makes of a diff for people. */
const DIFF_WORDS = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--src-prefix=a/', '--dst-prefix=b/'];

/** Lines of each file that are new since the commit; all of a file that git does not know. */
function changedLines(commit: string, io: Io): Map<string, Lines[]> {
  const changed = new Map<string, Lines[]>();
  // git names files from the top of the repository, which may be above the working directory.
  const up = wayToTop(io);
  const fromHere = (path: string) => posix.join(up, path);
  let file = '';
  for (const line of git(['diff', ...DIFF_WORDS, commit, '--'], io)
    .toString()
    .split('\n')) {
    if (line.startsWith('+++ ')) {
      file = fromHere(unquoted(line.slice(4)).replace(/^b\//, ''));
      changed.set(file, []);
    }
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const [from, count] = [Number(hunk[1]), Number(hunk[2] ?? 1)];
    // Where lines were only taken out, what follows them is what changed.
    changed.get(file)?.push({ from, to: from + Math.max(count, 1) - 1 });
  }
  for (const path of git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/'], io).toString().split('\0')) {
    if (path !== '') changed.set(fromHere(path), [{ from: 1, to: Number.MAX_SAFE_INTEGER }]);
  }
  return changed;
}

/** git puts unusual names into quotes, as C does. */
function unquoted(name: string): string {
  const text = name.replace(/\t$/, '');
  if (!text.startsWith('"')) return text;
  const bytes: number[] = [];
  for (const [, octal, escaped, plain] of text.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...Buffer.from(escaped === undefined ? (plain ?? '') : ({ t: '\t', n: '\n' }[escaped] ?? escaped)));
  }
  return Buffer.from(bytes).toString();
}
