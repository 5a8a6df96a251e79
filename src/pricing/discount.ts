import type { StorageAccountType } from '../estate/estate.ts';
import { type Decimal, ZERO } from './money.ts';

export type PriceKind = 'storage' | 'egress';

/** A share off the list prices that it is narrowed to. */
export type Discount = {
  share: Decimal;
  kind?: PriceKind;
  /** Programmatic name; of egress, the source region. */
  region?: string;
  storageAccountType?: StorageAccountType;
};

/** A list price that a discount may fit. */
export type Discounted = { kind: PriceKind; region: string; storageAccountType?: StorageAccountType };

/** The share off a list price: that of the narrowest discount which fits, of equally narrow ones the first. */
export function discountOf(discounts: readonly Discount[], wanted: Discounted): Decimal {
  let narrowest: Discount | undefined;
  for (const discount of discounts) {
    if (fits(discount, wanted) && (narrowest === undefined || narrownessOf(discount) > narrownessOf(narrowest))) narrowest = discount;
  }
  return narrowest?.share ?? ZERO;
}

function fits({ kind, region, storageAccountType }: Discount, wanted: Discounted): boolean {
  return (
    (kind === undefined || kind === wanted.kind) &&
    (region === undefined || region === wanted.region) &&
    (storageAccountType === undefined || storageAccountType === wanted.storageAccountType)
  );
}

/** A region before a storage account type, and both before a kind, which a storage account type implies. */
function narrownessOf({ kind, region, storageAccountType }: Discount): number {
  const within = storageAccountType !== undefined ? 2 : kind !== undefined ? 1 : 0;
  return (region === undefined ? 0 : 3) + within;
}
