import type { FactRow, Facts, LimitName, SizingName } from '../facts/facts.ts';
import { findSource } from '../facts/sources.ts';
import { numberText } from './number-text.ts';
import type { Words } from './words/words.ts';

/** What the edition says about replicas, and where it has it from. */
export type EditionFactView = {
  /** `One replica for every 20 VMs created at the same time`. */
  statement: string;
  /** The document it rests on, where that was found, and the date (yyyy-MM-dd). */
  title: string;
  at: string;
  date: string;
};

type Statement = { name: LimitName | SizingName; say(row: FactRow, words: Words['facts']): string };

const STATEMENTS: readonly Statement[] = [
  {
    name: 'replicas',
    say: ({ value, scope = '' }, words) => words.replicas(figureOf(value), words.scopes.get(scope) ?? scope),
  },
  { name: 'virtualMachinesPerReplica', say: ({ value }, words) => words.virtualMachinesPerReplica(figureOf(value)) },
  {
    name: 'scaleSetInstancesPerReplica',
    say: ({ value }, words) => (value === null ? words.scaleSetsPerReplica : words.scaleSetInstancesPerReplica(figureOf(value))),
  },
];

function figureOf(value: FactRow['value']): string {
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** The facts behind the figures of a report. */
export function editionFacts(facts: Facts, words: Words): EditionFactView[] {
  return STATEMENTS.flatMap(({ name, say }) => {
    const row = facts.row(name);
    if (row === undefined) return [];
    const source = findSource(row.source);
    const title = words.facts.documents.get(row.source) ?? source?.title ?? row.source;
    return [{ statement: say(row, words.facts), title, at: source?.at ?? '', date: row.asOf }];
  });
}

/** The documents behind the edition: `Shared Image Gallery overview, Korean edition (2021-06-08)`. */
export function editionSources(facts: Facts, words: Words): string[] {
  return [...new Set(editionFacts(facts, words).map(({ title, date }) => `${title} (${date})`))];
}
