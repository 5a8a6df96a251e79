import type { Analysis } from '../engine/analyze.ts';
import { findRegion } from '../facts/regions.ts';
import type { CostDimension, CostLine, Estimate } from '../pricing/cost.ts';
import { type CostGroup, type CostTotals, groupCost } from '../pricing/cost-groups.ts';
import { JSON_DECIMALS, roundLines } from '../pricing/cost-output.ts';
import { compareDecimals, type Decimal, isZero, times, toNumber } from '../pricing/money.ts';
import type { Price } from '../pricing/price-sheet.ts';
import type { Cell, Column, Formula, Row, Sheet } from './workbook.ts';
import { EN } from './words/en.ts';

/** The sheet that all totals lead back to. */
export const COST_LINES = 'Cost lines';

/** All of an estimate, in the figures of its JSON. */
export function costSheets({ cost }: Analysis): Sheet[] {
  const estimate = cost();
  const lines = roundLines(estimate.lines, JSON_DECIMALS);
  const by = lines === estimate.lines ? estimate.by : groupCost(lines);
  return [
    costLinesSheet(lines),
    ...VIEWS.map((view) => groupsSheet(view, by[view.dimension], estimate)),
    pricesSheet(estimate),
    assumptionsSheet(estimate),
  ];
}

function costLinesSheet(lines: readonly CostLine[]): Sheet {
  return {
    name: COST_LINES,
    columns: [
      { key: 'gallery', title: 'Gallery', type: 'text', total: 'label' },
      { key: 'image', title: 'Image', type: 'text' },
      { key: 'version', title: 'Version', type: 'text' },
      { key: 'region', title: 'Region', type: 'text' },
      { key: 'regionName', title: 'Region name', type: 'text' },
      { key: 'storageAccountType', title: 'Storage type', type: 'text' },
      { key: 'environment', title: 'Environment', type: 'text' },
      { key: 'subscription', title: 'Subscription', type: 'text' },
      { key: 'replicas', title: 'Replicas', type: 'number', total: 'sum' },
      { key: 'usedGB', title: 'Used GB', type: 'number' },
      { key: 'usedSizeBasis', title: 'Used size', type: 'text' },
      { key: 'storedGB', title: 'Stored GB', type: 'number', total: 'sum' },
      { key: 'pricePerGBMonth', title: 'Price per GB and month', type: 'money' },
      { key: 'storageMonthly', title: 'Storage a month', type: 'money', total: 'sum' },
      { key: 'egressGB', title: 'Egress GB', type: 'number', total: 'sum' },
      { key: 'egressPricePerGB', title: 'Price per GB of egress', type: 'money' },
      { key: 'egressOnce', title: 'Egress once', type: 'money', total: 'sum' },
      { key: 'priceBasis', title: 'Prices', type: 'text' },
      { key: 'isSuperseded', title: 'Superseded', type: 'text' },
    ],
    rows: lines.map(costLineRow),
  };
}

function costLineRow(line: CostLine): Row {
  const { version, image, gallery } = line.targetRegion;
  const { usedGB, storedGB, storagePrice, egressGB, egressPrice } = line;
  return {
    gallery: gallery.name,
    image: image.name,
    version: version.name,
    region: line.region,
    regionName: findRegion(line.region)?.displayName,
    storageAccountType: line.storageAccountType,
    environment: image.environment,
    subscription: gallery.subscription || undefined,
    replicas: line.replicas,
    usedGB,
    usedSizeBasis: usedGB === undefined ? 'unknown' : line.isUsedSizeAssumed ? 'provisioned' : 'written',
    storedGB: storedGB && { value: storedGB, formula: '[usedGB]*[replicas]' },
    pricePerGBMonth: storagePrice?.price,
    storageMonthly: product('[storedGB]*[pricePerGBMonth]', line.storageMonthly, storedGB, storagePrice),
    egressGB,
    egressPricePerGB: egressPrice?.price,
    egressOnce: product('[egressGB]*[egressPricePerGB]', line.egressOnce, egressGB, egressPrice),
    priceBasis: line.priceBasis,
    isSuperseded: line.isSuperseded ? 'yes' : 'no',
  };
}

/** An amount as the product that it is; an amount that was rounded, to add up with the others, is its own figure. */
function product(formula: Formula, amount: Decimal | undefined, sizeGB: Decimal | undefined, price: Price | undefined): Cell {
  if (amount === undefined || sizeGB === undefined || price === undefined) return amount;
  return compareDecimals(times(sizeGB, price.price), amount) === 0 ? { value: amount, formula } : amount;
}

type View = { name: string; dimension: CostDimension; keys: readonly (readonly [key: string, title: string])[] };

const SUBSCRIPTION = ['subscription', 'Subscription'] as const;
const GALLERY = ['gallery', 'Gallery'] as const;

const VIEWS: readonly View[] = [
  { name: 'By gallery', dimension: 'gallery', keys: [GALLERY, SUBSCRIPTION] },
  { name: 'By image', dimension: 'image', keys: [GALLERY, ['image', 'Image'], SUBSCRIPTION] },
  { name: 'By region', dimension: 'region', keys: [['region', 'Region']] },
  { name: 'By storage type', dimension: 'storageAccountType', keys: [['storageAccountType', 'Storage type']] },
  { name: 'By environment', dimension: 'environment', keys: [['environment', 'Environment']] },
  { name: 'By subscription', dimension: 'subscription', keys: [SUBSCRIPTION] },
  {
    name: 'By tag',
    dimension: 'tag',
    keys: [
      ['tag', 'Tag'],
      ['value', 'Value'],
    ],
  },
];

