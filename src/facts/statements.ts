import type { EditionId } from './facts.ts';
import data from './statements.json' with { type: 'json' };

/**
 * Something that the documents of the service, or of its clients, say. Only pages about rules need the texts: nothing that
 * every run loads may import this module.
 */
export type Statement = {
  /** S001 and on (overview), N01 (newer), E01 (error), V01 (version number), C01 (conflict); 4.4 stands for a whole table. */
  id: string;
  text: string;
  /** Keys of `sources.json`. */
  sources: string[];
  /** Of a statement of the overview: the editions that make it. */
  editions?: EditionId[];
  /** Follows by arithmetic or logic. */
  derived?: boolean;
  note?: string;
};

/** All statements, in the order of their ids within each kind. The schema of the data, held by a test, is what proves the cast. */
export const STATEMENTS = data.statements as readonly Statement[];

/** The statement of an id such as `S050`; undefined where there is none. */
export function findStatement(id: string): Statement | undefined {
  return STATEMENTS.find((statement) => statement.id === id);
}
