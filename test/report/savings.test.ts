import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inCurrency, withRates } from '../../src/pricing/exchange-rate.ts';
import { decimalOf, formatDecimal, Sum } from '../../src/pricing/money.ts';
import { embeddedPriceSheet } from '../../src/pricing/price-sheet.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import type { Display } from '../../src/report/painter.ts';
import { savingsCsv } from '../../src/report/savings-csv.ts';
import { savingsDocument } from '../../src/report/savings-document.ts';
import { optimizeOutput, savingsJson } from '../../src/report/savings-json.ts';
import { savingsTable } from '../../src/report/savings-table.ts';
import { savingsView } from '../../src/report/savings-view.ts';
import { LANGUAGES } from '../../src/report/words/language.ts';
import { EN } from '../../src/report/words/en.ts';
import { wordsOf } from '../../src/report/words/words.ts';
import { estateText } from '../savings/arbitrary-estate.ts';
import { deploymentOf, manifestOf, provedIn, versionOf } from '../savings/savings-in.ts';

const PIPED: Display = { color: false, columns: 80, isQuiet: false };
const SAMPLE = readFileSync(new URL('../../samples/savings/golden-images.yaml', import.meta.url), 'utf8');
/** What cannot be edited, what has no price, and what no plan serves. */
const ODD = `x-regions: &regions [{ name: westeurope, regionalReplicaCount: 8 }]
${manifestOf(
  [
    versionOf('1.0.0', ['ALIAS']),
    versionOf('2.0.0', [{ name: 'westeurope', regionalReplicaCount: 8 }], { osDisk: {} }),
    versionOf('3.0.0', [{ name: 'westeurope', regionalReplicaCount: 9 }]),
  ],
  [
    deploymentOf('1.0.0', 'westeurope', 60),
    deploymentOf('2.0.0', 'westeurope', 20),
    deploymentOf('3.0.0', 'westeurope', 300),
    deploymentOf('latest', 'ukwest', 5),
  ],
).replace('\n              - ALIAS', ' *regions')}`;

const sample = () => provedIn([{ path: 'golden-images.yaml', text: SAMPLE }], {}, { today: '2026-11-21' });
const odd = () => provedIn([{ path: 'odd.yaml', text: ODD }]);

describe('the savings of the sample', () => {
  it('are what the prices make of them', async () => {
    // GB x replicas x USD. By the policy: 12 x 2 x 0.05 = 1.20. Superseded: 12 x 0.05 = 0.60; 13 x 3 x (0.05 + 0.053) = 4.017.
    // Replicas: 13 x 2 x 0.05 = 1.30; 14 x 4 x 0.05 = 2.80. Idle: 14 x 2 x 0.053 = 1.484. Missing: 14 x 3 x 0.05 = 2.10.
    const { totals, savings } = optimizeOutput(await sample());
    expect(savings.map(({ monthly }) => monthly)).toEqual([1.2, 0.6, 4.017, 1.3, 1.484, 2.8, -2.1, 0]);
    // Before: 1.20 + 1.20 + 0.65 + 5.967 + 8.484 + 0.90 = 18.401.
    expect(totals).toEqual({ before: 18.401, after: 9.1, saved: 11.401, added: 2.1, net: 9.301, complete: true });
  });
});

describe.each([
  ['sample', sample],
  ['odd', odd],
] as const)('the savings of %s', (name, proved) => {
  it('read well in a table of 80 columns', async () => {
    const text = savingsTable(await proved(), PIPED);
    await expect(text).toMatchFileSnapshot(`golden/savings-${name}.table.txt`);
    for (const line of text.split('\n')) expect(line).toBe(line.trimEnd());
  });

  it.each([60, 80, 120])('fit %i columns, in every language', async (columns) => {
    for (const language of LANGUAGES) {
      const text = savingsTable(await proved(), { ...PIPED, columns, words: await wordsOf(language) });
      for (const line of text.split('\n')) if (line.trim().includes(' ')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });

  it.each([
    ['markdown', 'md'],
    ['html', 'html'],
    ['text', 'txt'],
  ] as const)('are a document in %s', async (format, ending) => {
    const text = savingsDocument(format)(await proved(), PIPED);
    // The page around it is held to elsewhere.
    const [own = text] = /<main[^]*<\/main>/.exec(text) ?? [];
    await expect(own).toMatchFileSnapshot(`golden/savings-${name}.${ending}`);
  });

  it('fit the schema of their JSON', async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(new URL('../../schemas/optimize-output.schema.json', import.meta.url), 'utf8')));
    const text = savingsJson(await proved());
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    await expect(text).toMatchFileSnapshot(`golden/savings-${name}.json`);
  });

  it('are a row each in CSV, those that cannot be made too', async () => {
    const proven = await proved();
    const [head = [], ...rows]: string[][] = parse(savingsCsv(proven));
    expect(rows).toHaveLength(proven.made.length + proven.refused.length);
    expect(rows.filter((row) => row[head.indexOf('refused')] !== '')).toHaveLength(proven.refused.length);
    expect(rows.map((row) => row[head.indexOf('monthly')])).toEqual([
      ...optimizeOutput(proven).savings.map(({ monthly }) => String(monthly ?? '')),
      ...optimizeOutput(proven).refused.map(({ monthly }) => String(monthly ?? '')),
    ]);
  });
});

