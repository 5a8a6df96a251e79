import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import type { JudgedRule } from '../engine/custom-rule.ts';
import { customRulePageMarkdown, customRuleTitle } from '../report/custom-rule-page.ts';
import { createPainter, type Display } from '../report/painter.ts';
import { rulePageMarkdown } from '../report/rule-page.ts';
import { wrapText } from '../report/wrap-text.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import type { Invocation } from './options.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';

/** Width of `warning`, the longest severity. */
const SEVERITY_WIDTH = 7;

/** Lists the rules, those of the configuration in force at the end: a line each, as data, or every page in one document. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { format = 'table', output, config } = invocation.texts;
  const cards: Card[] = [...ENGINE_RULES, ...RULES, ...(await loadConfig(config, io)).customRules];
  if (format === 'json') printResult(`${JSON.stringify(cards.map(toData), null, 2)}\n`, output, invocation, io);
  else if (format === 'markdown') printResult(`# Rules\n\n${cards.map(pageOf).join('\n')}`, output, invocation, io);
  else printResult(table(cards, displayOf(invocation, output, io), isStdout(output) && io.stdout.isTerminal), output, invocation, io);
  return EXIT.ok;
}

type Card = JudgedRule | (typeof ENGINE_RULES)[number];

function toData(card: Card) {
  const { id, severity, on } = card;
  if ('require' in card) {
    const { when = null, require, message, place } = card;
    return { id, severity, title: customRuleTitle(card), on, when, require, message, place };
  }
  const { title, since = null, why, remedy, notes = null, options = {}, sources, before = null, bad, good } = card;
  return { id, severity, title, on, since, why, remedy, notes, options, sources, before, bad, good };
}

function pageOf(card: Card): string {
  return 'require' in card ? customRulePageMarkdown(card, 2) : rulePageMarkdown(card, 2);
}

/** A line a rule, for grep; on a terminal, titles are wrapped beside the ids. */
function table(cards: readonly Card[], { color, columns }: Display, isWrapped: boolean): string {
  const paint = createPainter(color);
  const width = Math.max(...cards.map(({ id }) => id.length));
  const indent = width + 2 + SEVERITY_WIDTH + 2;
  const room = isWrapped ? Math.max(columns - indent, 20) : Number.POSITIVE_INFINITY;
  const lines = cards.map((card) => {
    const title = 'require' in card ? customRuleTitle(card) : card.title;
    const titles = wrapText(title, room).join(`\n${' '.repeat(indent)}`);
    return `${card.id.padEnd(width)}  ${paint[card.severity](card.severity.padEnd(SEVERITY_WIDTH))}  ${titles}`;
  });
  return `${lines.join('\n')}\n\n${cards.length} rules; "gallerist explain <rule>" shows a page.\n`;
}
