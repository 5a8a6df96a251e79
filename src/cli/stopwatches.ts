import type { Stopwatch } from '../engine/judge.ts';
import type { Io } from './io.ts';

/** Times the phases of a run, and the rules where `--stats` asks for it. */
export type Stopwatches = {
  /** Ends the phase that ran since the last lap. */
  lap(phase: string): void;
  ofRules: Stopwatch | undefined;
  /** Writes the table on standard error, where it was asked for. */
  print(): void;
};

export function startStopwatch(io: Io, isWanted: boolean): Stopwatches {
  const start = io.now();
  const phases: { name: string; took: number }[] = [];
  const rules = new Map<string, number>();
  let last = start;
  const timeRule: Stopwatch = (ruleId, check) => {
    const before = io.now();
    check();
    rules.set(ruleId, (rules.get(ruleId) ?? 0) + io.now() - before);
  };
  return {
    lap(name) {
      const now = io.now();
      phases.push({ name, took: now - last });
      last = now;
    },
    ofRules: isWanted ? timeRule : undefined,
    print() {
      if (!isWanted) return;
      const lines = phases.map(({ name, took }) => row(name, took));
      const judging = [...rules.values()].reduce((sum, took) => sum + took, 0);
      lines.push(row('total', io.now() - start), '', 'Rules, the slowest first, with their share');
      const slowest = [...rules].toSorted((a, b) => b[1] - a[1]).slice(0, 15);
      for (const [id, took] of slowest) lines.push(`${row(id, took)} ${((took / judging) * 100).toFixed(1).padStart(6)} %`);
      io.stderr.write(`${lines.join('\n')}\n`);
    },
  };
}

function row(name: string, milliseconds: number): string {
  return `${name.padEnd(44)} ${milliseconds.toFixed(1).padStart(10)} ms`;
}
