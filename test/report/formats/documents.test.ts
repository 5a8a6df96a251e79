import { describe, expect, it } from 'vitest';
import { wholeDocument } from '../../../src/report/whole-document.ts';
import { analysisOf as fixtureAnalysis, analysisOfText, manyVersions } from '../analysis-of.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { markdownTokens, readHtml, readMarkdownTables } from './read-back.ts';
import { analysisWith, DISPLAY, finding, hostileFindings, print, RUN } from './runs.ts';

/** Elements and attributes of the templates; names of users make neither. */
const TAGS = new Set(
  'html head meta title style body header h1 p dl div dt dd time ul li span strong main section h2 h3 small table caption thead tbody tfoot tr th td a ol pre code mark footer nav abbr svg rect b figure figcaption desc path circle g text script'.split(
    ' ',
  ),
);

/** What no template writes in Markdown, and no name may. */
const MARKUP = ['image', 'code_inline', 'code_block', 'fence', 's_open', 'em_open', 'html_block'];

describe('markdown of findings', () => {
  it('has a table a file, with all findings', async () => {
    const analysis = await analysisWith([finding(), finding({ file: 'b.yaml' }), finding({ file: 'b.yaml', line: 9 })]);
    const tables = readMarkdownTables(await print('markdown', analysis)).filter(({ head }) => head[0] === 'Place');
    expect(tables.map(({ rows }) => rows.length)).toEqual([1, 2]);
  });

  it('is only text, whatever names say', async () => {
    const text = await print('markdown', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    const tables = readMarkdownTables(text).filter(({ head }) => head[0] === 'Place');
    expect(tables.reduce((count, { rows }) => count + rows.length, 0)).toBe(HOSTILE.length);
    for (const token of markdownTokens(text)) {
      expect(MARKUP).not.toContain(token.type);
      if (token.type === 'html_inline') expect(token.content).toBe('<br>');
      if (token.type === 'link_open') expect(token.attrGet('href')).toMatch(/^https:\/\/gallerist\.dev\//);
    }
  });
});

describe('html of findings', () => {
  it('has all findings', async () => {
    const analysis = await analysisWith(Array.from({ length: 500 }, (_, index) => finding({ line: index + 1 })));
    expect(countFindings(await print('html', analysis))).toBe(500);
  });

  it('has only the elements of its template, whatever names say', async () => {
    const text = await print('html', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    expect(countFindings(text)).toBe(HOSTILE.length);
    for (const { tagName, attrs } of readHtml(text)) {
      expect(TAGS.has(tagName), tagName).toBe(true);
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^on/);
        if (name === 'href') expect(value).toMatch(/^(?:https:\/\/gallerist\.dev\/|#content$)/);
      }
    }
  });
});

/** Items of the lists of findings. */
function countFindings(html: string): number {
  const lists = readHtml(html).filter(({ tagName, attrs }) => tagName === 'ol' && attrs.some(({ value }) => value === 'findings'));
  return lists.reduce((count, { childNodes }) => count + childNodes.filter(({ nodeName }) => nodeName === 'li').length, 0);
}

describe.each(['replication', 'cost'] as const)('the %s document', (template) => {
  it('has every row in Markdown, where the report keeps to some', async () => {
    const text = wholeDocument(template, 'markdown')(await analysisOfText(manyVersions(400)), DISPLAY, RUN);
    const rows = Math.max(...readMarkdownTables(text).map((table) => table.rows.length));
    expect(rows).toBe(template === 'cost' ? 801 : 800);
    expect(text).not.toMatch(/more (?:lines|placements)/);
  });

  it.each(['markdown', 'html'] as const)('is harmless in %s', async (format) => {
    const text = wholeDocument(template, format)(await fixtureAnalysis('hostile.yaml'), DISPLAY, RUN);
    expect(text).not.toMatch(UNSEEN);
    if (format === 'html') for (const { tagName } of readHtml(text)) expect(TAGS.has(tagName), tagName).toBe(true);
    else for (const token of markdownTokens(text)) expect([...MARKUP, 'link_open', 'html_inline']).not.toContain(token.type);
  });
});
