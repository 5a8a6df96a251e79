import { stripVTControlCharacters } from 'node:util';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stylish } from '../../../src/report/stylish.ts';
import { call, FAULTY, folderWith } from '../../cli/call.ts';
import { HOSTILE } from './hostile.ts';
import { analysisWith, DISPLAY, finding, hostileFindings } from './runs.ts';

const ON_TERMINAL = { ...DISPLAY, color: true, fileUrl: (path: string) => pathToFileURL(`/work tree/${path}`).href };

// oxlint-disable-next-line no-control-regex
const LINK = /\u001b\]8;;([^\u001b]+)\u001b\\([^\u001b]*)\u001b\]8;;\u001b\\/g;

/** Hyperlinks as a terminal finds them: their address and their text. */
function linksIn(text: string): [url: string, text: string][] {
  return Array.from(text.matchAll(LINK), ([, url = '', shown = '']) => [url, shown]);
}

/** What a terminal shows: links as their text, nothing of colours. */
function shownText(text: string): string {
  return stripVTControlCharacters(text.replaceAll(LINK, '$2'));
}

describe('hyperlinks of stylish', () => {
  it('lead to the file, to the line, to other places and to the rule', async () => {
    const related = [{ file: 'b.yaml', line: 3, column: 9, endLine: 3, endColumn: 12, message: 'first used here' }];
    const text = stylish(await analysisWith([finding({ related })]), ON_TERMINAL);
    expect(linksIn(text)).toEqual([
      ['file:///work%20tree/a.yaml', 'a.yaml'],
      ['file:///work%20tree/a.yaml#4', '4:11'],
      ['https://gallerist.dev/rules/naming/gallery-name', 'naming/gallery-name'],
      ['file:///work%20tree/b.yaml#3', 'b.yaml:3:9'],
    ]);
  });

  it('change nothing but the links', async () => {
    const analysis = await analysisWith(hostileFindings());
    const linked = stylish(analysis, ON_TERMINAL);
    expect(shownText(linked)).toBe(shownText(stylish(analysis, { ...DISPLAY, color: true })));
  });

  it('are closed, and hold no character that ends them, whatever names say', async () => {
    const text = stylish(await analysisWith(hostileFindings()), ON_TERMINAL);
    const links = linksIn(text);
    // oxlint-disable-next-line no-control-regex
    expect(text.match(/\u001b\]8;;/g)).toHaveLength(2 * links.length);
    expect(links.length).toBeGreaterThan(3 * HOSTILE.length - 10);
    for (const [url] of links) {
      expect(url).toMatch(/^(?:file:\/\/\/work%20tree\/|file:\/\/\/|https:\/\/gallerist\.dev\/)[\x21-\x7e]*$/);
    }
  });

  it('lead to files on a terminal only, so that other output depends on no machine', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    expect((await call(['lint', 'a.yaml', '--color'], { cwd, isTerminal: true })).stdout).toContain(pathToFileURL(cwd).href);
    for (const surroundings of [{ cwd }, { cwd, env: { FORCE_COLOR: '1' } }]) {
      const { stdout } = await call(['lint', 'a.yaml', '--color'], surroundings);
      expect(stdout).toContain(']8;;https://');
      expect(stdout).not.toContain('file:');
    }
    expect((await call(['lint', 'a.yaml', '--no-color'], { cwd, isTerminal: true })).stdout).not.toContain('file:');
  });

  it('do not lead to standard input', async () => {
    const { stdout } = await call(['lint', '-', '--color'], { stdin: FAULTY, isTerminal: true });
    expect(stdout).toContain('<stdin>');
    expect(stdout).not.toContain('file:');
  });
});
