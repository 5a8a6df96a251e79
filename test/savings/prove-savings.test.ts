import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import { pathOf, type Version } from '../../src/estate/estate.ts';
import { isGuarded } from '../../src/estate/retained.ts';
import { compareDecimals, formatDecimal, minus, Sum } from '../../src/pricing/money.ts';
import { type ProvenSavings, proveSavings } from '../../src/savings/prove-savings.ts';
import type { SavingKind } from '../../src/savings/saving.ts';
import type { SourceFile } from '../../src/source/source.ts';
import { estateText } from './arbitrary-estate.ts';

const TODAY = '2026-01-15';
const judge = (files: readonly SourceFile[]) => analyze(files, RULES, { today: TODAY });
const RUNS = { numRuns: 60 };

function proved(text: string): Promise<ProvenSavings> {
  return proveSavings([{ path: 'a.yaml', text }], judge);
}

function textOf({ files }: ProvenSavings): string {
  return String(files[0]?.text);
}

const versionsOf = ({ estate }: Analysis) => estate.galleries.flatMap(({ images }) => images.flatMap(({ versions }) => versions));
const nameOf = ({ image, name }: Version) => `${image.name} ${name}`;
const bySeverity = ({ findings }: Analysis, severity: string) => findings.filter((finding) => finding.severity === severity);

/** Holds a property of savings against generated estates. */
function holds(name: string, property: (result: ProvenSavings, text: string) => void | Promise<void>) {
  it(name, { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(estateText, async (text) => property(await proved(text), text)),
      RUNS,
    );
  });
}

describe('savings of any estate', () => {
  it('are of every kind, or what follows would prove little', { timeout: 60_000 }, async () => {
    const seen = new Map<SavingKind, number>();
    for (const text of fc.sample(estateText, { numRuns: 100, seed: 1 }))
      for (const { kind } of (await proved(text)).made) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    expect([...seen.keys()].toSorted()).toEqual([
      'idle-region',
      'missing-replicas',
      'retention',
      'superseded-regions',
      'surplus-replicas',
      'zone-redundancy',
    ]);
    for (const count of seen.values()) expect(count).toBeGreaterThan(4);
  });

  holds('bring no error that was not there, and no more warnings', ({ before, analysis }) => {
    const errors = bySeverity(before, 'error').map(({ ruleId }) => ruleId);
    for (const { ruleId, message } of bySeverity(analysis, 'error')) {
      const at = errors.indexOf(ruleId);
      expect(at, message).toBeGreaterThanOrEqual(0);
      errors.splice(at, 1);
    }
    expect(bySeverity(analysis, 'warning').length).toBeLessThanOrEqual(bySeverity(before, 'warning').length);
  });

  holds('serve every deployment as before or better', ({ before, analysis, refused }) => {
    const was = before.estate.deployments;
    for (const [index, { version, region, name }] of analysis.estate.deployments.entries()) {
      const drawn = was[index]?.version;
      expect(version?.name, name).toBe(drawn?.name);
      const target = drawn?.targetRegions.find((candidate) => candidate.name === region);
      const after = version?.targetRegions.find((candidate) => candidate.name === region);
      expect(after === undefined, name).toBe(target === undefined);
      if (target === undefined || after === undefined) continue;
      const [then, now] = [before.plan().placementOf(target), analysis.plan().placementOf(after)];
      if (now.status === 'short') expect(refused.some(({ saving }) => saving.targetRegion === target)).toBe(true);
      if (now.status === 'infeasible') expect(then.status).toBe('infeasible');
      expect(now.configured, name).toBeGreaterThanOrEqual(Math.min(then.needed, then.configured));
    }
    const count = (analysis_: Analysis) => analysis_.plan().summary.unreplicated;
    expect(count(analysis)).toBe(count(before));
  });

  holds('add up to the difference of the two estimates', ({ before, analysis, made }) => {
    const sum = new Sum();
    for (const { monthly } of made) sum.add(monthly.amount);
    const difference = minus(before.cost().totals.storageMonthly, analysis.cost().totals.storageMonthly);
    expect(compareDecimals(sum.value, difference), `${formatDecimal(sum.value)} and ${formatDecimal(difference)}`).toBe(0);
  });

  holds('are complete: another run finds nothing more', async (result) => {
    const again = await proved(textOf(result));
    expect(again.changed.map(({ after }) => after)).toEqual([]);
    expect(again.made).toHaveLength(0);
  });

  holds('keep every remark that does not stand within what goes', ({ made, files }, text) => {
    const after = String(files[0]?.text);
    const gone = made.flatMap(({ kind, version, leaves, edits }) => {
      if (kind === 'retention') return [version.document.source.rangeOf(pathOf(version))];
      return edits.some((edit) => edit.after === null) ? leaves.map((target) => target.document.source.rangeOf(pathOf(target))) : [];
    });
    for (const [line, content] of text.split('\n').entries()) {
      const [remark] = /# remark \d+/.exec(content) ?? [];
      if (remark === undefined || new RegExp(`${remark}(?!\\d)`).test(after)) continue;
      expect(
        gone.some((range) => range.line <= line + 1 && range.endLine >= line + 1),
        `${remark} is lost`,
      ).toBe(true);
    }
  });

  holds('never take away what is protected', ({ before, analysis, made }) => {
    const left = new Map(versionsOf(analysis).map((version) => [nameOf(version), version]));
    const sources = versionsOf(analysis).map(({ spec }) => spec.source.id ?? '');
    for (const version of versionsOf(before)) {
      const { image, targetRegions, name } = version;
      const now = left.get(nameOf(version));
      const isUsed = before.estate.deployments.some((deployment) => deployment.version === version);
      const isSource = sources.some((id) => id.endsWith(`/${image.name}/versions/${name}`));
      if (isUsed || isSource || isGuarded(version, TODAY)) expect(now, nameOf(version)).toBeDefined();
      for (const target of targetRegions) {
        const isThere = now?.targetRegions.some((other) => other.name === target.name) === true;
        if (target.isSourceRegion && now !== undefined) expect(isThere, `${nameOf(version)} where it was made`).toBe(true);
        if (before.estate.deployments.some((one) => one.version === version && one.region === target.name)) expect(isThere).toBe(true);
      }
    }
    for (const { images } of before.estate.galleries) {
      for (const { name, latestByRegion } of images) {
        const image = analysis.estate.galleries[0]?.imagesByName.get(name)?.[0];
        expect(image?.versions.length).toBeGreaterThan(0);
        // A region is left with all of the image, or `latest` means there what it meant.
        for (const [region, version] of latestByRegion)
          expect([version.name, undefined]).toContain(image?.latestByRegion.get(region)?.name);
      }
    }
    // What is gone by the policy, no region's `latest` was, unless the region was left first.
    for (const { kind, version } of made)
      if (kind === 'retention')
        expect(analysis.estate.galleries[0]?.imagesByName.get(version.image.name)?.[0]?.latest?.name).not.toBe(version.name);
  });
});
