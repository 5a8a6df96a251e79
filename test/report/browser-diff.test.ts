import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { compareAnalyses, sidesWithoutDeployments } from '../../src/change/comparison.ts';
import { analyzeChange } from '../../src/engine/analyze-change.ts';
import { analyze } from '../../src/index.ts';
import { diffHtml } from '../../src/report/diff-document.ts';
import { TODAY, manyVersions } from './analysis-of.ts';
import { isBrowserMissing, pagesOnDisk } from './open-page.ts';

type Text = { path: string; text: string };

async function pageOf(base: Text, head: Text): Promise<string> {
  const [before, after] = [await analyze([base], { today: TODAY }), await analyze([head], { today: TODAY })];
  const judged = analyzeChange(before, after, RULES, { withoutDeployments: sidesWithoutDeployments(before, after) });
  return diffHtml(compareAnalyses(before, after, judged, { names: { base: base.path, head: head.path } }));
}

const textOf = (path: string): Text => ({ path, text: readFileSync(path, 'utf8') });
const BEFORE = textOf('samples/change/before.yaml');
const AFTER = textOf('samples/change/after.yaml');
const EVIL = '<script>alert(1)</script><img src=https://evil.example/x.png onerror=alert(1)>';

/** An answer of Azure: a version that no manifest has, and text that somebody else wrote. */
function live(): Text {
  const gallery =
    '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages';
  const type = 'Microsoft.Compute/galleries';
  const resources = [
    { id: gallery, name: 'contosoImages', location: 'westeurope', type, tags: { owner: EVIL, ['long'.repeat(40)]: 'word'.repeat(60) } },
    {
      id: `${gallery}/images/payroll-backend`,
      name: 'payroll-backend',
      location: 'westeurope',
      type: `${type}/images`,
      identifier: { publisher: 'Contoso', offer: 'Finance', sku: 'Backend' },
      osType: 'Linux',
      osState: 'Generalized',
      hyperVGeneration: 'V2',
    },
    {
      id: `${gallery}/images/payroll-backend/versions/1.2.0`,
      name: '1.2.0',
      location: 'westeurope',
      type: `${type}/images/versions`,
      publishingProfile: { targetRegions: [{ name: 'West Europe', regionalReplicaCount: 3, storageAccountType: 'Standard_ZRS' }] },
      storageProfile: { osDiskImage: { sizeInGB: 64 } },
    },
  ];
  return { path: `${'exports/'.repeat(20)}live.json`, text: JSON.stringify(resources) };
}

const many = (owner: string): Text => ({
  path: 'many.yaml',
  text: manyVersions(3_000).replaceAll('targetRegions', `tags: { owner: ${owner} }\n            targetRegions`),
});

describe.skipIf(isBrowserMissing)('changes in a browser', () => {
  const open = pagesOnDisk(async () => ({
    'change.html': await pageOf(BEFORE, AFTER),
    'live.html': await pageOf(live(), AFTER),
    'same.html': await pageOf(AFTER, AFTER),
    'many.html': await pageOf(many('a'), many('b')),
  }));
  const pages = ['change.html', 'live.html', 'same.html', 'many.html'];

  it.each(pages)(
    '%s opens from disk without an error, a request or an overflow, and keeps nobody out',
    async (file) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [360, 1280]) {
          const { page, problems } = await open(file, { colorScheme, width });
          // Evaluated in the page, whose types are not here.
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect({ colorScheme, width, overflow, problems }).toEqual({ colorScheme, width, overflow: 0, problems: [] });
          // Two thousand rows take axe long; they are all alike.
          if (file !== 'many.html') {
            await page.evaluate(axe);
            const violations = await page.evaluate(
              'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target).join(" ")}`))',
            );
            expect(violations, `${colorScheme} ${width}`).toEqual([]);
          }
          await page.close();
        }
      }
    },
    120_000,
  );

  it('has a table for each kind of change, each figure below its head, and places on one line', async () => {
    const { page } = await open('change.html');
    const captions = await page.locator('table.changes caption').allInnerTexts();
    expect(captions).toEqual(['Delete (1)', 'Replace (2)', 'Update in place (2)', 'Create (1)', 'Deployments (1)']);
    const astray = await page.evaluate(`[...document.querySelectorAll('table')].flatMap((table) => {
      const heads = [...table.tHead.rows[0].cells];
      return [...table.tBodies[0].rows].filter((row) => row.cells.length !== heads.length
        || [...row.cells].some((cell, at) => cell.offsetLeft !== heads[at].offsetLeft)).map((row) => row.textContent);
    })`);
    expect(astray).toEqual([]);
    const broken = await page.evaluate(`[...document.querySelectorAll('.changes td.name')].filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length > 1;
    }).map((cell) => cell.textContent)`);
    expect(broken).toEqual([]);
    await page.close();
  }, 60_000);

  it('says of what is only in Azure that it stays, and what it goes on costing', async () => {
    const { page } = await open('live.html');
    const row = page.locator('table.changes', { hasText: 'Only in Azure (1)' }).locator('tbody tr');
    expect(await row.locator('td').nth(2).innerText()).toMatch(/^9\.60\s+P$/);
    expect(await page.locator('section[aria-labelledby=replicas] > p').allInnerTexts()).toEqual([
      '3 replicas counted as removed are only in Azure, and stay until somebody deletes them.',
    ]);
    await page.close();
  }, 60_000);

  it('is one line where nothing changes', async () => {
    const { page } = await open('same.html');
    expect(await page.locator('.headline').innerText()).toBe('No changes.');
    expect(await page.locator('table').count()).toBe(0);
    await page.close();
  }, 60_000);

  it('holds a large estate, with what is left out', async () => {
    const { page } = await open('many.html');
    expect(await page.locator('.controls output').innerText()).toBe('2,000 of 2,000 rows');
    expect(await page.locator('table.changes tbody tr').count()).toBe(50);
    expect(await page.locator('section[aria-labelledby=changes] .more').innerText()).toBe('… and 1,000 resources more.');
    await page.close();
  }, 60_000);
});
