import type { Finding } from '../engine/finding.ts';
import type { Estate } from '../estate/estate.ts';
import { countSeverities } from './count-severities.ts';
import type { FindingsSource } from './stylish.ts';
import type { Words } from './words/words.ts';

/** `3 errors, 2 warnings in 2 files`, then what was left out, silenced and can be fixed: a sentence each, where there is any. */
export function summaryLines(analysis: FindingsSource, findings: readonly Finding[], words: Words): string[] {
  const leftOut = leftOutText(analysis.estate, words);
  return [
    headlineText(analysis, findings, words),
    ...(leftOut === undefined ? [] : [leftOut]),
    ...suppressedText(analysis.suppressed, words),
    ...fixableText(findings, words),
  ];
}

/** `3 errors, 2 warnings in 2 files`. */
export function headlineText({ manifestFiles, estate }: FindingsSource, findings: readonly Finding[], words: Words): string {
  if (findings.length === 0) return words.findings.none(manifestFiles, estateText(estate, words));
  return words.findings.headline(severitiesText(findings, words), new Set(findings.map(({ file }) => file)).size);
}

/** A sentence, or none. */
export function suppressedText(suppressed: number, words: Words): string[] {
  return suppressed === 0 ? [] : [words.findings.suppressed(suppressed)];
}

/** `2 errors, 1 info`: the severities that occur. */
export function severitiesText(findings: readonly Finding[], { counts, comma }: Words): string {
  const { error, warning, info } = countSeverities(findings);
  const parts: string[] = [];
  if (error > 0) parts.push(counts.errors(error));
  if (warning > 0) parts.push(counts.warnings(warning));
  if (info > 0) parts.push(counts.infos(info));
  return parts.join(comma);
}

/** `2 galleries, 9 images, 41 versions`. */
export function estateText({ galleries }: Estate, { counts, comma }: Words): string {
  let images = 0;
  let versions = 0;
  for (const gallery of galleries) {
    images += gallery.images.length;
    for (const image of gallery.images) versions += image.versions.length;
  }
  return [counts.galleries(galleries.length), counts.images(images), counts.versions(versions)].join(comma);
}

/** What the rules, the plan and the cost say nothing about; undefined where that is nothing. */
export function leftOutText({ leftOut }: Estate, { counts, head, list }: Words): string | undefined {
  const parts: string[] = [];
  if (leftOut.galleries > 0) parts.push(counts.galleries(leftOut.galleries));
  if (leftOut.images > 0) parts.push(counts.images(leftOut.images));
  if (leftOut.versions > 0) parts.push(counts.versions(leftOut.versions));
  if (leftOut.deployments > 0) parts.push(counts.deployments(leftOut.deployments));
  return parts.length === 0 ? undefined : head.leftOut(list(parts));
}

/** A sentence, or none. */
export function fixableText(findings: readonly Finding[], { findings: words }: Words): string[] {
  let safe = 0;
  let unsafe = 0;
  for (const { fix } of findings) {
    if (fix?.safe === true) safe++;
    else if (fix !== undefined) unsafe++;
  }
  if (safe + unsafe === 0) return [];
  if (unsafe === 0) return [words.fixable(safe)];
  if (safe === 0) return [words.fixableAfterLook(unsafe)];
  return [words.someFixableAfterLook(safe + unsafe, unsafe)];
}
