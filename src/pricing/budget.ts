import type { Budget, Estate, Image } from '../estate/estate.ts';
import type { CostLine, Estimate } from './cost.ts';
import { tagsOf } from './cost-groups.ts';
import { comparable, type Comparable } from './exchange-rate.ts';
import { compareDecimals, type Decimal, decimalOf, isZero, times, toNumber } from './money.ts';
import { type MonthlyStorage, monthlyStorageOf } from './monthly-storage.ts';

/**
 * `near`: at least 90 % of what is allowed. `unknown`: no rate leads from the currency of the prices to the budget's, or what it covers
 * has no price or no size and the rest does not exceed it already.
 */
export type BudgetStatus = 'within' | 'near' | 'exceeded' | 'unknown';

/** What a budget covers costs a month, beside what it allows. */
export type BudgetState = {
  budget: Budget;
  /** Of the amount that is allowed, as the budget has them. */
  currency: string;
  allowed: Decimal;
  /** In the estimate's currency. */
  spent: MonthlyStorage;
  /** Both in one currency; undefined where no rate is stated for that. */
  compared: Comparable | undefined;
  /** Spent of allowed; undefined where they cannot be compared or nothing is allowed. */
  share: number | undefined;
  status: BudgetStatus;
};

/** From this share of a budget on, little of it is left. */
const NEAR = decimalOf(0.9);

type Priced = Pick<Estimate, 'currency' | 'prices' | 'rates' | 'linesOf'>;

export function budgetStateOf(budget: Budget, estate: Estate, estimate: Priced): BudgetState {
  const { monthly, currency = estimate.currency } = budget.spec;
  const spent = monthlyStorageOf(linesOfBudget(budget, estate, estimate));
  // What the schema refused is not in the sum.
  if (estate.leftOut.versions > 0 && spent.known === 'all') spent.known = 'some';
  const allowed = decimalOf(monthly);
  const compared = comparable({ ...estimate.prices, currency: estimate.currency, rates: estimate.rates }, spent.amount, allowed, currency);
  const share = compared === undefined || isZero(allowed) ? undefined : toNumber(compared.spent) / toNumber(compared.allowed);
  return { budget, currency, allowed, spent, compared, share, status: statusOf(compared, spent.known) };
}

function statusOf(compared: Comparable | undefined, known: MonthlyStorage['known']): BudgetStatus {
  if (compared === undefined) return 'unknown';
  const { spent, allowed } = compared;
  if (compareDecimals(spent, allowed) > 0) return 'exceeded';
  if (known !== 'all') return 'unknown';
  return !isZero(spent) && compareDecimals(spent, times(allowed, NEAR)) >= 0 ? 'near' : 'within';
}

/** The lines that a budget covers: those of its images. */
function* linesOfBudget(budget: Budget, estate: Estate, estimate: Pick<Estimate, 'linesOf'>): Generator<CostLine> {
  for (const { versions } of imagesOfBudget(budget, estate)) for (const version of versions) yield* estimate.linesOf(version);
}

/**
 * The images that a budget covers: those of its gallery, its image and its tags, where it names them; all must match.
 * Names and tag names are compared without case. An image's tags stand over its gallery's, as in the cost by tag.
 */
export function* imagesOfBudget({ spec }: Budget, estate: Estate): Generator<Image> {
  const galleries = spec.gallery === undefined ? estate.galleries : (estate.galleriesByName.get(spec.gallery.toLowerCase()) ?? []);
  for (const gallery of galleries) {
    const images = spec.image === undefined ? gallery.images : (gallery.imagesByName.get(spec.image.toLowerCase()) ?? []);
    for (const image of images) if (hasTags(image, spec.tag)) yield image;
  }
}

function hasTags(image: Image, wanted: Budget['spec']['tag']): boolean {
  if (wanted === undefined) return true;
  const tags = tagsOf(image);
  return Object.entries(wanted).every(([name, value]) => tags.get(name.toLowerCase())?.value === String(value));
}