describe('savings in another currency', () => {
  it('name the rate', async () => {
    const rate = { from: 'USD', to: 'EUR', rate: decimalOf('0.9'), asOf: '2026-07-01' };
    const prices = inCurrency(withRates(embeddedPriceSheet(), [rate]), 'EUR');
    if (prices === undefined) throw new Error('there is no such rate');
    const proven = await provedIn([{ path: 'golden-images.yaml', text: SAMPLE }], {}, { today: '2026-11-21', prices });
    const output = optimizeOutput(proven);
    expect(output).toMatchObject({ currency: 'EUR', prices: { rate: { ...rate, rate: 0.9 } }, totals: { net: 8.3709 } });
    expect(savingsTable(proven, PIPED)).toContain('10.26 EUR a month can be saved');
  });
});

describe('savings in other languages', () => {
  it.each(['ja', 'ko'] as const)('are told in %s', async (language) => {
    const words = await wordsOf(language);
    const text = savingsTable(await sample(), { ...PIPED, words }) + savingsTable(await odd(), { ...PIPED, words });
    await expect(text).toMatchFileSnapshot(`golden/savings.${language}.txt`);
    // Nothing is left in English but names and the one rule's word that it quotes.
    expect(text).not.toMatch(/\b(?:replicas?|needed|deployed|savings?|month)\b/i);
  });
});

describe('printed savings', () => {
  it('add up, in any currency’s decimals and in JSON', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(estateText, async (text) => {
        const proven = await provedIn(text);
        const cents = (shown: string) => (shown === 'unknown' ? 0 : Math.round(Number(shown.replaceAll(/[≥≤, ]/g, '')) * 100));
        const { images, totals } = savingsView(proven, EN);
        const known = images.flatMap(({ savings }) => savings).filter(({ monthly }) => monthly !== 'unknown');
        const sum = (isCounted: (kind: string) => boolean) =>
          known.filter(({ kind }) => isCounted(kind)).reduce((total, { monthly }) => total + cents(monthly), 0);
        expect(sum((kind) => kind !== 'missing-replicas')).toBe(cents(totals.saved));
        expect(-sum((kind) => kind === 'missing-replicas') + 0).toBe(cents(totals.added));
        const net = totals.net === 'unknown' ? cents(totals.saved) - cents(totals.added) : cents(totals.net);
        expect(cents(totals.saved) - cents(totals.added)).toBe(net);
        expect(cents(totals.before) - net).toBe(cents(totals.after));
        // Rounded once: the total is that of the exact amounts.
        const exact = new Sum();
        for (const { monthly } of proven.made) exact.add(monthly.amount);
        expect(net).toBe(cents(formatDecimal(exact.value, 2)));
        const output = optimizeOutput(proven);
        const millionths = (amount: number | null) => Math.round((amount ?? 0) * 1e6);
        expect(output.savings.reduce((total, { monthly }) => total + millionths(monthly), 0)).toBe(millionths(output.totals.net));
      }),
      { numRuns: 40 },
    );
  });
});

describe('hostile names', () => {
  const hostile = manifestOf(
    [versionOf('1.0.0', [{ name: 'westeurope', regionalReplicaCount: 8 }, 'northeurope'])],
    [deploymentOf('latest', 'westeurope', 5)],
  )
    .replaceAll('name: web', 'name: "<img src=x>|[x](y)\\u001b[31m=1+1"')
    .replaceAll('g/web/latest', '"g/<img src=x>|[x](y)\\u001b[31m=1+1/latest"');

  it('are harmless everywhere', async () => {
    const proven = await provedIn(hostile);
    expect(proven.made.length).toBeGreaterThan(0);
    const table = savingsTable(proven, PIPED);
    const markdown = savingsDocument('markdown')(proven, PIPED);
    const html = savingsDocument('html')(proven, PIPED);
    for (const text of [table, markdown, html, savingsCsv(proven).replaceAll('\r\n', '\n'), savingsJson(proven)])
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(html).not.toContain('<img');
    expect(markdown).not.toMatch(/<img|(?<!\\)\[x\]/);
  });
});
