import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { render, type ReportName } from '../../src/report/render.ts';
import { analysisOf } from './analysis-of.ts';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const TEMPLATES: readonly ReportName[] = ['replication', 'cost', 'findings', 'full'];

/** On a developer's machine there may be no browser; where the tests are held to be complete, there must be. */
const isSkipped = !existsSync(EXECUTABLE) && process.env['CI'] === undefined;

describe.skipIf(isSkipped)('HTML in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gallerist-browser-'));
  let browser: BrowserContext;

  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: EXECUTABLE,
      headless: true,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    const analyses = { estate: await analysisOf('payroll.yaml', 'training.yaml'), hostile: await analysisOf('hostile.yaml') };
    for (const [name, analysis] of Object.entries(analyses)) {
      for (const template of TEMPLATES)
        writeFileSync(join(folder, `${name}-${template}.html`), render(analysis, { template, format: 'html' }));
    }
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a report from disk; `problems` are console messages, errors, dialogs and requests for anything else. */
  async function open(file: string, colorScheme: 'light' | 'dark', width: number) {
    const page = await browser.newPage();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const url = pathToFileURL(join(folder, file)).href;
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('dialog', (dialog) => problems.push(dialog.message()));
    page.on('request', (request) => {
      if (request.url() !== url) problems.push(`request for ${request.url()}`);
    });
    await page.goto(url);
    return { page, problems };
  }

  const cases = ['estate', 'hostile'].flatMap((name) => TEMPLATES.map((template) => `${name}-${template}.html`));

  it.each(cases)(
    '%s opens from disk without an error, a request or an overflow',
    async (file) => {
      for (const scheme of ['light', 'dark'] as const) {
        for (const width of [360, 1280]) {
          const { page, problems } = await open(file, scheme, width);
          // Evaluated in the page, whose types are not here.
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect({ scheme, width, overflow, problems }).toEqual({ scheme, width, overflow: 0, problems: [] });
          await page.close();
        }
      }
    },
    60_000,
  );

  it('shows text that can be read in either scheme', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page } = await open('estate-full.html', scheme, 1280);
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
      expect(low, scheme).toEqual([]);
      await page.close();
    }
  }, 60_000);

  it('has one heading of the first level, none left out below it, and a name for every table', async () => {
    const { page } = await open('estate-full.html', 'light', 1280);
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
    const { page, problems } = await open('estate-cost.html', 'light', 1280);
    await page.evaluate(
      "document.body.insertAdjacentHTML('beforeend', '<style>body { color: red }</style><img src=\"https://evil.example/x.png\">')",
    );
    expect(problems.join('\n')).toMatch(/Content Security Policy/);
    expect(await page.evaluate('getComputedStyle(document.body).color')).not.toBe('rgb(255, 0, 0)');
    await page.close();
  }, 60_000);
});
