import type { Place } from './place.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { Unknown, type Value } from './value.ts';

/** What an expression may refer to, and where it is written. */
export type Frame = {
  run: Run;
  scope: Scope;
  /** Loops around the expression, the innermost last. */
  loops: readonly Loop[];
  /** Variables of lambda functions, by lower-case name. */
  lambdaVariables: ReadonlyMap<string, Value>;
  /** Inside a function that the template defines. */
  definition: { names: ReadonlySet<string>; arguments: ReadonlyMap<string, Value> } | undefined;
  place: Place;
  expression: string | undefined;
  /** What makes known what is not known here. */
  advice: string | undefined;
};

export type Loop = { name: string; index: number; isResource: boolean };

export function frameOf(run: Run, scope: Scope, place: Place): Frame {
  return {
    run,
    scope,
    loops: [],
    lambdaVariables: new Map(),
    definition: undefined,
    place,
    expression: undefined,
    advice: undefined,
  };
}

export function unknownIn(frame: Frame, reason: string, likeness?: string): Unknown {
  return new Unknown(reason, frame, likeness);
}
