import { findingIdentities } from '../engine/finding-identity.ts';
import { compareText, type Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';

/** A finding that was there when the baseline was written. The fingerprint is of file, rule, place and text, of no line. */
export type BaselineEntry = { rule: string; file: string; place: string; fingerprint: string };

export type Held = {
  /** For each finding, whether the baseline holds it. */
  isHeld: boolean[];
  /** Entries whose finding is gone. */
  stale: BaselineEntry[];
};

/** A baseline that holds these findings, in the order of files, places and rules. */
export function baselineOf(findings: readonly Finding[], sources: readonly Source[]): BaselineEntry[] {
  const identities = findingIdentities(findings, sources);
  const entries = findings.map(({ ruleId, file }, index) => ({
    rule: ruleId,
    file,
    place: identities[index]?.place ?? '',
    fingerprint: identities[index]?.fingerprint ?? '',
  }));
  return entries.sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.place, b.place) ||
      compareText(a.rule, b.rule) ||
      compareText(a.fingerprint, b.fingerprint),
  );
}

/** Tells which findings a baseline holds; each entry holds one. */
export function holdBaseline(findings: readonly Finding[], sources: readonly Source[], entries: readonly BaselineEntry[]): Held {
  const unspent = new Map(entries.map((entry) => [keyOf(entry.rule, entry.fingerprint), entry]));
  const identities = findingIdentities(findings, sources);
  const isHeld = findings.map(({ ruleId }, index) => unspent.delete(keyOf(ruleId, identities[index]?.fingerprint ?? '')));
  return { isHeld, stale: [...unspent.values()] };
}

function keyOf(rule: string, fingerprint: string): string {
  return `${rule}\n${fingerprint}`;
}

/** The text of a baseline file: an entry a line, so that a change of one is one line of a diff. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "gallerist-baseline": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** The entries of a baseline that was parsed from JSON; undefined where it is none. */
export function readBaseline(value: unknown): BaselineEntry[] | undefined {
  if (typeof value !== 'object' || value === null || !('gallerist-baseline' in value) || value['gallerist-baseline'] !== 1)
    return undefined;
  if (!('findings' in value) || !Array.isArray(value.findings)) return undefined;
  const entries: BaselineEntry[] = [];
  for (const written of value.findings as unknown[]) {
    const entry = readEntry(written);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

function readEntry(written: unknown): BaselineEntry | undefined {
  if (typeof written !== 'object' || written === null) return undefined;
  const { rule, file, place, fingerprint } = written as Readonly<Record<string, unknown>>;
  if (typeof rule !== 'string' || typeof file !== 'string' || typeof place !== 'string' || typeof fingerprint !== 'string')
    return undefined;
  return { rule, file, place, fingerprint };
}
