import type { Analysis } from '../engine/analyze.ts';
import { costOutput } from '../pricing/cost-output.ts';
import { csvText } from './csv-text.ts';
import type { Reporter } from './reporter.ts';

/** `cost -f csv`: a row a version and region, in the numbers of the JSON output; what is unknown is an empty cell. */
export const costCsv: Reporter = (analysis: Analysis) => {
  const { currency, lines } = costOutput(analysis.cost());
  return csvText([HEAD, ...lines.map((line) => [...COLUMNS.map((column) => line[column] ?? undefined), currency])]);
};

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
const HEAD = [...COLUMNS, 'currency'];
