import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** On a developer's machine there may be no browser; where the tests are held to be complete, there must be. */
export const isBrowserMissing = !existsSync(EXECUTABLE) && process.env['CI'] === undefined;

export type OpenOptions = { colorScheme?: 'light' | 'dark'; width?: number };
/** `problems` are console messages, errors, dialogs and requests for anything but the page. */
export type Opened = { page: Page; problems: string[] };

/** Writes pages into a folder and opens them from there, in one browser for all tests of a file. */
export function pagesOnDisk(makePages: () => Promise<Readonly<Record<string, string>>>, javaScriptEnabled = true) {
  const folder = mkdtempSync(join(tmpdir(), 'gallerist-browser-'));
  let browser: BrowserContext;

  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: EXECUTABLE,
      headless: true,
      javaScriptEnabled,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    for (const [name, html] of Object.entries(await makePages())) writeFileSync(join(folder, name), html);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  return async (file: string, { colorScheme = 'light', width = 1280 }: OpenOptions = {}): Promise<Opened> => {
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
  };
}
