import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import { costOutput } from '../../src/pricing/cost-output.ts';
import { toNumber } from '../../src/pricing/money.ts';
import { render } from '../../src/report/render.ts';
import { wordsOf } from '../../src/report/words/words.ts';
import { analysisOf, analysisOfText, manyVersions, PRICES, TODAY } from './analysis-of.ts';
import { isBrowserMissing, pagesOnDisk } from './open-page.ts';

const VERSIONS = 1500;

/** As many versions, whose names want to be elements and scripts. */
const hostileVersions = () =>
  manyVersions(VERSIONS).replaceAll(/name: 1\.0\.(\d+)$/gm, 'name: "1.0.$1</script><img src=x onerror=alert(1)><!--"');

function enterprise(): Promise<Analysis> {
  const folder = new URL('../../samples/enterprise/', import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(new URL(path, folder)) }));
  return analyze(files, RULES, { today: TODAY, prices: PRICES });
}

const full = (analysis: Analysis) => render(analysis, { template: 'full', format: 'html', sourceUrl: (file, line) => `${file}#L${line}` });

/** The controls of a table, and what it shows. */
function tableOf(page: Page, id: string) {
  const box = page.locator(`div:has(> .scroll > #${id})`);
  return {
    box,
    rows: page.locator(`#${id} > tbody > tr`),
    header: (name: string) => page.locator(`#${id} thead th`, { hasText: new RegExp(`^${name}$`) }).first(),
    count: box.locator('output'),
    filter: box.locator('input[type=search]'),
    cells: (row: number) => page.locator(`#${id} > tbody > tr:nth-child(${row}) > *`).allInnerTexts(),
  };
}

