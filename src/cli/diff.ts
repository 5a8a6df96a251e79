import { RULES } from '../../rules/index.ts';
import { compareAnalyses, type Comparison, sidesWithoutDeployments } from '../change/comparison.ts';
import { settingsOf } from '../config/config.ts';
import type { Analysis } from '../engine/analyze.ts';
import { analyzeChange } from '../engine/analyze-change.ts';
import { decimalOf, type Decimal } from '../pricing/money.ts';
import { diffTable } from '../report/diff-table.ts';
import type { Display } from '../report/painter.ts';
import { DIFF_EN } from '../report/words/diff-en.ts';
import { readSides, type Side, type Sides, settingsOfSides } from './diff-sides.ts';
import { EXIT, type Io } from './io.ts';
import { DIFF_FORMATS, type Invocation } from './options.ts';
import { displayOf, printResult } from './print-result.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { exitCodeOf, judgeOf, noManifest, readTerms, type Terms, whileShown } from './request.ts';
import { UsageError } from './usage-error.ts';

type DiffReporter = (result: Comparison, display: Display) => string;

const REPORTERS: Readonly<Record<(typeof DIFF_FORMATS)[number], () => DiffReporter | Promise<DiffReporter>>> = {
  table: () => diffTable,
  json: async () => (await import('../report/diff-json.ts')).diffJson,
  markdown: async () => (await import('../report/diff-document.ts')).diffMarkdown,
  html: async () => (await import('../report/diff-document.ts')).diffHtml,
};

/** Compares two states of the manifests, or of what other formats describe. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { texts, positionals } = invocation;
  const most = limitOf(texts['fail-over']);
  const terms = await readTerms(invocation, io);
  const { config, stopwatches } = terms;
  const sides = await readSides(positionals, config, io, invocation.switches['quiet'] === true);
  refuseOverwriting(
    texts['output'],
    [...sides.base.files, ...sides.head.files, ...terms.loaded.files.map((path) => ({ path }))].map(({ path }) => path),
    io,
  );
  stopwatches.lap('files');
  const result = await compare(terms, sides, most, io);
  stopwatches.lap('analysis');
  const report = await REPORTERS[DIFF_FORMATS.find((known) => known === texts['format']) ?? 'table']();
  printResult(report(result, displayOf(invocation, texts['output'], io)), texts['output'], invocation, io);
  stopwatches.lap('output');
  stopwatches.print();
  return result.limit?.state === 'over' ? EXIT.findings : exitCodeOf(result.findings.added, config.failOn);
}

/** An amount of money that is no debt; undefined where none is given. */
function limitOf(text: string | undefined): Decimal | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(?:\.\d+)?$/.test(text))
    throw new UsageError(
      `--fail-over "${text}" is no amount`,
      'Write it in the currency of the run without its name, such as --fail-over 100.',
    );
  return decimalOf(text);
}

async function compare(terms: Terms, { base, head }: Sides, failOver: Decimal | undefined, io: Io): Promise<Comparison> {
  const settings = settingsOfSides(settingsOf(terms.config), [base, head]);
  const files = [...base.files, ...head.files];
  const [before, after] = await whileShown({ ...terms, files }, io, both(judgeOf(terms, settings), { base, head }));
  // A head of which the last manifest was deleted is no slip.
  if (after.manifestFiles === 0 && (head.files.length > 0 || before.manifestFiles === 0)) throw noManifest([head.name], terms.config, io);
  const judged = analyzeChange(before, after, [...RULES, ...terms.loaded.customRules], {
    settings,
    withoutDeployments: sidesWithoutDeployments(before, after),
    isIgnoringSuppressions: terms.invocation.switches['ignores'] === false,
    ...(terms.stopwatches.ofRules === undefined ? {} : { stopwatch: terms.stopwatches.ofRules }),
  });
  return compareAnalyses(before, after, judged, {
    names: { base: base.name, head: head.name },
    notes: [...notesOf(base, before), ...notesOf(head, after)],
    findings: [...base.findings, ...head.findings],
    failOver,
  });
}

/** That a side is empty is said, unless its notes or findings say why. */
function notesOf({ name, notes, findings }: Side, { manifestFiles }: Analysis): readonly string[] {
  return manifestFiles > 0 || notes.length > 0 || findings.length > 0 ? notes : [DIFF_EN.noManifest(`"${name}"`)];
}

/** One after the other: each may need much memory. */
async function both(judge: (files: Side['files']) => Promise<Analysis>, { base, head }: Sides): Promise<[Analysis, Analysis]> {
  const before = await judge(base.files);
  return [before, await judge(head.files)];
}
