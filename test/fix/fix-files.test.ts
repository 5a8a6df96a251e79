import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import { fixFiles } from '../../src/fix/fix-files.ts';
import type { SourceFile } from '../../src/source/source.ts';
import { ALL_CARDS, runRules } from '../rules/run-rules.ts';
import { type Fault, FAULTS, manifestText, type Style } from './manifest-text.ts';

const style: fc.Arbitrary<Style> = fc.record({
  step: fc.constantFrom(2, 4),
  isListIndented: fc.boolean(),
  regions: fc.constantFrom('flow', 'brokenFlow', 'block'),
  isRegionMapBlock: fc.boolean(),
  quote: fc.constantFrom('', '"', "'"),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  hasMark: fc.boolean(),
  hasComments: fc.boolean(),
  hasFinalBreak: fc.boolean(),
});
const ALL_FAULTS = Object.keys(FAULTS) as Fault[];
/** Two of one kind would stand in one place. */
const EXCLUSIVE: readonly (readonly Fault[])[] = [
  ['osType', 'osTypeCase'],
  ['stateKey', 'stateKeyCase'],
  ['region', 'regionSigns'],
  ['location', 'source'],
  ['twice', 'source'],
];
const someFaults = fc
  .subarray(ALL_FAULTS, { minLength: 1 })
  .map(
    (faults) =>
      new Set(faults.filter((fault) => !EXCLUSIVE.some(([kept, left]) => fault === left && kept !== undefined && faults.includes(kept)))),
  );

const judge = (files: readonly SourceFile[]) => runRules(files);
const fileOf = (text: string): SourceFile => ({ path: 'manifest.yaml', text });
const bytesOf = (text: string): SourceFile => ({ path: 'manifest.yaml', text: new TextEncoder().encode(text) });
const fix = (text: string, isUnsafe: boolean) => fixFiles([bytesOf(text)], judge, { isUnsafe });
const textOf = (files: readonly SourceFile[]) =>
  files.map(({ text }) => (typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text)));
const errorsIn = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error').length;

const graveIn = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'info').length;
const hasAny = (faults: ReadonlySet<Fault>, some: readonly Fault[]) => some.some((fault) => faults.has(fault));

describe('a manifest with slips in it', () => {
  it('has each of them as a finding with a fix, and no other fixable finding without', async () => {
    const plain: Style = {
      step: 2,
      isListIndented: true,
      regions: 'block',
      isRegionMapBlock: false,
      quote: '',
      lineBreak: '\n',
      hasMark: false,
      hasComments: false,
      hasFinalBreak: true,
    };
    const clean = await judge([fileOf(manifestText(plain, new Set()))]);
    expect(clean.findings.filter((finding) => finding.fix !== undefined || finding.severity !== 'info')).toEqual([]);
    for (const fault of ALL_FAULTS) {
      const { findings } = await judge([fileOf(manifestText(plain, new Set([fault])))]);
      const fixable = findings.flatMap((finding) =>
        finding.fix === undefined ? [] : [{ says: finding.ruleId, isSafe: finding.fix.safe }],
      );
      expect(fixable, fault).toEqual([FAULTS[fault]]);
    }
  });

  it('is the manifest without them again, to the byte', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(style, someFaults, async (each, faults) => {
        const before = manifestText(each, faults);
        const result = await fix(before, true);
        expect(textOf(result.files)).toEqual([manifestText(each, new Set())]);
        expect(result.refused).toEqual([]);
        const { findings } = await judge([fileOf(before)]);
        // Hints may come up with an entity that was left out.
        expect(graveIn(result.analysis.findings)).toBeLessThan(graveIn(findings));
        expect(graveIn(result.analysis.findings)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps those that need a look, unless told otherwise', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(style, someFaults, async (each, faults) => {
        const unsafe = new Set([...faults].filter((fault) => !FAULTS[fault].isSafe));
        // An error that a broken entity or an unknown region hides must not come up: what hides it is mended with it, or not at all.
        const isHiding = hasAny(unsafe, ['stateKey', 'osType', 'diskKey']);
        const isHidden = faults.has('stateKeyCase') && hasAny(unsafe, ['region', 'source']);
        fc.pre(!isHiding && !isHidden && !(faults.has('regionSigns') && unsafe.has('source')));
        const result = await fix(manifestText(each, faults), false);
        expect(textOf(result.files)).toEqual([manifestText(each, unsafe)]);
      }),
      { numRuns: 75 },
    );
  });

  it('is not changed by a second time', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(style, someFaults, fc.boolean(), async (each, faults, isUnsafe) => {
        const once = await fix(manifestText(each, faults), isUnsafe);
        const twice = await fixFiles(once.files, judge, { isUnsafe });
        expect(twice.changed).toEqual([]);
        expect(twice.fixed).toEqual([]);
        expect(twice.files).toEqual(once.files);
      }),
      { numRuns: 75 },
    );
  });
});

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (id, card) => {
  const judgeCard = (files: readonly SourceFile[]) => runRules(files, card.exampleSettings);

  it('has a fix that mends its bad example, or none', async () => {
    const before = await judgeCard([fileOf(card.bad)]);
    const result = await fixFiles([fileOf(card.bad)], judgeCard, { isUnsafe: true });
    const fixable = before.findings.filter((finding) => finding.fix !== undefined);
    expect(result.refused).toEqual([]);
    expect(result.fixed).toEqual(fixable);
    expect(errorsIn(result.analysis.findings)).toBeLessThanOrEqual(errorsIn(before.findings));
    if (fixable.length === 0) return expect(result.changed).toEqual([]);
    expect(result.analysis.findings.map(({ ruleId }) => ruleId)).not.toContain(id);
    expect((await fixFiles(result.files, judgeCard, { isUnsafe: true })).changed).toEqual([]);
    expect(textOf(result.files)[0]?.split('\n').length).toBe(card.bad.split('\n').length);
  });
});