/** Sheets whose sums are those of the cost lines: all but the tags, each of which adds up to them. */
export const SPLITS: readonly string[] = VIEWS.filter(({ dimension }) => dimension !== 'tag').map(({ name }) => name);

const NOT_STATED = 'not stated';

function groupsSheet({ name, keys }: View, groups: readonly CostGroup[], { totals }: Estimate): Sheet {
  // Every tag splits all lines: the sum over tags would be no figure of anything.
  const isSplit = SPLITS.includes(name);
  const sum = isSplit ? ({ total: 'sum' } as const) : {};
  const columns: Column[] = keys.map(([key, title], index) => ({
    key,
    title,
    type: 'text',
    ...(isSplit && index === 0 ? { total: 'label' } : {}),
  }));
  columns.push(
    { key: 'snapshots', title: 'Replicas', type: 'number', ...sum },
    { key: 'storedGB', title: 'Stored GB', type: 'number', ...sum },
    { key: 'storageMonthly', title: 'Storage a month', type: 'money', ...sum },
    { key: 'share', title: 'Share', type: 'share' },
    { key: 'egressGB', title: 'Egress GB', type: 'number', ...sum },
    { key: 'egressOnce', title: 'Egress once', type: 'money', ...sum },
    { key: 'amounts', title: 'Amounts', type: 'text' },
  );
  const all = toNumber(totals.storageMonthly);
  const rows = groups.map(({ key, totals: own }): Row => {
    const names = Object.fromEntries(keys.map(([word]) => [word, key[word] ?? NOT_STATED]));
    const share = all === 0 ? 0 : toNumber(own.storageMonthly) / all;
    return {
      ...names,
      ...sumCells(own),
      share: { value: share, formula: all === 0 ? '0' : `[storageMonthly]/[${COST_LINES}!storageMonthly]` },
    };
  });
  return { name, columns, rows };
}

/** Nothing known of a sum that is not complete is unknown, not zero. */
function sumCells({ snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete }: CostTotals): Row {
  const known = (amount: Decimal) => (!complete && isZero(amount) ? undefined : amount);
  return {
    snapshots,
    storedGB: known(storedGB),
    storageMonthly: known(storageMonthly),
    egressGB: known(egressGB),
    egressOnce: known(egressOnce),
    amounts: complete ? 'complete' : 'at least',
  };
}

/** Every price that a line uses, once, and how many lines do. */
function pricesSheet({ lines, currency, prices }: Estimate): Sheet {
  const used = new Map<string, Row & { lines: number }>();
  const use = (charge: string, from: string, region: string, type: string | undefined, price: Price | undefined) => {
    const key = [charge, from, region, type].join('\n');
    const known = used.get(key);
    if (known === undefined) used.set(key, { charge, from, region, storageAccountType: type, ...priceCells(price), lines: 1 });
    else known.lines++;
  };
  for (const { region, storageAccountType, storagePrice, egressPrice, targetRegion } of lines) {
    use('storage', '', region, storageAccountType, storagePrice);
    const from = targetRegion.version.location;
    if (from !== region) use('egress', from, region, undefined, egressPrice);
  }
  return {
    name: 'Prices',
    columns: [
      { key: 'charge', title: 'Charge', type: 'text' },
      { key: 'from', title: 'From region', type: 'text' },
      { key: 'region', title: 'Region', type: 'text' },
      { key: 'storageAccountType', title: 'Storage type', type: 'text' },
      { key: 'unit', title: 'Per', type: 'text' },
      { key: 'price', title: 'Price', type: 'money' },
      { key: 'listPrice', title: 'List price', type: 'money' },
      { key: 'discount', title: 'Discount', type: 'share' },
      { key: 'currency', title: 'Currency', type: 'text' },
      { key: 'basis', title: 'Basis', type: 'text' },
      { key: 'sheet', title: 'Price sheet', type: 'text' },
      { key: 'asOf', title: 'As of', type: 'day' },
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'meterId', title: 'Meter', type: 'text' },
      { key: 'lines', title: 'Cost lines', type: 'number' },
    ],
    rows: Array.from(used.values(), (row): Row => {
      const unit = row['charge'] === 'storage' ? 'GB and month' : 'GB';
      return { ...row, unit, currency, sheet: row['sheet'] ?? prices.name };
    }),
  };
}

function priceCells(price: Price | undefined): Row {
  if (price === undefined) return { basis: 'missing' };
  const { listPrice, discount, basis, row, meterId } = price;
  return { price: price.price, listPrice, discount, basis, sheet: row?.sheet, asOf: row?.asOf, source: row?.source, meterId };
}

function assumptionsSheet({ assumptions }: Estimate): Sheet {
  return {
    name: 'Assumptions',
    columns: [{ key: 'assumption', title: 'What the estimate takes for granted', type: 'text', width: 120 }],
    rows: assumptions.map(({ kind, lines }) => ({ assumption: EN.cost.assumptions[kind](lines) })),
  };
}
