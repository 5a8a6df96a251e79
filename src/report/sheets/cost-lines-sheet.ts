import { findRegion } from '../../facts/regions.ts';
import type { CostLine } from '../../pricing/cost.ts';
import { compareDecimals, type Decimal, times } from '../../pricing/money.ts';
import type { Price } from '../../pricing/price-sheet.ts';
import { usedSizeBasis } from '../cost-csv.ts';
import type { Cell, Formula, Row, Sheet } from '../workbook.ts';
import type { WorkbookWords } from '../words/workbook-en.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec, LABEL, SUM } from './sheet-columns.ts';

const COLUMNS: readonly ColumnSpec[] = [
  ['gallery', 'text', LABEL],
  ['image', 'text'],
  ['version', 'text'],
  ['region', 'text'],
  ['regionName', 'text'],
  ['storageAccountType', 'text'],
  ['environment', 'text'],
  ['subscription', 'text'],
  ['replicas', 'number', SUM],
  ['usedGB', 'number'],
  ['usedSizeBasis', 'text'],
  ['storedGB', 'number', SUM],
  ['pricePerGBMonth', 'money'],
  ['storageMonthly', 'money', SUM],
  ['egressGB', 'number', SUM],
  ['egressPricePerGB', 'money'],
  ['egressOnce', 'money', SUM],
  ['priceBasis', 'text'],
  ['superseded', 'text'],
];

/** The sheet that all totals lead back to. */
export function costLinesSheet(lines: readonly CostLine[], { book }: WorkbookTexts): Sheet {
  return {
    id: 'costLines',
    name: book.sheets.costLines,
    columns: columnsOf(book, COLUMNS),
    rows: lines.map((line) => ({ ...figuresOf(line), ...remarksOn(line, book) })),
  };
}

/** How good the figures are. */
function remarksOn(line: CostLine, { usedSizes, bases, yes, no }: WorkbookWords): Row {
  return { usedSizeBasis: usedSizes[usedSizeBasis(line)], priceBasis: bases[line.priceBasis], superseded: line.isSuperseded ? yes : no };
}

function figuresOf(line: CostLine): Row {
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
    storedGB: storedGB && { value: storedGB, formula: '[usedGB]*[replicas]' },
    pricePerGBMonth: storagePrice?.price,
    storageMonthly: product('[storedGB]*[pricePerGBMonth]', line.storageMonthly, storedGB, storagePrice),
    egressGB,
    egressPricePerGB: egressPrice?.price,
    egressOnce: product('[egressGB]*[egressPricePerGB]', line.egressOnce, egressGB, egressPrice),
  };
}

/** An amount as the product that it is; an amount that was rounded, to add up with the others, is its own figure. */
function product(formula: Formula, amount: Decimal | undefined, sizeGB: Decimal | undefined, price: Price | undefined): Cell {
  if (amount === undefined || sizeGB === undefined || price === undefined) return amount;
  return compareDecimals(times(sizeGB, price.price), amount) === 0 ? { value: amount, formula } : amount;
}
