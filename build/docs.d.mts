import type { EngineRule, Rule } from '../src/engine/rule.ts';
import type { rulePageMarkdown } from '../src/report/rule-page.ts';
import type { EN } from '../src/report/words/en.ts';
import type { documentText, statementText } from '../src/report/rule-sources.ts';

/** The card of a rule, with the level it judges. */
export type Card = EngineRule | Rule;

/** What the pages take from the product. */
export type Product = {
  ENGINE_RULES: readonly EngineRule[];
  RULES: readonly Rule[];
  rulePageMarkdown: typeof rulePageMarkdown;
  EN: typeof EN;
  documentText: typeof documentText;
  statementText: typeof statementText;
};

/** The pages, by their paths in the repository. */
export function docsFiles(root: string): Promise<Map<string, string>>;
/** Pages of rules that lie in docs/ and belong to no rule any more. */
export function stalePages(root: string, pages: ReadonlyMap<string, string>): string[];
