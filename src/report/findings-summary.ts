import type { Finding } from '../engine/finding.ts';
import type { Estate } from '../estate/estate.ts';
import { countSeverities } from './count-severities.ts';
import { countText, listText } from './number-text.ts';
import type { FindingsSource } from './stylish.ts';

/** `3 errors, 2 warnings in 2 files`, then what was left out, silenced and can be fixed: a sentence each, where there is any. */
export function summaryLines(analysis: FindingsSource, findings: readonly Finding[]): string[] {
  const leftOut = leftOutText(analysis.estate);
  return [
    headlineText(analysis, findings),
    ...(leftOut === undefined ? [] : [leftOut]),
    ...suppressedText(analysis.suppressed),
    ...fixableText(findings),
  ];
}

/** `3 errors, 2 warnings in 2 files`. */
export function headlineText({ manifestFiles, estate }: FindingsSource, findings: readonly Finding[]): string {
  if (findings.length === 0) return `No findings in ${countText(manifestFiles, 'file')}: ${estateText(estate)}`;
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${severitiesText(findings)} in ${countText(files, 'file')}`;
}

/** A sentence, or none. */
export function suppressedText(suppressed: number): string[] {
  return suppressed === 0 ? [] : [`${countText(suppressed, 'finding')} suppressed`];
}

/** `2 errors, 1 info`: the severities that occur. */
function severitiesText(findings: readonly Finding[]): string {
  const counts = countSeverities(findings);
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => countText(counts[severity], severity))
    .join(', ');
}

/** `2 galleries, 9 images, 41 versions`. */
export function estateText({ galleries }: Estate): string {
  let images = 0;
  let versions = 0;
  for (const gallery of galleries) {
    images += gallery.images.length;
    for (const image of gallery.images) versions += image.versions.length;
  }
  return [countText(galleries.length, 'gallery', 'galleries'), countText(images, 'image'), countText(versions, 'version')].join(', ');
}

/** What the rules, the plan and the cost say nothing about; undefined where that is nothing. */
export function leftOutText({ leftOut }: Estate): string | undefined {
  const parts: string[] = [];
  if (leftOut.galleries > 0) parts.push(countText(leftOut.galleries, 'gallery', 'galleries'));
  if (leftOut.images > 0) parts.push(countText(leftOut.images, 'image'));
  if (leftOut.versions > 0) parts.push(countText(leftOut.versions, 'version'));
  if (leftOut.deployments > 0) parts.push(countText(leftOut.deployments, 'deployment'));
  if (parts.length === 0) return undefined;
  return `Left out because of errors in the manifest: ${listText(parts)}; everything else was judged`;
}

/** A sentence, or none. */
export function fixableText(findings: readonly Finding[]): string[] {
  let safe = 0;
  let unsafe = 0;
  for (const { fix } of findings) {
    if (fix?.safe === true) safe++;
    else if (fix !== undefined) unsafe++;
  }
  if (safe + unsafe === 0) return [];
  if (unsafe === 0) return [`${countText(safe, 'finding')} fixable`];
  if (safe === 0) return [`${countText(unsafe, 'finding')} fixable after a look`];
  return [`${countText(safe + unsafe, 'finding')} fixable, ${unsafe} of them after a look`];
}
