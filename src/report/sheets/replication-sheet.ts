import type { Analysis } from '../../engine/analyze.ts';
import { findRegion } from '../../facts/regions.ts';
import type { Placement } from '../../planning/plan.ts';
import { demandCells } from '../plan-csv.ts';
import type { Row, Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec, LABEL, SUM } from './sheet-columns.ts';

const COLUMNS: readonly ColumnSpec[] = [
  ['gallery', 'text', LABEL],
  ['image', 'text'],
  ['version', 'text'],
  ['region', 'text'],
  ['regionName', 'text'],
  ['window', 'text'],
  ['virtualMachines', 'number'],
  ['scaleSets', 'text'],
  ['needed', 'number', SUM],
  ['configured', 'number', SUM],
  ['lacking', 'number', SUM],
  ['limit', 'number'],
  ['status', 'text'],
  ['because', 'text'],
];

/** The placements of the plan, with their arithmetic. */
export function replicationSheet({ plan }: Analysis, { words, book }: WorkbookTexts): Sheet {
  return {
    id: 'replication',
    name: book.sheets.replication,
    columns: columnsOf(book, COLUMNS),
    rows: plan().placements.map((placement): Row => {
      const { image, versionName, region, demand, needed, configured, limit, status, steps } = placement;
      return {
        gallery: image.gallery.name,
        image: image.name,
        version: versionName,
        region,
        regionName: findRegion(region)?.displayName,
        ...demandCells(demand),
        needed,
        configured,
        lacking: { value: lackingOf(placement), formula: 'IF([needed]>[configured],[needed]-[configured],0)' },
        limit: Number.isFinite(limit) ? limit : undefined,
        status: words.replication.statuses[status],
        because: steps.map((step) => words.replication.step(step)).join('; '),
      };
    }),
  };
}

/** Replicas that are not there. */
export function lackingOf({ needed, configured }: Placement): number {
  return Math.max(0, needed - configured);
}
