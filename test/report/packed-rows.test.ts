import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows } from '../../src/report/packed-rows.ts';
import { render } from '../../src/report/render.ts';
import { wholeDocument } from '../../src/report/whole-document.ts';
import { sourceUrlBy } from '../../src/report/source-url.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';
import { island, unpack } from './formats/read-back.ts';

describe('packRows', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '<', '>', '&', '"', "'", '\\', '/', '\n', '\u2028', '!--', 'script', '画', '\u0085'),
  });

  it('gives back what went in, and cannot end the element it stands in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (rows) => {
        const json = packRows(rows, true);
        expect(unpack(json)).toEqual(rows);
        expect(json).not.toMatch(/[<>&\u0080-\u009f\u2028\u2029]/);
      }),
    );
  });

  it('writes a text once, however often it stands there', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => [`image-of-a-long-name-${index % 3}`]);
    expect(packRows(rows, true).length).toBeLessThan(2_200);
  });
});

describe('the rows of a page', () => {
  it('are all there, where the table has only some', async () => {
    const page = render(await analysisOfText(manyVersions(1500)), { template: 'full', format: 'html' });
    expect(unpack(island(page, 'cost-lines') ?? '')).toHaveLength(3000);
    expect(unpack(island(page, 'placements') ?? '')).toHaveLength(3000);
    const findings = unpack(island(page, 'findings-list') ?? '');
    expect(findings).toHaveLength(3001);
    expect(findings.filter(([isInPage]) => isInPage === '1')).toHaveLength(200);
  });

  it('are all there in the pages of plan, cost and lint, which no browser could open with every row in them', async () => {
    const analysis = await analysisOfText(manyVersions(1500));
    const display = { color: false, columns: 80, isQuiet: false };
    const page = wholeDocument('cost', 'html')(analysis, display, { rules: [], failOn: 'error' });
    expect(unpack(island(page, 'cost-lines') ?? '')).toHaveLength(3000);
    expect(page.match(/<tr><th scope="row" class="image">/g)).toHaveLength(1000);
  });

  it('are not there twice, where the table has them all', async () => {
    const page = render(await analysisOf('payroll.yaml'), { template: 'full', format: 'html' });
    expect(page).not.toContain('application/json');
  });
});

describe('sourceUrlBy', () => {
  it.each([
    ['https://host/blob/main/{file}#L{line}', 'a b/ä.yaml', 'https://host/blob/main/a%20b/%C3%A4.yaml#L7'],
    ['https://host/{file}?line={line}', './x"<>.yaml', 'https://host/x%22%3C%3E.yaml?line=7'],
    ['http://localhost/{file}', 'C:\\x\\y.yaml', 'http://localhost/C%3A/x/y.yaml'],
  ])('makes an address by %s of %s', (pattern, file, address) => {
    expect(sourceUrlBy(pattern)?.(file, 7)).toBe(address);
  });

  it.each([
    'javascript:alert(1)//{file}',
    'java\nscript:{file}',
    'file:///{file}',
    'data:text/html,{file}',
    '{file}',
    '//host/{file}',
    'https://host/',
    'https://{file}:x/',
  ])('refuses %j', (pattern) => {
    expect(sourceUrlBy(pattern)).toBeUndefined();
  });
});
