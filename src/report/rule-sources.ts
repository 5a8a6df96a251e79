import { findSource } from '../facts/sources.ts';
import { findStatement, type Statement } from '../facts/statements.ts';

/** A statement that a rule rests on, as its page shows it. */
export type RuleSource = {
  /** As the card names it: `S055`, `4.4`, `5.1 TFP`. */
  id: string;
  text: string;
  /** Title, key and date of each document: `Shared Image Gallery overview, Korean edition (KO21), 2021-06-08`. */
  documents: string[];
};

/** The statements of a card's sources, with their documents. Fails on one that nobody wrote down. */
export function ruleSourcesOf(sources: readonly string[]): RuleSource[] {
  return sources.map((id) => {
    // A table of many documents may be named with the one that is meant.
    const [statementId = '', document] = id.split(' ');
    const statement = findStatement(statementId);
    if (statement === undefined) throw new Error(`no statement ${id}`);
    const documents = statement.sources.filter((key) => document === undefined || key === document);
    return { id, text: statementText(statement), documents: documents.map(documentText) };
  });
}

/** The statement, with what a reader should know of it. */
export function statementText({ text, derived, note }: Statement): string {
  return [text, derived === true ? 'Derived.' : undefined, note].filter((part) => part !== undefined).join(' ');
}

/** Title, key and date of a document in `sources.json`. */
export function documentText(key: string): string {
  const source = findSource(key);
  if (source === undefined) throw new Error(`no document ${key}`);
  return `${source.title} (${key}), ${source.date ?? 'undated'}`;
}
