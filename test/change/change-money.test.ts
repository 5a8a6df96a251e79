import { describe, expect, it } from 'vitest';
import { entityOf } from '../../src/change/change.ts';
import { type Amount, type ChangeMoney, type MoneyChange, moneyBetween } from '../../src/change/change-money.ts';
import { changesBetween } from '../../src/change/changes-between.ts';
import type { Path } from '../../src/engine/finding.ts';
import { estimateCost } from '../../src/pricing/cost.ts';
import { formatDecimal } from '../../src/pricing/money.ts';
import { embeddedPriceSheet, type PriceSheet } from '../../src/pricing/price-sheet.ts';
import { estateOf, galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';

/** A gallery in westeurope with these versions, each of 10 GB used. Listed: 0.05 a GB and month, 0.02 a GB between regions of Europe. */
function manifestOf(versions: object[], image: object = {}): object {
  const sized = versions.map((version) => versionOf({ osDisk: { sizeGB: 30, usedGB: 10 }, ...version }));
  return { gallerist: 1, galleries: [galleryOf({ images: [imageOf({ versions: sized, ...image })] })] };
}

function moneyOf(base: object, head: object, sheet: PriceSheet = embeddedPriceSheet(), faults: Path[] = []): ChangeMoney {
  const [before, after] = [estateOf([{ value: base }]), estateOf([{ value: head, faults }])];
  return moneyBetween(changesBetween(before, after), estimateCost(before, sheet), estimateCost(after, sheet));
}

/** `0.50 > 1.00 = +0.50, once 0.20 for 10 GB`; `?` marks what is incomplete. */
function words({ before, after, difference, egressOnce, egressGB }: MoneyChange): string {
  const shown = ({ value, isComplete }: Amount, decimals = 2) => formatDecimal(value, decimals) + (isComplete ? '' : '?');
  return `${shown(before)} > ${shown(after)} = ${shown(difference)}, once ${shown(egressOnce)} for ${shown(egressGB, 0)} GB`;
}

function byChange({ byChange: map }: ChangeMoney): string[] {
  return Array.from(map, ([change, money]) => `${change.action} ${entityOf(change).name}: ${words(money)}`);
}

describe('money between two states', () => {
  it('of a region that is new: its storage, and the first copy', () => {
    // 10 GB x 1 replica x 0.05 = 0.50; then a second region of two replicas: 10 x 3 x 0.05 = 1.50; one copy of 10 GB at 0.02.
    const head = manifestOf([{ targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 2 }] }]);
    expect(byChange(moneyOf(manifestOf([{}]), head))).toEqual(['update 1.0.0: 0.50 > 1.50 = 1.00, once 0.20 for 10 GB']);
  });

  it('of further replicas in a region: no copy', () => {
    const base = manifestOf([{ targetRegions: ['westeurope', 'northeurope'] }]);
    const head = manifestOf([{ targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 4 }] }]);
    // 2 x 0.50 > 5 x 0.50.
    expect(byChange(moneyOf(base, head))).toEqual(['update 1.0.0: 1.00 > 2.50 = 1.50, once 0.00 for 0 GB']);
  });

  it('of a version that comes and one that goes', () => {
    const regions = { targetRegions: ['westeurope', 'northeurope', 'swedencentral'] };
    const money = moneyOf(manifestOf([regions]), manifestOf([{ name: '1.1.0', ...regions }]));
    // 3 x 0.50 each; two copies for the new one.
    expect(byChange(money)).toEqual([
      'delete 1.0.0: 1.50 > 0.00 = -1.50, once 0.00 for 0 GB',
      'create 1.1.0: 0.00 > 1.50 = 1.50, once 0.40 for 20 GB',
    ]);
    expect(words(money.total)).toBe('1.50 > 1.50 = 0.00, once 0.40 for 20 GB');
  });

  it('of a replacement: every copy is made again', () => {
    const regions = { targetRegions: ['westeurope', 'northeurope'] };
    const money = moneyOf(manifestOf([regions]), manifestOf([regions], { name: 'j' }));
    expect(byChange(money)).toEqual(['replace 1.0.0: 1.00 > 1.00 = 0.00, once 0.20 for 10 GB']);
  });

  it('of a size that one side only knows: beside the changes, and in the total', () => {
    const money = moneyOf(manifestOf([{}]), manifestOf([{ osDisk: { sizeGB: 30 } }]));
    expect(byChange(money)).toEqual([]);
    // 30 GB stand for a used size that is not written: 1.50.
    expect(words(money.unchanged)).toBe('0.50 > 1.50 = 1.00, once 0.00 for 0 GB');
    expect(words(money.total)).toBe(words(money.unchanged));
  });

  it('of what the schema refused: apart, for nothing is said about it', () => {
    const manifest = manifestOf([{}]);
    const money = moneyOf(manifest, manifest, embeddedPriceSheet(), [['galleries', 0, 'images', 0, 'versions', 0, 'name']]);
    expect(byChange(money)).toEqual([]);
    expect(words(money.unknown)).toBe('0.50 > 0.00 = -0.50, once 0.00 for 0 GB');
  });

  it('without a price is at least what is known, and never zero', () => {
    const sheet = { ...embeddedPriceSheet(), fallback: new Map() };
    const head = manifestOf([{ targetRegions: ['westeurope', 'nowhere'] }]);
    const [text] = byChange(moneyOf(manifestOf([{}]), head, sheet));
    expect(text).toMatch(/^update 1\.0\.0: 0\.50 > 0\.50\? = 0\.00\?, once 0\.00\? for 10 GB$/);
  });

  it('is not compared across currencies', () => {
    const manifest = manifestOf([{}]);
    const [base, head] = [estateOf([{ value: manifest }]), estateOf([{ value: manifest }])];
    const inEuro = estimateCost(head, { ...embeddedPriceSheet(), currency: 'EUR' });
    expect(() => moneyBetween(changesBetween(base, head), estimateCost(base, embeddedPriceSheet()), inEuro)).toThrow('USD and EUR');
  });
});
