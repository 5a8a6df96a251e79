import type { Analysis } from '../engine/analyze.ts';
import type { Finding } from '../engine/finding.ts';
import type { SourceFile } from '../source/source.ts';
import { fixedText } from './fixed-text.ts';
import { stepsOf } from './fix-step.ts';
import { type Judge, type Judged, Pursuit } from './pursuit.ts';
import { type Expectations, whyWorse } from './why-worse.ts';

/** The files after their fixes. */
export type FixedFiles = {
  /** All files in their order; those that changed hold their new text. */
  files: readonly SourceFile[];
  /** What is found in them now. */
  analysis: Analysis;
  /** Those that changed, as they were and as they are; a byte order mark is in both. */
  changed: { path: string; before: string; after: string }[];
  /** Findings whose fixes were made, in the order in which they were. */
  fixed: Finding[];
  /** Findings whose fixes were wanted and not made, and why. */
  refused: { finding: Finding; reason: string }[];
};

export type FixOptions = {
  /** Makes fixes that need a look, too; default false. */
  isUnsafe?: boolean;
  /** Is told of each fix that is refused in a pass, even if a later one makes it, or no longer finds what it mends. */
  onRefused?(finding: Finding, reason: string): void;
};

/** A mended place may show another: more passes than any estate has needed. */
const MAX_PASSES = 10;

/**
 * Makes the fixes of all findings, pass by pass until none is left that can be made. A fix is made only where the file
 * then reads as it was meant, where the finding goes, and where no error comes up anywhere in the estate; what is not, is
 * left as it was, byte for byte. So fixing again changes nothing.
 */
export async function fixFiles(
  files: readonly SourceFile[],
  judge: Judge,
  { isUnsafe = false, onRefused }: FixOptions,
): Promise<FixedFiles> {
  const isWanted = ({ fix }: Finding) => fix !== undefined && (fix.safe || isUnsafe);
  // A schema error hides what lies behind it. What comes up may pass while it can be mended too; if it cannot, nothing may come up.
  const bold: Expectations = { isWanted, isPassing: isWanted };
  const careful: Expectations = { isWanted, isPassing: () => false };
  const fixed: Finding[] = [];
  let state: Judged = { files, analysis: await judge(files) };
  for (;;) {
    const hoped = await passesFrom(state, judge, bold, onRefused);
    const isSound = hoped.fixed.length === 0 || whyWorse(state.analysis, hoped.state.analysis, [], careful) === undefined;
    const passes = isSound ? hoped : await passesFrom(state, judge, careful, onRefused);
    state = passes.state;
    fixed.push(...passes.fixed);
    if (!isSound && passes.fixed.length > 0) continue;
    const changed = state.files.flatMap((file, index) => changedFile(files[index], file));
    return { ...state, changed, fixed, refused: Array.from(passes.refused, ([finding, reason]) => ({ finding, reason })) };
  }
}

async function passesFrom(start: Judged, judge: Judge, expectations: Expectations, onRefused: FixOptions['onRefused']) {
  const fixed: Finding[] = [];
  let state = start;
  let refused = new Map<Finding, string>();
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { steps, isComplete } = stepsOf(state.analysis.findings.filter(expectations.isWanted), state.analysis, refused);
    if (steps.length === 0) {
      tellRefused(refused, onRefused);
      break;
    }
    const pursuit = new Pursuit(state, judge, expectations, refused);
    await pursuit.follow(steps);
    tellRefused(refused, onRefused);
    fixed.push(...pursuit.made.map(({ finding }) => finding));
    if (pursuit.made.length === 0 && isComplete) break;
    // In other surroundings, what was refused may do.
    if (pursuit.made.length > 0) refused = new Map();
    state = pursuit.reached;
  }
  return { state, fixed, refused };
}

function tellRefused(refused: ReadonlyMap<Finding, string>, onRefused: FixOptions['onRefused']): void {
  for (const [finding, reason] of refused) onRefused?.(finding, reason);
}

function changedFile(before: SourceFile | undefined, after: SourceFile): FixedFiles['changed'] {
  if (before === undefined || before === after) return [];
  return [{ path: after.path, before: fixedText(before, []), after: fixedText(after, []) }];
}
