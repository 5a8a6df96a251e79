import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { createPainter, type Display } from '../report/painter.ts';
import { rulePageMarkdown } from '../report/rule-page.ts';
import { wrapText } from '../report/wrap-text.ts';
import { EXIT, type Io } from './io.ts';
import type { Invocation } from './options.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';

/** Width of `warning`, the longest severity. */
const SEVERITY_WIDTH = 7;

/** Lists the rules: a line each, as data, or every page in one document. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { format = 'table', output } = invocation.texts;
  const cards = [...ENGINE_RULES, ...RULES];
  if (format === 'json') printResult(`${JSON.stringify(cards.map(toData), null, 2)}\n`, output, invocation, io);
  else if (format === 'markdown')
    printResult(`# Rules\n\n${cards.map((card) => rulePageMarkdown(card, 2)).join('\n')}`, output, invocation, io);
  else printResult(table(cards, displayOf(invocation, output, io), isStdout(output) && io.stdout.isTerminal), output, invocation, io);
  return EXIT.ok;
}

type Card = (typeof RULES | typeof ENGINE_RULES)[number];

function toData({ id, severity, title, why, remedy, sources, since, notes, options, on, bad, good }: Card) {
  return { id, severity, title, on, since: since ?? null, why, remedy, notes: notes ?? null, options: options ?? {}, sources, bad, good };
}

/** A line a rule, for grep; on a terminal, titles are wrapped beside the ids. */
function table(cards: readonly Card[], { color, columns }: Display, isWrapped: boolean): string {
  const paint = createPainter(color);
  const width = Math.max(...cards.map(({ id }) => id.length));
  const indent = width + 2 + SEVERITY_WIDTH + 2;
  const room = isWrapped ? Math.max(columns - indent, 20) : Number.POSITIVE_INFINITY;
  const lines = cards.map(({ id, severity, title }) => {
    const titles = wrapText(title, room).join(`\n${' '.repeat(indent)}`);
    return `${id.padEnd(width)}  ${paint[severity](severity.padEnd(SEVERITY_WIDTH))}  ${titles}`;
  });
  return `${lines.join('\n')}\n\n${cards.length} rules; "gallerist explain <rule>" shows a page.\n`;
}
