import type { Analysis } from '../../engine/analyze.ts';
import { findRegion } from '../../facts/regions.ts';
import { demandCells } from '../plan-csv.ts';
import { planOutput } from '../plan-json.ts';
import type { Row, Sheet } from '../workbook.ts';

/** The placements of the plan, in the figures of its JSON. */
export function replicationSheet(analysis: Analysis): Sheet {
  return {
    name: 'Replication',
    columns: [
      { key: 'gallery', title: 'Gallery', type: 'text', total: 'label' },
      { key: 'image', title: 'Image', type: 'text' },
      { key: 'version', title: 'Version', type: 'text' },
      { key: 'region', title: 'Region', type: 'text' },
      { key: 'regionName', title: 'Region name', type: 'text' },
      { key: 'window', title: 'Window', type: 'text' },
      { key: 'virtualMachines', title: 'VMs', type: 'number' },
      { key: 'scaleSets', title: 'Scale sets', type: 'text' },
      { key: 'needed', title: 'Needed', type: 'number', total: 'sum' },
      { key: 'configured', title: 'Configured', type: 'number', total: 'sum' },
      { key: 'lacking', title: 'Lacking', type: 'number', total: 'sum' },
      { key: 'limit', title: 'Limit', type: 'number' },
      { key: 'status', title: 'Status', type: 'text' },
      { key: 'because', title: 'Because', type: 'text' },
    ],
    rows: planOutput(analysis).placements.map((placement): Row => {
      const { gallery, image, version, region, needed, configured, limit, status, because } = placement;
      return {
        gallery,
        image,
        version,
        region,
        regionName: findRegion(region)?.displayName,
        ...demandCells(placement),
        needed,
        configured,
        lacking: { value: Math.max(0, needed - configured), formula: 'IF([needed]>[configured],[needed]-[configured],0)' },
        limit: Number.isFinite(limit) ? limit : undefined,
        status,
        because: because.join('; '),
      };
    }),
  };
}
