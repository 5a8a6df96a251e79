import type { Analysis } from '../engine/analyze.ts';
import type { Edit, Finding } from '../engine/finding.ts';
import type { SourceFile } from '../source/source.ts';
import { NOT_IN_PLACE, readsAs } from './apply-edits.ts';
import { byFile } from './by-file.ts';
import type { FixStep } from './fix-step.ts';
import { fixedText } from './fixed-text.ts';
import { type Expectations, whyWorse } from './why-worse.ts';

/** Files, and what is found in them. */
export type Judged = { files: readonly SourceFile[]; analysis: Analysis };

export type Judge = (files: readonly SourceFile[]) => Promise<Analysis>;

/** By file, its steps in lots: the first lot of each is tried next. */
type Queues = Map<string, (readonly FixStep[])[]>;

/** Trials that look for the steps at fault; an estate is judged in each. */
const MAX_TRIALS = 200;

/** Makes steps together, and where all is not well then, looks for those at fault: file by file, by halves. */
export class Pursuit {
  readonly made: FixStep[] = [];
  reached: Judged;
  readonly #start: Judged;
  readonly #judge: Judge;
  readonly #expectations: Expectations;
  readonly #refused: Map<Finding, string>;

  /** @param refused takes the findings whose steps were not made, and why */
  constructor(start: Judged, judge: Judge, expectations: Expectations, refused: Map<Finding, string>) {
    this.#start = start;
    this.reached = start;
    this.#judge = judge;
    this.#expectations = expectations;
    this.#refused = refused;
  }

  async follow(steps: readonly FixStep[]): Promise<void> {
    const queues: Queues = new Map(Array.from(byFile(steps, fileOf), ([file, ofFile]) => [file, [ofFile]]));
    let width = queues.size;
    for (let trial = 0; queues.size > 0; trial++) {
      if (trial === MAX_TRIALS) return this.#refuse([...queues.values()].flat(2), 'it was not tried, too many others could not be made');
      const tried = [...queues].slice(0, width);
      const faults = await this.#try(tried.flatMap(([, [lot = []]]) => lot));
      if (faults === undefined) {
        for (const [file] of tried) replaceFirst(queues, file, []);
        width = queues.size;
        continue;
      }
      const atFault = tried.filter(([file]) => faults.has(file));
      // The fault shows in a file that nothing was done to, or nothing is better: fewer files at a time.
      if (atFault.length === 0 && tried.length > 1) width = tried.length >> 1;
      else this.#narrow(queues, atFault.length === 0 ? tried : atFault, faults);
    }
  }

  /** Lots at fault are halved; a step that is at fault alone is refused. */
  #narrow(queues: Queues, atFault: readonly [string, (readonly FixStep[])[]][], faults: ReadonlyMap<string, string>): void {
    for (const [file, [lot = []]] of atFault) {
      const half = lot.length >> 1;
      if (half > 0) replaceFirst(queues, file, [lot.slice(0, half), lot.slice(half)]);
      else {
        this.#refuse(lot, faults.get(file) ?? faults.values().next().value ?? 'it would mend nothing');
        replaceFirst(queues, file, []);
      }
    }
  }

  #refuse(steps: readonly FixStep[], reason: string): void {
    for (const { finding } of steps) this.#refused.set(finding, reason);
  }

  /** Makes steps beside those that are made already, if all is well then; else says which files are at fault, and why. */
  async #try(steps: readonly FixStep[]): Promise<ReadonlyMap<string, string> | undefined> {
    const all = [...this.made, ...steps];
    const files = withSteps(this.#start.files, all);
    const analysis = await this.#judge(files);
    const findings = steps.map(({ finding }) => finding);
    const faults = misread(this.#start.analysis, analysis, all) ?? whyWorse(this.reached.analysis, analysis, findings, this.#expectations);
    if (faults !== undefined) return faults;
    this.made.push(...steps);
    this.reached = { files, analysis };
    return undefined;
  }
}

function fileOf({ finding }: FixStep): string {
  return finding.file;
}

function replaceFirst(queues: Queues, file: string, lots: (readonly FixStep[])[]): void {
  const rest = [...lots, ...(queues.get(file)?.slice(1) ?? [])];
  if (rest.length === 0) queues.delete(file);
  else queues.set(file, rest);
}

function withSteps(files: readonly SourceFile[], steps: readonly FixStep[]): SourceFile[] {
  const ofFiles = byFile(steps, fileOf);
  return files.map((file) => {
    const ofFile = ofFiles.get(file.path);
    if (ofFile === undefined) return file;
    const changes = ofFile.flatMap((step) => step.changes);
    return { path: file.path, text: fixedText(file, changes) };
  });
}

/** Files that would not read as the edits mean. */
function misread(before: Analysis, after: Analysis, steps: readonly FixStep[]): ReadonlyMap<string, string> | undefined {
  const faults = new Map<string, string>();
  for (const [file, ofFile] of byFile(steps, fileOf)) {
    const edits = new Map<number, Edit[]>();
    for (const step of ofFile) {
      const document = step.finding.document ?? 0;
      const known = edits.get(document);
      if (known === undefined) edits.set(document, [...step.edits]);
      else known.push(...step.edits);
    }
    const [was, is] = [before, after].map(({ sources }) => sources.find((source) => source.file === file));
    if (was === undefined || is === undefined || !readsAs(is, was, edits)) faults.set(file, NOT_IN_PLACE);
  }
  return faults.size === 0 ? undefined : faults;
}
