import { type Decimal, decimalOf, isZero, Sum, times } from '../pricing/money.ts';
import type { Amounts } from './holding.ts';

/** What stands in a month, and what happens in it. */
export type MonthSum = {
  versions: number;
  replicas: number;
  storedGB: Decimal;
  storage: Decimal;
  egressGB: Decimal;
  egress: Decimal;
  newVersions: number;
  droppedVersions: number;
  /** Nothing that is held is without a size or a price. */
  isStorageComplete: boolean;
  /** Nothing that is copied in the month is. */
  isEgressComplete: boolean;
};

/** Sums under way: what is held is told by its changes, since most of it never changes; the rest month by month. */
export class MonthSums {
  readonly #months: Month[];

  constructor(count: number) {
    this.#months = Array.from({ length: count }, () => new Month());
  }

  /** From the month on, so many more of the same are held, or fewer. */
  addHeld(month: number, { replicas, storedGB, storage, unknownStorage }: Amounts, count: number): void {
    const sums = this.#months[month];
    if (sums === undefined) return;
    sums.versions += count;
    sums.replicas += count * replicas;
    sums.unknownStorage += count * unknownStorage;
    sums.storedGB.add(multiply(storedGB, count));
    sums.storage.add(multiply(storage, count));
  }

  /** In the month, so many of the same are copied to their regions. */
  addCopied(month: number, { egressGB, egress, unknownEgress }: Amounts, count: number): void {
    const sums = this.#months[month];
    if (sums === undefined) return;
    sums.unknownEgress += count * unknownEgress;
    sums.egressGB.add(multiply(egressGB, count));
    sums.egress.add(multiply(egress, count));
  }

  /** In the month, so many versions are released and dropped. */
  addTurnover(month: number, newVersions: number, droppedVersions: number): void {
    const sums = this.#months[month];
    if (sums === undefined) return;
    sums.newVersions += newVersions;
    sums.droppedVersions += droppedVersions;
  }

  /** The first so many months. */
  value(count: number): MonthSum[] {
    const [storedGB, storage] = [new Sum(), new Sum()];
    let [versions, replicas, unknownStorage] = [0, 0, 0];
    return this.#months.slice(0, count).map((month) => {
      versions += month.versions;
      replicas += month.replicas;
      unknownStorage += month.unknownStorage;
      storedGB.add(month.storedGB.value);
      storage.add(month.storage.value);
      return {
        versions,
        replicas,
        storedGB: storedGB.value,
        storage: storage.value,
        egressGB: month.egressGB.value,
        egress: month.egress.value,
        newVersions: month.newVersions,
        droppedVersions: month.droppedVersions,
        isStorageComplete: unknownStorage === 0,
        isEgressComplete: month.unknownEgress === 0,
      };
    });
  }
}

class Month {
  versions = 0;
  replicas = 0;
  unknownStorage = 0;
  unknownEgress = 0;
  newVersions = 0;
  droppedVersions = 0;
  readonly storedGB = new Sum();
  readonly storage = new Sum();
  readonly egressGB = new Sum();
  readonly egress = new Sum();
}

function multiply(value: Decimal, count: number): Decimal {
  if (count === 1 || isZero(value)) return value;
  return count === -1 ? { mantissa: -value.mantissa, scale: value.scale } : times(value, decimalOf(count));
}
