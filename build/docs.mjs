// @ts-check
/** Writes the pages under docs/ that follow from rules, facts and schemas: a page a rule, the editions, the coverage of the statements, the view of reports. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { coveragePage } from './coverage-page.mjs';
import { editionsPage } from './editions-page.mjs';
import { rulesIndexPage } from './rules-index-page.mjs';
import { viewPage } from './view-page.mjs';

/** Rules are TypeScript, which Node reads in its newer versions only: they are bundled first. */
const ENTRY = `
export { ENGINE_RULES, RULES } from './rules/index.ts';
export { rulePageMarkdown } from './src/report/rule-page.ts';
export { documentText, statementText } from './src/report/rule-sources.ts';
export { EN } from './src/report/words/en.ts';
`;

/** First line of every page. */
const HEADER = '<!-- Written by `npm run generate` from rules/ and src/facts/; change those instead. -->\n\n';
const VIEW_HEADER =
  '<!-- Written by `npm run generate` from schemas/report-view.schema.json and src/report/words/en.ts; change those instead. -->\n\n';

/**
 * The pages, by their paths in the repository.
 *
 * @param {string} root
 * @returns {Promise<Map<string, string>>}
 */
export async function docsFiles(root) {
  const product = await loadProduct(root);
  const cards = [...product.ENGINE_RULES, ...product.RULES];
  const facts = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, `src/facts/${name}.json`), 'utf8'));
  /** @type {Map<string, string>} */
  const pages = new Map();
  for (const card of cards) {
    const links = '[All rules](../index.md), [editions and conflicts](../../editions.md)\n';
    pages.set(`docs/rules/${card.id}.md`, `${product.rulePageMarkdown(card)}\n${links}`);
  }
  pages.set('docs/rules/index.md', rulesIndexPage(cards));
  pages.set('docs/editions.md', editionsPage(facts('editions'), facts('api-versions'), facts('conflicts'), facts('sources')));
  const { coverage } = facts('coverage');
  pages.set('docs/coverage.md', coveragePage(facts('statements').statements, coverage, cards, product));
  const files = new Map(Array.from(pages, ([path, text]) => [path, HEADER + text]));
  const viewSchema = JSON.parse(readFileSync(join(root, 'schemas/report-view.schema.json'), 'utf8'));
  return files.set('docs/report-view.md', VIEW_HEADER + viewPage(viewSchema, product.EN.template));
}

/**
 * Pages of rules that lie in docs/ and belong to no rule any more.
 *
 * @param {string} root
 * @param {ReadonlyMap<string, string>} pages
 */
export function stalePages(root, pages) {
  return readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.startsWith('docs/rules/') && path.endsWith('.md') && !pages.has(path));
}

/**
 * @param {string} root
 * @returns {Promise<import('./docs.d.mts').Product>}
 */
async function loadProduct(root) {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
