import { build } from 'esbuild';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * The engine runs where nothing of Node is: in a context with the language alone. `new Date()` without arguments,
 * `Date.now` and `Math.random` throw there, so a hidden clock or die would be found.
 */
const MANIFEST = `gallerist: 1
galleries:
  - name: contoso-images
    location: West Europe
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - &v { name: 1.0.0, source: { id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }, osDisk: { sizeGB: 30, usedGB: 4 }, targetRegions: [westeurope] }
deployments:
  - { name: d, image: contoso-images/web/latest, region: westeurope, virtualMachines: 120 }
`;

const DRIVER = `
import { analyze, cost, diff, exportFiles, fix, importFiles, lint, plan, render } from './src/index.ts';
globalThis.run = async (text) => {
  const files = [{ path: 'a.yaml', text }];
  const options = { today: '2026-01-15' };
  const exported = await exportFiles(files, 'arm', options);
  const live = [{ path: 'live.json', text: exported.text }];
  return JSON.stringify({
    lint: await lint(files, options),
    plan: await plan(files, options),
    cost: await cost(files, options),
    fix: (await fix(files, { ...options, isUnsafe: true })).changed,
    exported,
    imported: await importFiles(live, options),
    diff: await diff(live, files, options),
    report: await render(await analyze(files, options), { template: 'full', format: 'markdown' }),
  });
};
`;

describe('the engine without Node', () => {
  let run: (text: string) => Promise<string>;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: DRIVER, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2023',
      logLevel: 'silent',
    });
    const context = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
    // The language knows no text encoder, but browsers, workers and Node all do.
    context['TextDecoder'] = TextDecoder;
    context['TextEncoder'] = TextEncoder;
    runInContext(
      `Date = class extends Date { constructor(...words) { if (words.length === 0) throw new Error('the clock was asked'); super(...words); } static now() { throw new Error('the clock was asked'); } };
       Math.random = () => { throw new Error('a die was thrown'); };`,
      context,
    );
    runInContext(outputFiles[0]?.text ?? '', context);
    run = context['run'];
  }, 60_000);

  it('lints, plans, prices, fixes, reports, exports, imports and compares', async () => {
    const results = JSON.parse(await run(MANIFEST));
    expect(results.lint.findings.map((finding: { ruleId: string }) => finding.ruleId)).toContain('naming/gallery-name');
    expect(results.plan.placements[0].needed).toBe(6);
    expect(results.cost.totals.storedGB).toBe(4);
    expect(results.fix[0].after).toContain('targetRegions: [{ name: westeurope, regionalReplicaCount: 6 }]');
    expect(results.report).toContain('contoso-images');
    expect(JSON.parse(results.exported.text).resources).toHaveLength(3);
    expect(results.imported.manifest).toContain('- name: contoso-images');
    expect(results.diff.changes).toEqual([]);
  });
});
