import type { Finding, Severity } from '../engine/finding.ts';
import type { Estate } from '../estate/estate.ts';
import { countSeverities } from './count-severities.ts';
import { countText, listText } from './number-text.ts';
import type { FindingsSource } from './stylish.ts';

/** `3 errors, 2 warnings in 2 files`, then what was left out, silenced and can be fixed: a sentence each, where there is any. */
export function summaryLines(analysis: FindingsSource, findings: readonly Finding[]): string[] {
  const lines = [headline(analysis, findings)];
  const leftOut = leftOutText(analysis.estate);
  if (leftOut !== undefined) lines.push(leftOut);
  if (analysis.suppressed > 0) lines.push(`${countText(analysis.suppressed, 'finding')} suppressed by comments`);
  const fixable = fixableText(findings);
  if (fixable !== undefined) lines.push(fixable);
  return lines;
}

function headline({ manifestFiles, estate }: FindingsSource, findings: readonly Finding[]): string {
  if (findings.length === 0) return `No findings in ${countText(manifestFiles, 'file')}: ${estateText(estate)}`;
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${severitiesText(findings)} in ${countText(files, 'file')}`;
}

/** `2 errors, 1 info`: the severities that occur. */
export function severitiesText(findings: readonly Finding[]): string {
  const counts = countSeverities(findings);
  return (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => severityText(severity, counts[severity]))
    .join(', ');
}

export function severityText(severity: Severity, count: number): string {
  return countText(count, severity);
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

function fixableText(findings: readonly Finding[]): string | undefined {
  let safe = 0;
  let unsafe = 0;
  for (const { fix } of findings) {
    if (fix?.safe === true) safe++;
    else if (fix !== undefined) unsafe++;
  }
  if (safe + unsafe === 0) return undefined;
  if (unsafe === 0) return `${countText(safe, 'finding')} fixable`;
  if (safe === 0) return `${countText(unsafe, 'finding')} fixable after a look`;
  return `${countText(safe + unsafe, 'finding')} fixable, ${unsafe} of them after a look`;
}
