import type { Analysis } from '../engine/analyze.ts';
import type { JudgedRule } from '../engine/custom-rule.ts';
import type { Severity } from '../engine/finding.ts';
import type { EngineRule } from '../engine/rule.ts';
import type { Display } from './painter.ts';

/** What a run knows beside its analysis. */
export type RunFacts = {
  /** The rules that may report, in the order of the catalogue, the user's own at the end. */
  rules: readonly (EngineRule | JudgedRule)[];
  /** The least severity that fails the run. */
  failOn: Severity | 'never';
};

/** Makes the text of one output format. */
export type Reporter = (analysis: Analysis, display: Display, run: RunFacts) => string;

/** Makes the bytes of a format that is no text. */
export type BinaryReporter = (analysis: Analysis, display: Display, run: RunFacts) => Promise<Uint8Array>;
