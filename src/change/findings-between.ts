import { type FindingIdentity, findingIdentities } from '../engine/finding-identity.ts';
import type { Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';

/** What was found in a state, and the files it was found in. */
export type Judged = { findings: readonly Finding[]; sources: readonly Source[] };

export type FindingsBetween = {
  /** Findings of the head that the base does not have. */
  added: Finding[];
  /** Findings of the base that the head does not have. */
  fixed: Finding[];
  /** Findings of the head that the base has, too. */
  kept: Finding[];
};

/**
 * Tells findings apart as a baseline does, by rule, place and text, but whatever file they are in: the two sides are
 * seldom called the same, and what moved to another file is no other finding.
 */
export function findingsBetween(base: Judged, head: Judged): FindingsBetween {
  const old = identitiesOf(base);
  const young = identitiesOf(head);
  const before = new Set(old.map(({ fingerprint }, index) => keyOf(base.findings[index], fingerprint)));
  const after = new Set(young.map(({ fingerprint }, index) => keyOf(head.findings[index], fingerprint)));
  const isIn = (known: ReadonlySet<string>, identities: readonly FindingIdentity[]) => (finding: Finding, index: number) =>
    known.has(keyOf(finding, identities[index]?.fingerprint ?? ''));
  const isKept = isIn(before, young);
  const isStill = isIn(after, old);
  return {
    added: head.findings.filter((finding, index) => !isKept(finding, index)),
    fixed: base.findings.filter((finding, index) => !isStill(finding, index)),
    kept: head.findings.filter(isKept),
  };
}

function identitiesOf({ findings, sources }: Judged): FindingIdentity[] {
  return findingIdentities(findings, sources, () => '');
}

function keyOf(finding: Finding | undefined, fingerprint: string): string {
  return `${finding?.ruleId ?? ''}\n${fingerprint}`;
}
