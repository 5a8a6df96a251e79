import data from './conflicts.json' with { type: 'json' };

/** Where documents of the service disagree: what each says, and what decides here. */
export type Conflict = {
  /** C01 and on. */
  id: string;
  about: string;
  /** `sources` are keys of `sources.json`. */
  sides: { says: string; sources: string[] }[];
  decides: string;
};

export const CONFLICTS: readonly Conflict[] = data.conflicts;

/** The conflict of an id such as `C02`; undefined where there is none. */
export function findConflict(id: string): Conflict | undefined {
  return CONFLICTS.find((conflict) => conflict.id === id);
}
