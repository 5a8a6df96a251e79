import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';
import { escapeMarkdown } from '../../src/report/escape-markdown.ts';
import { render } from '../../src/report/render.ts';
import { ruleUrl } from '../../src/report/rule-url.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const TEMPLATES = ['replication', 'cost', 'findings', 'full'] as const;
const ENDINGS = { markdown: 'md', html: 'html', text: 'txt' } as const;
const FORMATS = ['markdown', 'html', 'text'] as const;

describe.each(TEMPLATES)('the report %s', (template) => {
  it.each(FORMATS)('in %s', async (format) => {
    const text = render(await analysisOf('payroll.yaml', 'training.yaml'), { template, format });
    await expect(text).toMatchFileSnapshot(`golden/${template}.${ENDINGS[format]}`);
  });

  it('is bounded, and says what it leaves out', async () => {
    const analysis = await analysisOfText(manyVersions(1500));
    for (const format of FORMATS) {
      const text = render(analysis, { template, format });
      expect(text.length).toBeLessThan(format === 'html' ? 1_000_000 : 500_000);
      const more = {
        replication: /and 2,800 more placements/,
        cost: /2,800 more lines/,
        findings: /and 2,801 more findings/,
        full: /and 2,800 more/,
      };
      expect(text).toMatch(more[template]);
    }
  });

  it('of nothing is written all the same', async () => {
    const analysis = await analysisOfText('gallerist: 1\n');
    for (const format of FORMATS) expect(render(analysis, { template, format })).toContain('0 galleries');
  });

  it('in text fits 80 columns', async () => {
    for (const file of ['payroll.yaml', 'training.yaml', 'hostile.yaml']) {
      for (const line of render(await analysisOf(file), { template, format: 'text' }).split('\n')) {
        if (displayWidth(line) > 80) expect(line.trim()).not.toContain(' ');
      }
    }
  });
});

describe('hostile names', () => {
  it.each(FORMATS)('are harmless in %s', async (format) => {
    const text = render(await analysisOf('hostile.yaml'), { template: 'full', format });
    await expect(text).toMatchFileSnapshot(`golden/hostile.${ENDINGS[format]}`);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('add no elements and no attributes to HTML', async () => {
    const hostile = render(await analysisOf('hostile.yaml'), { template: 'full', format: 'html' });
    expect(hostile).not.toMatch(/<(?:img|iframe)/i);
    expect(hostile.match(/<script/gi)).toHaveLength(1);
    // Between quotes and tags, no angle bracket and no quote but those of the templates.
    expect(hostile.replaceAll(/<(style|script)>.*?<\/\1>/gs, '').replaceAll(/<[a-z!/][^<>]*>/gi, '')).not.toMatch(/[<>]/);
  });

  it('add no markup and no cells to Markdown', async () => {
    const lines = render(await analysisOf('hostile.yaml'), { template: 'full', format: 'markdown' }).split('\n');
    let cells = 0;
    for (const line of lines) {
      if (!line.startsWith('|')) {
        cells = 0;
        continue;
      }
      const count = line.match(/\|/g)?.length ?? 0;
      if (cells > 0) expect(count, line).toBe(cells);
      cells = count;
    }
    const text = lines.join('\n').replaceAll('<br>', '');
    expect(text).not.toMatch(/<(?!!)/);
    expect(text).not.toMatch(/(?<!\\)\[[^\]]*\]\((?!https:\/\/gallerist\.dev\/)/);
    expect(text).not.toMatch(/@\w/);
    expect(text.replaceAll('https://gallerist.dev/', '')).not.toMatch(/:\/\/|www\./);
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['Standard_LRS', 'Standard_LRS'],
    ['_emphasis_', '\\_emphasis\\_'],
    ['a|b', 'a&#124;b'],
    ['a\\|b', 'a\\\\&#124;b'],
    ['`code`', '\\`code\\`'],
    ['**bold** ~~gone~~', '\\*\\*bold\\*\\* \\~\\~gone\\~\\~'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['![x](y)', '!\\[x\\](y)'],
    ['@team fixes #12', '@&#8203;team fixes #&#8203;12'],
    ['https://evil.example', 'https:&#8203;//evil.example'],
    ['WWW.evil.example', 'WWW&#8203;.evil.example'],
    ['$x$', '\\$x\\$'],
    ['ceil(120 / 20) = 6', 'ceil(120 / 20) = 6'],
  ])('of %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('ruleUrl', () => {
  it('leads to the page of a rule', () => {
    expect(ruleUrl('limits/disk-size')).toBe('https://gallerist.dev/rules/limits/disk-size');
  });

  it('may stand in any document', () => {
    expect(ruleUrl('limits/ (c)"<>\'*\ud800')).toBe('https://gallerist.dev/rules/limits/%20%28c%29%22%3C%3E%27%2A%EF%BF%BD');
    expect(ruleUrl('a b/(c)"<>\'*\ud800')).toBe('https://gallerist.dev/custom-rules');
  });
});
