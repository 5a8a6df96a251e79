import { findRegion } from '../../facts/regions.ts';
import type { CostLine } from '../../pricing/cost.ts';
import { compareDecimals, type Decimal, times } from '../../pricing/money.ts';
import type { Price } from '../../pricing/price-sheet.ts';
import { usedSizeBasis } from '../cost-csv.ts';
import type { Cell, Formula, Row, Sheet } from '../workbook.ts';

/** The sheet that all totals lead back to. */
export const COST_LINES = 'Cost lines';

export function costLinesSheet(lines: readonly CostLine[]): Sheet {
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
    usedSizeBasis: usedSizeBasis(line),
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
