import type { Estimate } from '../../pricing/cost.ts';
import type { Sheet } from '../workbook.ts';
import { EN } from '../words/en.ts';

/** What the estimate takes for granted, a sentence a row. */
export function assumptionsSheet({ assumptions }: Estimate): Sheet {
  return {
    name: 'Assumptions',
    columns: [{ key: 'assumption', title: 'What the estimate takes for granted', type: 'text', width: 120 }],
    rows: assumptions.map(({ kind, lines }) => ({ assumption: EN.cost.assumptions[kind](lines) })),
  };
}
