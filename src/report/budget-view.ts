import type { BudgetState, BudgetStatus } from '../pricing/budget.ts';
import type { Estimate } from '../pricing/cost.ts';
import { toNumber } from '../pricing/money.ts';
import { rateEquation } from '../pricing/rate-text.ts';
import { costTexts, type CostTexts, leastText } from './cost-amounts.ts';
import { percentFigure } from './number-text.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** One budget, and how much of it the storage a month takes. */
export type BudgetView = {
  name: string;
  /** `gallery contosoImages, tag costCenter FIN-042`, or `everything`. */
  covers: string;
  /** With the currency where that is not the estimate's. */
  allowed: string;
  /** In the estimate's currency; `≥ ` where some of it is unknown. */
  spent: string;
  /** `75 %`; `unknown` where it cannot be told. */
  share: string;
  status: BudgetStatus;
  /** The status in words. */
  statusText: string;
  /** Why the status is unknown, or the rate by which the currencies were compared; may be empty. */
  note: string;
  /**
   * For a bar from 0 to 100: what is spent within the budget, and what beyond it. Where a budget is exceeded they fill the
   * bar together, and the one ends where the budget does.
   */
  bar: string;
  over: string;
  /** The same in characters: `[##########----------]`, with `!` for what is beyond. */
  textBar: string;
  raw: { allowed: number; spent: number | null; share: number | null };
};

const TEXT_BAR = 20;

export function budgetViews({ budgets, currency }: Pick<Estimate, 'budgets' | 'currency'>, words: Words): BudgetView[] {
  const texts = costTexts({ currency }, words);
  return budgets.map((state) => budgetView(state, currency, texts));
}

function budgetView(state: BudgetState, currency: string, texts: CostTexts): BudgetView {
  const { words } = texts;
  const { budget, allowed, spent, share, status } = state;
  const isComplete = spent.known === 'all';
  const allowedText = costTexts(state, words).money(allowed);
  // Without an amount to compare with, any spending is beyond it.
  const ratio = share ?? (status === 'exceeded' ? Number.POSITIVE_INFINITY : 0);
  const bar = ratio > 1 ? 100 / ratio : 100 * ratio;
  const over = ratio > 1 ? 100 - bar : 0;
  return {
    name: shownName(budget.spec.name),
    covers: shownName(coversText(budget.spec, words)),
    allowed: state.currency === currency ? allowedText : shownName(`${allowedText} ${state.currency}`),
    spent: leastText(spent.amount, isComplete, texts),
    share: shareText(state, words),
    status,
    statusText: words.cost.budgetStatuses[status],
    note: noteText(state, currency, words),
    bar: bar.toFixed(1),
    over: over.toFixed(1),
    textBar: textBar(bar, over),
    raw: { allowed: toNumber(allowed), spent: spent.known === 'none' ? null : toNumber(spent.amount), share: share ?? null },
  };
}

function shareText({ share, spent, status }: BudgetState, words: Words): string {
  const percent = (part: number) => words.percent(percentFigure(part));
  // Where nothing is allowed, anything is more than all of it.
  if (share === undefined && status === 'exceeded') return `> ${percent(1)}`;
  if (share === undefined || spent.known === 'none') return status === 'within' ? percent(0) : words.unknown;
  return `${spent.known === 'all' ? '' : '≥ '}${percent(share)}`;
}

function coversText({ gallery, image, tag }: BudgetState['budget']['spec'], { cost: { covers }, comma }: Words): string {
  const parts: string[] = [];
  if (gallery !== undefined) parts.push(covers.gallery(gallery));
  if (image !== undefined) parts.push(covers.image(image));
  for (const [name, value] of Object.entries(tag ?? {})) parts.push(covers.tag(name, value));
  return parts.length === 0 ? covers.everything : parts.join(comma);
}

function noteText(state: BudgetState, currency: string, words: Words): string {
  const { compared, status } = state;
  if (compared === undefined) return shownMessage(words.cost.budgetNotes.noRate(state.currency, currency));
  const parts = status === 'unknown' ? [words.cost.budgetNotes.partly] : [];
  if (compared.rate !== undefined) parts.push(words.cost.rate(rateEquation(compared.rate), compared.rate.asOf));
  return shownMessage(parts.join(words.comma));
}

/** What is spent shows, however little; what is beyond as well. */
function textBar(bar: number, over: number): string {
  const beyond = over === 0 ? 0 : Math.max(1, Math.round((over / 100) * TEXT_BAR));
  const within = Math.min(TEXT_BAR - beyond, bar === 0 ? 0 : Math.max(1, Math.round((bar / 100) * TEXT_BAR)));
  return `[${'#'.repeat(within)}${'!'.repeat(beyond)}${'-'.repeat(TEXT_BAR - within - beyond)}]`;
}
