import type { Version } from '../estate/estate.ts';
import type { CostLine, Estimate } from '../pricing/cost.ts';
import { type Decimal, minus, Sum } from '../pricing/money.ts';
import type { Change, Changes } from './change.ts';

/** An exact amount; where it is not complete, a price or a size is missing, and it is the least that it may be. */
export type Amount = { value: Decimal; isComplete: boolean };

/** What something costs in both states, and once in between. */
export type MoneyChange = {
  /** Storage a month. */
  before: Amount;
  after: Amount;
  /** After less before; where it is not complete, it may be more or less. */
  difference: Amount;
  /** Copies to regions that are new to a version, and of versions that are new or made anew. */
  egressOnce: Amount;
  egressGB: Amount;
};

export type ChangeMoney = {
  currency: string;
  prices: Estimate['prices'];
  /** Both estates, whole; the sum of all that follows, exactly. */
  total: MoneyChange;
  /** The changes of versions, in their order: galleries and images cost nothing of their own. */
  byChange: ReadonlyMap<Change, MoneyChange>;
  /** Versions that stay as they are: they differ in money only where one side knows sizes better. */
  unchanged: MoneyChange;
  /** Versions of which one side tells too little to say that they changed. */
  unknown: MoneyChange;
};

/** Sets two estimates, made with one price sheet, against each other, change by change. */
export function moneyBetween({ changes, unchangedVersions }: Changes, base: Estimate, head: Estimate): ChangeMoney {
  if (base.currency !== head.currency) throw new Error(`estimates in ${base.currency} and ${head.currency} cannot be compared`);
  const byChange = new Map<Change, MoneyChange>();
  const total = new Adding();
  const met = new Set<Version>();
  const linesOf = (estimate: Estimate, version: Version | undefined): readonly CostLine[] => {
    if (version === undefined) return [];
    met.add(version);
    return estimate.linesOf(version);
  };
  for (const change of changes) {
    if (change.kind !== 'version') continue;
    const adding = new Adding();
    const before = linesOf(base, change.before);
    const after = linesOf(head, change.after);
    const kept = change.action === 'update' ? new Set(before.map(({ region }) => region)) : undefined;
    adding.add(
      before,
      after,
      after.filter(({ region }) => kept?.has(region) !== true),
    );
    byChange.set(change, adding.value);
    total.addAll(adding);
  }
  const unchanged = new Adding();
  for (const pair of unchangedVersions) unchanged.add(linesOf(base, pair.before), linesOf(head, pair.after), []);
  total.addAll(unchanged);
  const unknown = new Adding();
  const isUnmet = ({ targetRegion }: CostLine) => !met.has(targetRegion.version);
  unknown.add(base.lines.filter(isUnmet), head.lines.filter(isUnmet), []);
  total.addAll(unknown);
  const { currency, prices } = head;
  return { currency, prices, total: total.value, byChange, unchanged: unchanged.value, unknown: unknown.value };
}

/** An amount under way. */
class AmountSum {
  readonly sum = new Sum();
  isComplete = true;

  add(value: Decimal | undefined): void {
    if (value === undefined) this.isComplete = false;
    else this.sum.add(value);
  }

  addAll({ sum, isComplete }: AmountSum): void {
    this.sum.addSum(sum);
    this.isComplete &&= isComplete;
  }

  get value(): Amount {
    return { value: this.sum.value, isComplete: this.isComplete };
  }
}

class Adding {
  readonly #before = new AmountSum();
  readonly #after = new AmountSum();
  readonly #egressOnce = new AmountSum();
  readonly #egressGB = new AmountSum();

  /** `copied` are the lines of the head whose first copy is still to be made. */
  add(before: readonly CostLine[], after: readonly CostLine[], copied: readonly CostLine[]): void {
    for (const { storageMonthly } of before) this.#before.add(storageMonthly);
    for (const { storageMonthly } of after) this.#after.add(storageMonthly);
    for (const { egressOnce, egressGB } of copied) {
      this.#egressOnce.add(egressOnce);
      this.#egressGB.add(egressGB);
    }
  }

  addAll(other: Adding): void {
    this.#before.addAll(other.#before);
    this.#after.addAll(other.#after);
    this.#egressOnce.addAll(other.#egressOnce);
    this.#egressGB.addAll(other.#egressGB);
  }

  get value(): MoneyChange {
    const [before, after] = [this.#before.value, this.#after.value];
    return {
      before,
      after,
      difference: { value: minus(after.value, before.value), isComplete: before.isComplete && after.isComplete },
      egressOnce: this.#egressOnce.value,
      egressGB: this.#egressGB.value,
    };
  }
}
