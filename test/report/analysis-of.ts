import { readFileSync } from 'node:fs';
import { analyze, type Analysis, type AnalyzeOptions } from '../../src/engine/analyze.ts';
import { defineRule, type Rule } from '../../src/engine/rule.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';

export const TODAY = '2026-01-15';

/** Cards of rules that are not in the catalogue, so that what reports look like does not hang on its messages. */
const CARD = { why: '', remedy: '', sources: [], bad: '', good: '' };

const RULES: readonly Rule[] = [
  defineRule({
    ...CARD,
    id: 'scaling/test-lacks',
    severity: 'error',
    title: 'A region lacks replicas',
    on: 'targetRegion',
    check(target, { plan, report }) {
      const { needed, configured, demand } = plan.placementOf(target);
      if (demand === undefined || configured >= needed) return;
      report({
        message: `${configured} replicas in "${target.name}", ${needed} needed for the virtual machines and scale sets that are created at the same time`,
        related: demand.deployments.map((subject) => ({ subject, message: 'part of the demand' })),
        fix: { safe: false, title: `raise the replicas in "${target.name}" to ${needed}`, edits: [] },
      });
    },
  }),
  defineRule({
    ...CARD,
    id: 'availability/test-default',
    severity: 'warning',
    title: 'A storage account type is a default',
    on: 'targetRegion',
    check(target, { report }) {
      if (target.isDefaultStorageType) report({ message: `no storage account type in "${target.name}"` });
    },
  }),
  defineRule({
    ...CARD,
    id: 'naming/test-name',
    severity: 'info',
    title: 'A gallery has a name',
    on: 'gallery',
    check(gallery, { report }) {
      report({
        message: `the gallery is called "${gallery.name}"`,
        fix: { safe: true, title: `call "${gallery.name}" otherwise`, edits: [] },
      });
    },
  }),
];

/** Prices that no change of the embedded sheet touches; none for Premium SSD v2, nor for leaving South America. */
export const PRICES = readPriceSheet({
  'gallerist-prices': 1,
  name: 'test-sheet',
  asOf: '2026-01-02',
  currency: 'USD',
  storage: [
    { region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.05 },
    { region: 'westeurope', storageAccountType: 'Standard_ZRS', price: 0.05 },
    { region: 'westeurope', storageAccountType: 'Premium_LRS', price: 0.145 },
    { region: 'northeurope', storageAccountType: 'Standard_LRS', price: 0.05 },
  ],
  egress: [
    { from: 'Europe', to: 'same', price: 0.02 },
    { from: 'Europe', to: 'other', price: 0.05 },
    { from: 'North America', to: 'same', price: 0.02 },
    { from: 'North America', to: 'other', price: 0.05 },
  ],
  fallback: {
    storage: [
      { storageAccountType: 'Standard_LRS', price: 0.053 },
      { storageAccountType: 'Premium_LRS', price: 0.132 },
    ],
  },
});

/** An analysis by the test's own rules and prices. */
export function analysisOfText(text: string, options: Partial<AnalyzeOptions> = {}): Promise<Analysis> {
  return analyze([{ path: 'manifest.yaml', text }], RULES, { today: TODAY, prices: PRICES, ...options });
}

/** The same of files in test/fixtures/report. */
export function analysisOf(...names: string[]): Promise<Analysis> {
  const files = names.map((path) => ({ path, text: readFileSync(new URL(`../fixtures/report/${path}`, import.meta.url)) }));
  return analyze(files, RULES, { today: TODAY, prices: PRICES });
}

/** An estate of so many versions, each in two regions. */
export function manyVersions(count: number): string {
  const versions = Array.from({ length: count }, (_, index) =>
    [
      `          - name: 1.0.${index}`,
      '            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }',
      `            osDisk: { sizeGB: 127, usedGB: ${(index % 37) + 0.125} }`,
      '            targetRegions: [westeurope, northeurope]',
    ].join('\n'),
  );
  return `gallerist: 1
galleries:
  - name: many
    location: westeurope
    images:
      - name: image
        identifier: { publisher: p, offer: o, sku: s }
        osType: Linux
        osState: Generalized
        versions:
${versions.join('\n')}
`;
}