describe.skipIf(isBrowserMissing)('tables in a browser', () => {
  const open = pagesOnDisk(async () => {
    const japanese = await wordsOf('ja');
    return {
      'many.html': full(await analysisOfText(manyVersions(VERSIONS))),
      'hostile.html': full(await analysisOfText(hostileVersions())),
      'estate.html': full(await analysisOf('payroll.yaml', 'training.yaml')),
      'enterprise.html': full(await enterprise()),
      'forecast.html': full(await analysisOfText(manyVersions(20).replace('\n', '\nreleases: { versionsPerMonth: 2 }\n'))),
      'japanese.html': render(await analysisOf('payroll.yaml'), { template: 'full', format: 'html', words: japanese }),
    };
  });

  it('are sorted by the mouse: one way, the other way, and as they were', async () => {
    const { page, problems } = await open('enterprise.html');
    const { header, cells } = tableOf(page, 'cost-lines');
    const monthly = header('Monthly');
    const before = await cells(1);
    await monthly.locator('button').click();
    expect(await monthly.getAttribute('aria-sort')).toBe('descending');
    const amounts = async () =>
      (await page.locator('#cost-lines > tbody td.money:nth-child(9)').allInnerTexts()).map((text) => Number(text.replace(',', '')));
    const sorted = await amounts();
    const known = sorted.filter((amount) => !Number.isNaN(amount));
    expect(known.length).toBeGreaterThan(5);
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    // What is unknown stands last, either way.
    expect(sorted.slice(0, known.length)).toEqual(known);
    await monthly.locator('button').click();
    expect(await monthly.getAttribute('aria-sort')).toBe('ascending');
    expect(await amounts()).toEqual([...known.toReversed(), ...sorted.slice(known.length)]);
    await monthly.locator('button').click();
    expect(await monthly.getAttribute('aria-sort')).toBeNull();
    expect(await cells(1)).toEqual(before);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('are sorted by the keyboard, ranks by their urgency and versions by their numbers', async () => {
    const { page } = await open('enterprise.html');
    const { header, rows } = tableOf(page, 'placements');
    await header('Status').locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await header('Status').getAttribute('aria-sort')).toBe('ascending');
    const statuses = await rows.locator('.badge').allInnerTexts();
    const order = ['infeasible', 'unreplicated', 'short', 'bare', 'ok', 'idle'];
    expect(statuses).toEqual(statuses.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    await header('Version').locator('button').focus();
    await page.keyboard.press('Space');
    expect(await header('Status').getAttribute('aria-sort')).toBeNull();
    const versions = await rows.locator('.version').allInnerTexts();
    expect(versions.indexOf('2026.9.0')).toBeLessThan(versions.indexOf('2026.10.0'));
    await page.close();
  }, 60_000);

  it('have all rows of a large estate, a page at a time, the costliest first', async () => {
    const { page, problems } = await open('many.html');
    const { rows, count, box, filter, header, cells } = tableOf(page, 'cost-lines');
    expect(await count.innerText()).toBe('3,000 of 3,000 rows');
    expect(await rows.count()).toBe(50);
    expect(await header('Monthly').getAttribute('aria-sort')).toBe('descending');
    expect((await cells(1))[8]).toBe('1.81');
    expect(await box.locator('.pager span').innerText()).toBe('Page 1 of 60');
    await filter.fill('1.0.14');
    expect(await count.innerText()).toBe('222 of 3,000 rows');
    const [previous, next] = [box.locator('.pager button').first(), box.locator('.pager button').last()];
    expect(await previous.getAttribute('aria-disabled')).toBe('true');
    for (let turns = 1; turns < 5; turns++) await next.click();
    expect(await box.locator('.pager span').innerText()).toBe('Page 5 of 5');
    expect(await rows.count()).toBe(22);
    expect(await next.getAttribute('aria-disabled')).toBe('true');
    await next.press('Enter');
    expect(await box.locator('.pager span').innerText()).toBe('Page 5 of 5');
    await previous.click();
    expect(await rows.count()).toBe(50);
    // The line that stood for the rest would count it twice.
    expect(await page.locator('#cost-lines tfoot tr:visible').count()).toBe(1);
    expect(problems).toEqual([]);
    await page.close();
  }, 120_000);

  it('show the figures of cost -f json', async () => {
    const analysis = await analysisOfText(manyVersions(VERSIONS));
    const { totals, lines } = costOutput(analysis.cost(), 2);
    const { page } = await open('many.html');
    const { rows, filter, count, cells } = tableOf(page, 'cost-lines');
    const figures = page.locator('.figures strong');
    const number = (text: string) => Number(text.replaceAll(',', ''));
    expect(number(await figures.nth(0).innerText())).toBe(totals.storageMonthly);
    expect(number(await figures.nth(2).innerText())).toBe(totals.egressOnce);
    expect(number(await page.locator('#cost-lines tfoot .total td').nth(4).innerText())).toBe(totals.storageMonthly);
    // Row by row, as the script has them.
    await filter.fill('1.0.7 westeurope');
    const expected = lines.filter(({ version, region }) => version.startsWith('1.0.7') && region === 'westeurope');
    expect(await count.innerText()).toBe(`${expected.length} of 3,000 rows`);
    await filter.fill('1.0.731 westeurope');
    expect(await rows.count()).toBe(1);
    const line = expected.find(({ version }) => version === '1.0.731');
    const shown = await cells(1);
    expect([number(shown[8] ?? ''), number(shown[5] ?? ''), shown[3]]).toEqual([
      line?.storageMonthly,
      line?.usedGB,
      line?.storageAccountType,
    ]);
    await page.close();
  }, 60_000);

  it('are filtered as one types, and say how many rows are left', async () => {
    const { page } = await open('many.html');
    const { rows, count, filter } = tableOf(page, 'placements');
    await filter.pressSequentially('NORTHEUROPE 1.0.1499');
    expect(await count.innerText()).toBe('1 of 3,000 rows');
    expect(await rows.innerText()).toContain('1.0.1499');
    await filter.fill('no such thing');
    expect(await count.innerText()).toBe('0 of 3,000 rows');
    expect(await rows.count()).toBe(0);
    await filter.fill('');
    expect(await rows.count()).toBe(50);
    await page.close();
  }, 60_000);

  it('take nothing in names for markup', async () => {
    const { page, problems } = await open('hostile.html');
    const { rows, filter } = tableOf(page, 'cost-lines');
    await filter.fill('1.0.1499');
    expect(await rows.first().locator('.version').innerText()).toBe('1.0.1499</script><img src=x onerror=alert(1)><!--');
    expect(await page.locator('img').count()).toBe(0);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('say their controls in the language of the report', async () => {
    const { page } = await open('japanese.html');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await page.locator('.controls').first().innerText()).toMatch(/絞り込み/);
    await page.close();
  }, 60_000);

  it('findings are narrowed to severities, a rule, a file and words', async () => {
    const { page, problems } = await open('enterprise.html');
    const controls = page.locator('.controls:has(+ #findings-list)');
    const items = page.locator('#findings-list .findings > li');
    const all = await items.count();
    expect(await controls.locator('output').innerText()).toBe(`${all} of ${all} findings`);
    await controls.getByLabel('errors').uncheck();
    await controls.getByLabel('infos').uncheck();
    expect(new Set(await items.evaluateAll((list) => list.map((item) => item.className)))).toEqual(new Set(['warning']));
    await controls.getByLabel('errors').check();
    const file = await controls.getByLabel('File').locator('option').nth(1).getAttribute('value');
    await controls.getByLabel('File').selectOption(file);
    expect(await page.locator('#findings-list h3').allInnerTexts()).toEqual([file]);
    await controls.getByLabel('File').selectOption('');
    await controls.getByLabel('Rule').selectOption('limits/disk-size');
    expect(await items.count()).toBe(1);
    await controls.getByLabel('Rule').selectOption('');
    await controls.getByLabel('Filter').fill('OS disk of 2048');
    expect(await items.count()).toBe(1);
    expect(await items.locator('.place a').first().getAttribute('href')).toMatch(/^production-europe\.yaml#L\d+$/);
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);

  it('has all findings of a large estate, those in the page with their lines', async () => {
    const { page } = await open('many.html');
    const controls = page.locator('.controls:has(+ #findings-list)');
    expect(await controls.locator('output').innerText()).toBe('3,001 of 3,001 findings');
    // The hint is not among the worst, which the page shows with their lines.
    expect(await page.locator('#findings-list pre').count()).toBe(49);
    for (let turns = 0; turns < 4; turns++) await controls.locator('.pager button').last().click();
    expect(await page.locator('#findings-list .findings > li').count()).toBe(50);
    await controls.getByLabel('infos').check();
    await controls.getByLabel('warnings').uncheck();
    expect(await controls.locator('output').innerText()).toBe('1 of 3,001 findings');
    await page.close();
  }, 60_000);

  it.each(['estate.html', 'forecast.html', 'enterprise.html', 'many.html', 'hostile.html', 'japanese.html'])(
    '%s opens without an error, a request or an overflow',
    async (file) => {
      for (const width of [360, 1280]) {
        const { page, problems } = await open(file, { width });
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect({ width, overflow, problems }).toEqual({ width, overflow: 0, problems: [] });
        await page.close();
      }
    },
    60_000,
  );

  it.each(['enterprise.html', 'many.html', 'forecast.html'])(
    '%s has nothing that keeps anyone out',
    async (file) => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page } = await open(file, { colorScheme });
        await page.evaluate(axe);
        const violations = await page.evaluate(
          'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target).join(" ")}`))',
        );
        expect(violations, colorScheme).toEqual([]);
        await page.close();
      }
    },
    120_000,
  );

  it('draws the coming months, a column each', async () => {
    const { page } = await open('forecast.html');
    expect(await page.locator('.columns g:has(rect.storage)').count()).toBe(12);
    const heights = await page
      .locator('.columns rect.storage')
      .evaluateAll((list) => list.map((rect) => rect.getBoundingClientRect().height));
    const cells = await page.locator('section[aria-labelledby=forecast] tbody td:nth-child(7)').allInnerTexts();
    const shown = cells.map((text) => Number(text.replace(',', '')));
    // The heights of the columns are as the figures of the table.
    expect((heights[11] ?? 0) / (heights[0] ?? 1)).toBeCloseTo((shown[11] ?? 0) / (shown[0] ?? 1), 1);
    await page.close();
  }, 60_000);

  it('is small enough to be sent', async () => {
    expect(Buffer.byteLength(full(await enterprise()))).toBeLessThan(300_000);
    expect(Buffer.byteLength(full(await analysisOfText(manyVersions(VERSIONS))))).toBeLessThan(1_200_000);
  });

  it('prints what is shown, without controls', async () => {
    const { page } = await open('enterprise.html');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.controls:visible, nav:visible, .skip:visible').count()).toBe(0);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await page.close();
  }, 60_000);
});

describe.skipIf(isBrowserMissing)('a page without scripts', () => {
  const open = pagesOnDisk(async () => ({ 'enterprise.html': full(await enterprise()) }), false);

  it('has all tables, lists and charts, and no control that does nothing', async () => {
    const analysis = await enterprise();
    const { page, problems } = await open('enterprise.html');
    expect(await page.locator('#cost-lines > tbody > tr:visible').count()).toBe(analysis.cost().lines.length);
    expect(await page.locator('#placements > tbody > tr:visible').count()).toBe(analysis.plan().placements.length);
    expect(await page.locator('#findings-list .findings > li:visible').count()).toBe(analysis.findings.length);
    expect(await page.locator('figure svg[role=img]:visible').count()).toBeGreaterThan(1);
    expect(await page.locator('.map circle:visible').count()).toBeGreaterThan(5);
    expect(await page.locator('input, button, select').count()).toBe(0);
    expect(await page.locator('#cost-lines tfoot .total td').nth(4).innerText()).toBe(
      toNumber(analysis.cost().totals.storageMonthly).toFixed(2),
    );
    expect(problems).toEqual([]);
    await page.close();
  }, 60_000);
});
