import { describe, expect, it } from 'vitest';
import { partsOfFormat, renderUserTemplate, renderWithParts, TemplateError } from '../../src/report/render-user-template.ts';
import { render } from '../../src/report/render.ts';
import { EN } from '../../src/report/words/en.ts';
import { JA } from '../../src/report/words/ja.ts';
import { analysisOf } from './analysis-of.ts';

const analysis = await analysisOf('payroll.yaml');
const FULL = { template: 'full', format: 'markdown' } as const;
const part = (name: string, text: string, file = `${name}.md.hbs`) => ({ part: name, template: { name: file, text } });

describe("a part of the user's", () => {
  it('stands in the place of the built-in one, and nothing else changes', () => {
    const before = render(analysis, FULL);
    const after = renderWithParts(analysis, FULL, { words: EN, parts: [part('cost', '## Mine: {{cost.currency}}\n\n')] });
    const [head = '', rest = ''] = before.split(/^## Cost\n[\s\S]*?(?=^## Replication)/m);
    expect(after).toBe(`${head}## Mine: USD\n\n${rest}`);
  });

  it.each(['markdown', 'html', 'text'] as const)('may replace every part in %s', (format) => {
    expect(partsOfFormat(format)).toContain('page');
    const ending = { markdown: 'md', html: 'html', text: 'txt' }[format];
    const own = partsOfFormat(format).map((name) =>
      part(name, name === 'page' ? '{{> @partial-block}}' : `<${name}>\n`, `${name}.${ending}.hbs`),
    );
    expect(renderWithParts(analysis, { template: 'cost', format }, { words: EN, parts: own })).toContain('<cost>\n<cost-basis>\n');
  });

  it('is given the language of the report', () => {
    const own = [part('cost', '{{words.headings.cost}} {{language}}\n')];
    expect(renderWithParts(analysis, FULL, { words: JA, parts: own })).toContain('コスト ja\n');
  });

  it("may use the other parts, and be used by a template of the user's under a name of its own", () => {
    const template = { name: 'own.md.hbs', text: '{{> head}}{{> replication-basis}}' };
    const text = renderUserTemplate(analysis, template, {
      words: EN,
      parts: [part('head', 'Head: {{title}}\n'), part('replication-basis', 'basis\n')],
    });
    expect(text).toBe('Head: Image galleries: cost, replication and findings\nbasis\n');
  });

  it.each([
    ['{{cost.curency}}', 'cost.md.hbs:1:3 there is no field "curency" here, did you mean "currency"?'],
    ['\n{{#if cost}}', 'cost.md.hbs:2:- unexpected the end of the template'],
    ['{{> nothing}}', 'cost.md.hbs:-:- there is no partial "nothing"'],
    ['{{> cost}}', 'cost.md.hbs:-:- nests too deeply, or has a partial that calls itself without end'],
  ])('that is wrong, %j, is named with its place', (text, message) => {
    expect(errorOf(() => renderWithParts(analysis, FULL, { words: EN, parts: [part('cost', text)] }))).toContain(message);
  });

  it('is bounded as a template is', () => {
    const loops = '{{#each @root.figures}}'.repeat(12) + '{{/each}}'.repeat(12);
    expect(errorOf(() => renderWithParts(analysis, FULL, { words: EN, parts: [part('cost', loops)] }))).toMatch(
      /^cost\.md\.hbs:-:- takes more than 5,000,000 steps/,
    );
  }, 60_000);

  it('is escaped as the report is', async () => {
    const hostile = await analysisOf('hostile.yaml');
    const own = [part('cost', '{{cost.images.[0].gallery}}\n')];
    expect(renderWithParts(hostile, FULL, { words: EN, parts: own })).toContain('&lt;img src=x onerror=alert(1)&gt;&#124;\\`x\\`\n');
    expect(renderWithParts(hostile, { ...FULL, format: 'html' }, { words: EN, parts: own })).toContain(
      '&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;',
    );
  });
});

function errorOf(act: () => string): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return `${error.template ?? '-'}:${error.line ?? '-'}:${error.column ?? '-'} ${error.message}`;
  }
  throw new Error('the report was rendered');
}
