import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partsOfFormat, renderUserTemplate } from '../../src/report/render-user-template.ts';
import { EN } from '../../src/report/words/en.ts';
import { JA } from '../../src/report/words/ja.ts';
import { KO } from '../../src/report/words/ko.ts';
import { analysisOf } from './analysis-of.ts';

const text = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');
const [first = '', inLanguages = ''] = Array.from(text.matchAll(/```handlebars\n([\s\S]*?)```/g), ([, template = '']) => template);
const analysis = await analysisOf('payroll.yaml');

describe('docs/templates.md', () => {
  it('shows a template that works', () => {
    expect(renderUserTemplate(analysis, { text: first, name: 'own.txt.hbs' }, { words: EN })).toContain(
      '1.4.0 in westeurope: 3.00 USD a month\n',
    );
  });

  it.each([
    [EN, '# Images of the finance team\n\n15 January 2026, 115.38 USD a month', '| Image | Version | Region | Monthly |\n'],
    [JA, '# 財務チームのイメージ\n\n2026年1月15日、ストレージ 月額 115.38 USD', '| イメージ定義 | バージョン | リージョン | 月額 |\n'],
    [KO, '# 재무 팀의 이미지\n\n2026년 1월 15일, 스토리지 월 115.38 USD', '| 이미지 정의 | 버전 | 지역 | 월간 |\n'],
  ])('shows a template that works in all languages', (words, head, columns) => {
    const report = renderUserTemplate(analysis, { text: inLanguages, name: 'own.md.hbs' }, { words });
    expect(report).toContain(head);
    expect(report).toContain(`${columns}| --- | --- | --- | ---: |\n| payroll-backend | 1.3.0 | West Europe | 0.47 |\n`);
  });

  it('names parts that there are', () => {
    const [, sentence = ''] = /The parts are ([\s\S]*?), and the pieces/.exec(text) ?? [];
    const named = Array.from(sentence.matchAll(/`([a-z-]+)`/g), ([, part]) => part);
    expect(named.length).toBeGreaterThan(5);
    for (const format of ['markdown', 'html', 'text'] as const) expect(partsOfFormat(format)).toEqual(expect.arrayContaining(named));
  });
});
