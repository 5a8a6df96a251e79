import type { Positions } from './positions.ts';
import type { ReadLimits } from './source.ts';

/** What a reader makes of one YAML document. */
export type ReadDocument = { value: unknown; positions: Positions };

/** What is wrong with a text, at offsets into it (UTF-16 units, end exclusive). */
export type ReadProblem = {
  ruleId: 'syntax/yaml' | 'syntax/limits';
  start: number;
  end: number;
  message: string;
  /** Another place that explains it. */
  related?: { start: number; end: number; message: string };
};

/** What the documents of one file share while they are read. */
export type ReadContext = {
  limits: ReadLimits;
  /** What has been used up of the limits that hold for a whole file. */
  spent: { aliases: number; expansion: number };
  scratch: Scratch;
};

/** Memory that readers use again and again instead of throwing it away; worth sharing among the files of a run. */
export type Scratch = {
  tape: Int32Array;
  /** Items of the sequences that are open. */
  items: unknown[];
  /** Texts that were met not long ago, `STRING_SLOTS` of them. */
  strings: string[];
};

export const STRING_SLOTS = 512;

export function newScratch(): Scratch {
  return { tape: new Int32Array(0), items: [], strings: Array.from({ length: STRING_SLOTS }, () => '') };
}
