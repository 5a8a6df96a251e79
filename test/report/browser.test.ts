import { describe, expect, it } from 'vitest';
import { render, type ReportName } from '../../src/report/render.ts';
import { analysisOf } from './analysis-of.ts';
import { isBrowserMissing, pagesOnDisk } from './open-page.ts';

const TEMPLATES: readonly ReportName[] = ['replication', 'cost', 'forecast', 'findings', 'full'];

describe.skipIf(isBrowserMissing)('HTML in a browser', () => {
  const open = pagesOnDisk(async () => {
    const analyses = { estate: await analysisOf('payroll.yaml', 'training.yaml'), hostile: await analysisOf('hostile.yaml') };
    const pages: Record<string, string> = {};
    for (const [name, analysis] of Object.entries(analyses)) {
      for (const template of TEMPLATES) pages[`${name}-${template}.html`] = render(analysis, { template, format: 'html' });
    }
    return pages;
  });

  const cases = ['estate', 'hostile'].flatMap((name) => TEMPLATES.map((template) => `${name}-${template}.html`));

  it.each(cases)(
    '%s opens from disk without an error, a request or an overflow',
    async (file) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [360, 1280]) {
          const { page, problems } = await open(file, { colorScheme, width });
          // Evaluated in the page, whose types are not here.
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect({ colorScheme, width, overflow, problems }).toEqual({ colorScheme, width, overflow: 0, problems: [] });
          await page.close();
        }
      }
    },
    60_000,
  );

  it('has controls as large as a finger on a telephone, and a header over each figure', async () => {
    const { page } = await open('estate-full.html', { width: 360 });
    const small =
      await page.evaluate(`[...document.querySelectorAll('nav a, .sort, .controls select, .controls input[type=search], .pager button')]
      .filter((control) => control.getClientRects().length > 0 && control.getBoundingClientRect().height < 40)
      .map((control) => control.className + control.textContent)`);
    expect(small).toEqual([]);
    const headless = await page.evaluate(`[...document.querySelectorAll('table')].flatMap((table) => {
      const heads = [...table.tHead.rows[0].cells].filter((cell) => cell.offsetWidth > 0);
      const cells = [...(table.tBodies[0].rows[0]?.cells ?? [])].filter((cell) => cell.offsetWidth > 0);
      return cells.length === heads.length && cells.every((cell, at) => cell.offsetLeft === heads[at].offsetLeft) ? [] : [table.caption.textContent];
    })`);
    expect(headless).toEqual([]);
    await page.close();
  }, 60_000);

  it('shows text that can be read in either scheme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open('estate-full.html', { colorScheme });
      const low = await page.evaluate(`[...document.querySelectorAll('body *')].flatMap((element) => {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
        if (!own || element.closest('svg, title')) return [];
        const channels = (color) => color.match(/[\\d.]+/g).map(Number);
        const luminance = ([r, g, b]) => [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
          .reduce((sum, c, index) => sum + c * [0.2126, 0.7152, 0.0722][index], 0);
        let behind = element;
        while (behind !== null && channels(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
        const [a, b] = [getComputedStyle(element).color, behind === null ? 'rgb(255, 255, 255)' : getComputedStyle(behind).backgroundColor].map(channels).map(luminance);
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        return contrast < 4.5 ? [element.className + ' ' + element.textContent.slice(0, 30) + ' ' + contrast.toFixed(2)] : [];
      })`);
      expect(low, colorScheme).toEqual([]);
      await page.close();
    }
  }, 60_000);

  it('has one heading of the first level, none left out below it, and a name for every table', async () => {
    const { page } = await open('estate-full.html');
    const levels = await page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName[1]))");
    expect(levels).toBeInstanceOf(Array);
    const list = Array.isArray(levels) ? levels.map(Number) : [];
    expect(list.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of list.entries()) expect(level - (list[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(await page.evaluate("[...document.querySelectorAll('table')].filter((table) => !table.caption).length")).toBe(0);
    expect(await page.evaluate("document.querySelectorAll('th:not([scope])').length")).toBe(0);
    expect(
      await page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size === document.querySelectorAll('[id]').length",
      ),
    ).toBe(true);
    await page.close();
  }, 60_000);

  it('refuses a style and a script that it did not bring', async () => {
    const { page, problems } = await open('estate-cost.html');
    await page.evaluate(
      "document.body.insertAdjacentHTML('beforeend', '<style>body { color: red }</style><img src=\"https://evil.example/x.png\">')",
    );
    expect(problems.join('\n')).toMatch(/Content Security Policy/);
    expect(await page.evaluate('getComputedStyle(document.body).color')).not.toBe('rgb(255, 0, 0)');
    await page.close();
  }, 60_000);
});
