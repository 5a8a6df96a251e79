import type { Analysis } from '../engine/analyze.ts';
import { costView } from './cost-view.ts';
import { findingsView, worstFindings } from './findings-view.ts';
import { withLazyFields } from './lazy-fields.ts';
import { packRows } from './packed-rows.ts';
import { replicationView } from './replication-view.ts';
import type { ReportViewOptions } from './report-view.ts';
import type { SourceUrl } from './source-url.ts';
import type { Words } from './words/words.ts';

/**
 * All rows of tables of which a report has only some, as JSON for the script of HTML reports, which leafs through them; empty
 * where the table has them all. Columns are those of the templates; a cell with parts is a line a part.
 */
export type PackedView = { replication: string; cost: string; findings: string };

/** A page stays small enough to be opened and sent: of more rows, the most telling are kept. */
const MOST_ROWS = 40_000;
const MOST_FINDINGS = 10_000;

/** With so many rows, or as many as a table of a report has, in the tables themselves. */
export function packedView(analysis: Analysis, words: Words, { most, sourceUrl }: ReportViewOptions): PackedView {
  return withLazyFields<object, PackedView>(
    {},
    {
      replication: () =>
        replicationView(analysis, words, most).more === ''
          ? ''
          : packRows(placementRows(analysis, words), analysis.plan().placements.length <= MOST_ROWS),
      cost: () =>
        costView(analysis, words, most).rest === null ? '' : packRows(costRows(analysis, words), analysis.cost().lines.length <= MOST_ROWS),
      findings: () =>
        findingsView(analysis, words, most).more === ''
          ? ''
          : packRows(findingRows(analysis, words, most, sourceUrl), analysis.findings.length <= MOST_FINDINGS),
    },
  );
}

function placementRows(analysis: Analysis, words: Words): string[][] {
  return replicationView(analysis, words, MOST_ROWS).images.flatMap(({ placements }) =>
    placements.map(
      ({ gallery, image, version, region, status, statusText, verdict, needed, configured, limit, bar, demand, window, because }) => [
        `${gallery}/${image}`,
        version,
        region,
        [status, statusText, verdict].join('\n'),
        needed,
        configured,
        limit,
        [status, bar.configured, bar.needed, bar.label].join('\n'),
        [demand, window, ...because].join('\n'),
      ],
    ),
  );
}

function costRows(analysis: Analysis, words: Words): string[][] {
  return costView(analysis, words, MOST_ROWS).images.flatMap(({ lines }) =>
    lines.map((line) => [
      `${line.gallery}/${line.image}`,
      line.version,
      line.region,
      line.storageAccountType,
      line.replicas,
      line.usedGB,
      line.storedGB,
      line.pricePerGBMonth,
      line.storageMonthly,
      line.egressGB,
      line.egressPricePerGB,
      line.egressOnce,
      line.marks.flatMap(({ letter, name }) => [letter, name]).join('\n'),
    ]),
  );
}

/** The first column tells those that the page shows itself. */
function findingRows(analysis: Analysis, words: Words, most: number | undefined, sourceUrl: SourceUrl | undefined): string[][] {
  const kept = worstFindings(analysis.findings, MOST_FINDINGS);
  const inPage = new Set(worstFindings(analysis.findings, most));
  const views = findingsView(analysis, words, MOST_FINDINGS, sourceUrl).files.flatMap(({ findings }) => findings);
  return views.map(({ severity, severityText, message, file, place, source, ruleId, url, fix }, index) => {
    const finding = kept[index];
    const isInPage = finding !== undefined && inPage.has(finding);
    return [isInPage ? '1' : '', severity, severityText, message, file, place, source, ruleId, url, fix];
  });
}
