import type { Analysis } from '../engine/analyze.ts';
import type { CostBy, CostLine } from '../pricing/cost.ts';
import { type CostOutput, type CostOutputGroup, costOutput } from '../pricing/cost-output.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import type { Reporter } from './reporter.ts';

/**
 * `cost -f csv`: a row a version and region, in the numbers of the JSON output, and what there the groups say; what is unknown
 * is an empty cell.
 */
export const costCsv: Reporter = (analysis: Analysis) => {
  const estimate = analysis.cost();
  const { currency, lines } = costOutput(estimate);
  const rows = estimate.lines.map((line, index): CsvCell[] => {
    const { gallery, image } = line.targetRegion;
    const figures = COLUMNS.map((column) => lines[index]?.[column] ?? undefined);
    return [...figures, currency, usedSizeBasis(line), String(line.isSuperseded), image.environment, gallery.subscription];
  });
  return csvText([HEAD, ...rows]);
};

/** Where the used size is from; `provisioned` is an overestimate. */
export function usedSizeBasis({ usedGB, isUsedSizeAssumed }: CostLine): 'written' | 'provisioned' | 'unknown' {
  if (usedGB === undefined) return 'unknown';
  return isUsedSizeAssumed ? 'provisioned' : 'written';
}

const COLUMNS = [
  'gallery',
  'image',
  'version',
  'region',
  'storageAccountType',
  'replicas',
  'usedGB',
  'storedGB',
  'pricePerGBMonth',
  'storageMonthly',
  'egressGB',
  'egressPricePerGB',
  'egressOnce',
  'priceBasis',
] as const;
const HEAD = [...COLUMNS, 'currency', 'usedSizeBasis', 'superseded', 'environment', 'subscription'];

/**
 * `cost -f csv --by ...`: a row a group of every side that is asked for, one side after the other, `by` saying which. The
 * rows of one side add up to the totals. The columns are the same whatever is asked for.
 */
export function costGroupsCsv(by: readonly CostBy[]): Reporter {
  return (analysis: Analysis) => {
    const output = costOutput(analysis.cost());
    const rows = by.flatMap((asked) => groupsIn(output, asked).map((group) => groupRow(asked, group, output.currency)));
    return csvText([GROUP_HEAD, ...rows]);
  };
}

const KEYS = ['subscription', 'gallery', 'image', 'region', 'storageAccountType', 'environment', 'tag', 'value'] as const;
const SUMS = ['snapshots', 'storedGB', 'storageMonthly', 'egressGB', 'egressOnce'] as const;
const GROUP_HEAD = [
  'by',
  ...KEYS,
  ...SUMS,
  'listedMonthly',
  'listedOnce',
  'assumedMonthly',
  'assumedOnce',
  'missingLines',
  'complete',
  'currency',
];

/** As the table has them: by a tag that nothing has, everything is without it. */
function groupsIn({ by, totals, lines }: CostOutput, asked: CostBy): readonly CostOutputGroup[] {
  if (asked.dimension !== 'tag') return by[asked.dimension];
  const name = asked.tag.toLowerCase();
  const groups = by.tag.filter(({ tag }) => tag?.toLowerCase() === name);
  if (groups.length > 0 || lines.length === 0) return groups;
  return [{ tag: asked.tag, value: null, ...totals }];
}

function groupRow(asked: CostBy, group: CostOutputGroup, currency: string) {
  const { listed, assumed, missing, complete } = group;
  return [
    asked.dimension,
    ...KEYS.map((key) => group[key] ?? undefined),
    ...SUMS.map((sum) => group[sum]),
    listed.storageMonthly,
    listed.egressOnce,
    assumed.storageMonthly,
    assumed.egressOnce,
    missing.lines,
    String(complete),
    currency,
  ];
}
