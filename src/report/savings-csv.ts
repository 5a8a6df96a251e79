import type { ProvenSavings } from '../savings/prove-savings.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { optimizeOutput, type OptimizeOutputSaving } from './savings-json.ts';

const HEAD = [
  'gallery',
  'image',
  'version',
  'regions',
  'kind',
  'risk',
  'monthly',
  'complete',
  'egressBack',
  'currency',
  'file',
  'line',
  'column',
  'message',
  'stake',
  'edits',
  'refused',
];

/** `optimize -f csv`: a row a saving, in the numbers of the JSON output; `refused` says why one is not made. */
export function savingsCsv(proven: ProvenSavings): string {
  const { savings, refused, currency } = optimizeOutput(proven);
  const rows = savings.map((saving) => rowOf(saving, currency));
  for (const { reason, ...saving } of refused) rows.push(rowOf(saving, currency, reason));
  return csvText([HEAD, ...rows]);
}

function rowOf(saving: OptimizeOutputSaving, currency: string, refused?: string): CsvCell[] {
  const { gallery, image, version, regions, kind, risk, monthly, complete, egressBack, file, line, column, message, stake, edits } = saving;
  return [
    gallery,
    image,
    version,
    regions.join('; '),
    kind,
    risk,
    monthly ?? undefined,
    String(complete),
    egressBack ?? undefined,
    currency,
    file,
    line,
    column,
    message,
    stake,
    edits.map(({ pointer, before, after }) => `${pointer}: ${before} -> ${after ?? ''}`).join('; '),
    refused,
  ];
}
