import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/engine/analyze.ts';
import { costJson } from '../../src/report/cost-json.ts';
import { lintJson } from '../../src/report/lint-json.ts';
import { planJson } from '../../src/report/plan-json.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const REPORTERS: Readonly<Record<'lint' | 'plan' | 'cost', (analysis: Analysis) => string>> = {
  lint: lintJson,
  plan: planJson,
  cost: costJson,
};

describe.each(['lint', 'plan', 'cost'] as const)('the JSON of %s', (name) => {
  const report = REPORTERS[name];
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(new URL(`../../schemas/${name}-output.schema.json`, import.meta.url), 'utf8')));
  const expectValid = (text: string) => {
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  };

  it.each([['payroll.yaml'], ['payroll.yaml', 'training.yaml'], ['hostile.yaml']])('of %s fits its schema', async (...files) => {
    expectValid(report(await analysisOf(...files)));
  });

  it('of nothing fits its schema', async () => {
    expectValid(report(await analysisOfText('gallerist: 1\n')));
  });

  it('of very much fits its schema', async () => {
    expectValid(report(await analysisOfText(manyVersions(1000))));
  });

  it('has two spaces, a final newline and keys in the order of the contract', async () => {
    const text = report(await analysisOf('payroll.yaml', 'training.yaml'));
    await expect(text).toMatchFileSnapshot(`golden/${name}.json`);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
  });
});

describe('the JSON of lint', () => {
  it('counts what it lists', async () => {
    const { summary, findings } = JSON.parse(lintJson(await analysisOf('payroll.yaml', 'training.yaml')));
    expect(summary).toMatchObject({ files: 2, galleries: 2, images: 3, versions: 3, suppressed: 0 });
    expect(summary.errors + summary.warnings + summary.infos).toBe(findings.length);
  });

  it('names the document where a file has several', async () => {
    const text = 'gallerist: 1\n---\ngallerist: 1\ngalleries:\n  - { name: a, location: westeurope }\n';
    const { findings } = JSON.parse(lintJson(await analysisOfText(text)));
    expect(findings).toMatchObject([{ ruleId: 'naming/test-name', document: 1, line: 5, fix: { safe: true } }]);
  });
});
