import type { Positions } from './positions.ts';

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
