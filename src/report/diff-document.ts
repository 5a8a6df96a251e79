import { currencyDecimals } from '../pricing/currency.ts';
import { countSeverities } from './count-severities.ts';
import { costTexts, leastText } from './cost-amounts.ts';
import { roundMoney } from './diff-money.ts';
import { countGroups } from './diff-groups.ts';
import type { Comparison } from '../change/comparison.ts';
import { ALL, deployedDifference, type DiffMost, differenceText, type DiffView, diffView } from './diff-view.ts';
import { numberText } from './number-text.ts';
import { renderView } from './render.ts';
import { type FigureView, headOf, type HeadView } from './report-view.ts';
import { DIFF_EN } from './words/diff-en.ts';
import { EN } from './words/en.ts';

/** What the template `diff` is given. */
type DiffReportView = HeadView & { diff: DiffView };

/** A page that holds more is slow to open; the JSON has everything. */
const IN_PAGE: DiffMost = { ...ALL, changes: 2_000, properties: 200, findings: 1_000, notes: 200 };

/** What changes as a page of its own. */
export function diffHtml(result: Comparison): string {
  return renderView(reportView(result, IN_PAGE), 'diff', 'html');
}

/**
 * GitHub takes comments of 65,536 characters. Counted in bytes of UTF-8, which are never fewer, and with room for what a
 * program may put around it.
 */
const LONGEST_COMMENT = 64_000;

/** From all there is to what is worth most: each is tried until the comment is short enough. */
const SHORTER: readonly DiffMost[] = [
  { changes: 2_000, properties: 50, findings: 500, regions: 200, notes: 100 },
  { changes: 400, properties: 20, findings: 100, regions: 100, notes: 50 },
  { changes: 150, properties: 10, findings: 60, regions: 60, notes: 20 },
  { changes: 60, properties: 6, findings: 30, regions: 30, notes: 10 },
  { changes: 20, properties: 3, findings: 10, regions: 10, notes: 3 },
  { changes: 5, properties: 1, findings: 3, regions: 3, notes: 1 },
  { changes: 0, properties: 0, findings: 0, regions: 0, notes: 0 },
];

/** What changes as a comment on a pull request: it begins with a mark by which it is found again, and never is too long. */
export function diffMarkdown(result: Comparison): string {
  let text = '';
  for (const most of SHORTER) {
    text = renderView(reportView(result, most), 'diff', 'markdown');
    if (new TextEncoder().encode(text).length <= LONGEST_COMMENT) break;
  }
  return text;
}

function reportView(result: Comparison, most: DiffMost): DiffReportView {
  const diff = diffView(result, most);
  return { ...headOf(result.head, EN, DIFF_EN.title, figuresOf(result)), estate: diff.between, leftOut: '', diff };
}

function figuresOf(result: Comparison): FigureView[] {
  const { money: exact, findings, isLive } = result;
  const money = roundMoney(exact, currencyDecimals(exact.currency));
  const texts = costTexts(exact, EN);
  const counts = countGroups(result);
  const { error, warning } = countSeverities(findings.added);
  const { figures } = DIFF_EN;
  const figure = (label: string, count: number, tone: FigureView['tone']): FigureView => {
    return { label, value: numberText(count), note: '', tone: count > 0 ? tone : 'plain' };
  };
  const difference = deployedDifference(money, isLive);
  const rise = difference.value.mantissa;
  return [
    figure(figures.create, counts.create, 'good'),
    figure(figures.update, counts.update, 'warn'),
    figure(figures.replace, counts.replace, 'bad'),
    isLive ? figure(figures.onlyThere, counts.onlyThere, 'warn') : figure(figures.delete, counts.delete, 'bad'),
    {
      label: figures.monthly,
      value: differenceText(difference, texts),
      note: exact.currency,
      tone: rise > 0 ? 'warn' : rise < 0 ? 'good' : 'plain',
    },
    {
      label: figures.once,
      value: leastText(money.egressOnce.value, money.egressOnce.isComplete, texts),
      note: exact.currency,
      tone: 'plain',
    },
    figure(figures.errors, error, 'bad'),
    figure(figures.warnings, warning, 'warn'),
  ];
}
