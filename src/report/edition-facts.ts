import type { FactRow, Facts, LimitName, SizingName } from '../facts/facts.ts';
import { findSource } from '../facts/sources.ts';

/** What the edition says about replicas, and where it has it from. */
export type EditionFactView = {
  /** `One replica for every 20 VMs created at the same time`. */
  statement: string;
  /** The document it rests on, where that was found, and the date (yyyy-MM-dd). */
  title: string;
  at: string;
  date: string;
};

const STATEMENTS: readonly { name: LimitName | SizingName; say(row: FactRow): string }[] = [
  { name: 'replicas', say: ({ value, scope }) => `At most ${value} replicas${scope === undefined ? '' : ` ${scope}`}` },
  { name: 'virtualMachinesPerReplica', say: ({ value }) => `One replica for every ${value} VMs created at the same time` },
  {
    name: 'scaleSetInstancesPerReplica',
    say: ({ value }) =>
      value === null
        ? 'One replica for every scale set created at the same time, whatever its size'
        : `One replica for every ${value} instances of a scale set`,
  },
];

/** The facts behind the figures of a report. */
export function editionFacts(facts: Facts): EditionFactView[] {
  return STATEMENTS.flatMap(({ name, say }) => {
    const row = facts.row(name);
    if (row === undefined) return [];
    const source = findSource(row.source);
    return [{ statement: say(row), title: source?.title ?? row.source, at: source?.at ?? '', date: row.asOf }];
  });
}

/** The documents behind the edition: `Shared Image Gallery overview, Korean edition (2021-06-08)`. */
export function editionSources(facts: Facts): string[] {
  return [...new Set(editionFacts(facts).map(({ title, date }) => `${title} (${date})`))];
}
