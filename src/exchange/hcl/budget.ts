import { Unknown } from './unknown.ts';

/** Steps and characters that the files of a run may cost: more than any module of people, and a moment of a machine. */
const MOST_WORK = 5_000_000;

/** References that lead to references. */
const DEEPEST = 600;

/** Of one text or list. */
export const LONGEST = 1_000_000;

/** Instances of one block. */
export const MOST_INSTANCES = 10_000;

const SPENT = new Unknown('the files ask for more work than is done for them');
const TOO_DEEP = new Unknown('what it refers to leads on too far');

/** Counts what evaluation costs, so that no file can make it endless. */
export class Budget {
  private left = MOST_WORK;
  private depth = 0;

  /** Undefined while there is something left. */
  spend(work: number): Unknown | undefined {
    this.left -= work;
    return this.left < 0 ? SPENT : undefined;
  }

  /** One step deeper; every `enter` has its `leave`. */
  enter(): Unknown | undefined {
    this.depth++;
    return this.depth > DEEPEST ? TOO_DEEP : this.spend(1);
  }

  leave(): void {
    this.depth--;
  }
}
