import type { Parsed } from './expression.ts';
import { parseExpression } from './expression.ts';
import type { Resource } from '../resource.ts';
import type { Problems } from './problems.ts';

/** Steps of work that one template may take; a template of ten thousand versions takes a tenth of it. */
const MOST_WORK = 10_000_000;

/** Values within one another, expressions, and what they refer to. */
const DEEPEST = 400;

/** A template takes more work than anything that people write. */
export class TooMuchWork extends Error {}

/** What the evaluation of one template shares: its bounds, and what was found. */
export class Run {
  readonly today: string;
  readonly problems: Problems;
  readonly resources: Resource[] = [];
  private readonly parsed = new Map<string, Parsed>();
  private work = 0;
  private depth = 0;

  constructor(today: string, problems: Problems) {
    this.today = today;
    this.problems = problems;
  }

  /** Throws `TooMuchWork` where it is too much. */
  spend(steps: number): void {
    this.work += steps;
    if (this.work > MOST_WORK) throw new TooMuchWork();
  }

  /** Does something one level deeper, or answers `tooDeep()` where that is too deep for the stack. */
  deeper<T>(work: () => T, tooDeep: () => T): T {
    if (this.depth >= DEEPEST) return tooDeep();
    this.depth++;
    try {
      return work();
    } finally {
      this.depth--;
    }
  }

  parse(text: string): Parsed {
    let parsed = this.parsed.get(text);
    if (parsed === undefined) {
      this.spend(text.length >> 2);
      parsed = parseExpression(text);
      this.parsed.set(text, parsed);
    }
    return parsed;
  }
}
