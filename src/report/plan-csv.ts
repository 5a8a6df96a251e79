import type { Analysis } from '../engine/analyze.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { type PlanOutputPlacement, planOutput } from './plan-json.ts';
import type { Reporter } from './reporter.ts';

const HEAD = [
  'gallery',
  'image',
  'version',
  'region',
  'window',
  'virtualMachines',
  'scaleSets',
  'needed',
  'configured',
  'limit',
  'status',
  'because',
];

/** `plan -f csv`: a row a placement; without demand, the cells of the demand are empty, and so is a limit that is none. */
export const planCsv: Reporter = (analysis: Analysis) => csvText([HEAD, ...planOutput(analysis).placements.map(rowOf)]);

/** What is created at the same time; nothing where nothing is. */
export function demandCells(demand: PlanOutputPlacement['demand']) {
  return {
    window: demand?.window,
    virtualMachines: demand?.virtualMachines,
    scaleSets: demand?.scaleSets.map(({ name, count, instances }) => `${name}: ${count} x ${instances}`).join('; '),
  };
}

function rowOf(placement: PlanOutputPlacement): CsvCell[] {
  const { window, virtualMachines, scaleSets } = demandCells(placement.demand);
  const { gallery, image, version, region, needed, configured, limit, status, because } = placement;
  return [
    gallery,
    image,
    version,
    region,
    window,
    virtualMachines,
    scaleSets,
    needed,
    configured,
    Number.isFinite(limit) ? limit : undefined,
    status,
    because.join('; '),
  ];
}
