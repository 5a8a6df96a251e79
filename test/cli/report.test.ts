import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, CLEAN, folderWith } from './call.ts';

const report = (args: string[], files: Record<string, string> = {}) =>
  call(['report', 'clean.yaml', '--today', '2026-01-15', ...args], { cwd: folderWith({ 'clean.yaml': CLEAN, ...files }) });

describe('report --lang', () => {
  it.each([
    ['en', 'As of 15 January 2026, edition 2021-06'],
    ['ja', '2026年1月15日現在、エディション 2021-06'],
    ['ko', '기준일 2026년 1월 15일, 에디션 2021-06'],
  ])('%s', async (lang, head) => {
    for (const format of ['markdown', 'text']) expect((await report(['--lang', lang, '-f', format])).stdout).toContain(head);
  });

  it("is for plan and cost too, and for templates of the user's", async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    for (const format of ['table', 'markdown']) {
      expect((await call(['plan', 'clean.yaml', '--lang', 'ko', '-f', format], { cwd })).stdout).toContain(
        '배치 2개, 수요가 있는 배치 없음',
      );
      expect((await call(['cost', 'clean.yaml', '--lang', 'ja', '-f', format], { cwd })).stdout).toContain('ストレージ 月額');
    }
    expect((await report(['--lang', 'ja', '-t', 'own.hbs'], { 'own.hbs': '{{words.cost.monthly}}' })).stdout).toBe('月額');
  });

  it('comes from the configuration too, and the flag wins', async () => {
    const files = { 'gallerist.config.yaml': 'lang: ko\n' };
    expect((await report(['-t', 'cost'], files)).stdout).toMatch(/^# 비용 예측\n/);
    expect((await report(['-t', 'cost', '--lang', 'ja'], files)).stdout).toMatch(/^# コスト見積もり\n/);
  });

  it('knows three languages', async () => {
    const { code, stderr } = await report(['--lang', 'jp']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"ja"')]);
  });
});

describe('report --data', () => {
  it('prints the view, of one subject or of all', async () => {
    const full = JSON.parse((await report(['--data'])).stdout);
    expect(Object.keys(full)).toEqual(expect.arrayContaining(['replication', 'cost', 'findings', 'map', 'tables']));
    const cost = JSON.parse((await report(['--data', '-t', 'cost', '--lang', 'ja'])).stdout);
    expect([cost.language, cost.title, 'findings' in cost]).toEqual(['ja', 'コスト見積もり', false]);
    expect((await report(['--data', '-t', 'own.hbs'])).stdout).toBe((await report(['--data'])).stdout);
  });

  it('goes into a file', async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    await call(['report', 'clean.yaml', '--data', '-o', 'view.json'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'view.json'), 'utf8')).language).toBe('en');
  });

  it.each([
    [['--format', 'html'], '--data prints JSON'],
    [['--part', 'cost=cost.md.hbs'], '--data prints JSON'],
    [['-t', 'costs'], 'there is no template "costs"'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await report(['--data', ...args]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('report --part', () => {
  it('takes a part of the report from a file', async () => {
    const files = {
      'mine.md.hbs': '## {{words.headings.cost}}, briefly: {{cost.totals.storageMonthly}}\n\n',
      'foot.html.hbs': '<p>{{madeBy}}</p>',
    };
    const { stdout } = await report(['--part', 'cost=mine.md.hbs', '--lang', 'ko'], files);
    expect(stdout).toContain('## 비용, briefly: ');
    expect(stdout).toContain('## 검사 결과');
    const own = { ...files, 'own.hbs': '{{> foot}}' };
    expect((await report(['-t', 'own.hbs', '--part', 'foot=foot.html.hbs'], own)).stdout).toBe('<p>Made by gallerist 0.1.0</p>');
  });

  it.each([
    [['--part', 'cost'], '--part "cost" is not NAME=FILE.hbs', '--part cost=cost.md.hbs'],
    [['--part', 'cost=cost.html', '-f', 'html'], '--part "cost=cost.html" is not NAME=FILE.hbs', '--part cost=cost.html.hbs'],
    [['--part', 'csot=a.md.hbs'], 'the built-in reports in Markdown have no part "csot"', 'Did you mean "cost"?'],
    [['--part', 'cost=a.html.hbs'], '--part cost is for HTML by its name, and the report is Markdown', '*.md.hbs'],
    [['--part', 'cost=a.md.hbs', '--part', 'cost=a.md.hbs'], '--part cost is given twice', 'once'],
    [['--part', 'cost=b.md.hbs'], 'b.md.hbs', 'it exists'],
    [['--part', 'cost=wrong.md.hbs'], 'wrong.md.hbs:2:1', 'docs/templates.md'],
  ])('refuses %j', async (args, message, hint) => {
    const { code, stdout, stderr } = await report(args, { 'a.md.hbs': 'a', 'a.html.hbs': 'a', 'wrong.md.hbs': 'a\n{{upper title}}' });
    expect([code, stdout]).toEqual([2, '']);
    const [first, second] = stderr.split('\n');
    expect([first, second]).toEqual([expect.stringContaining(message), expect.stringContaining(hint)]);
  });
});

describe('the links of findings', () => {
  const FAULTY = CLEAN.replace('osType: Linux', 'osType: Linus');

  /** Addresses of findings in the report that is written to `file`. */
  async function linksIn(file: string, args: string[] = []): Promise<string[]> {
    const cwd = folderWith({ 'my images/clean.yaml': FAULTY, 'out/.keep': '' });
    await call(['report', 'my images/clean.yaml', '--today', '2026-01-15', '-o', file, ...args], { cwd });
    const page = readFileSync(join(cwd, file), 'utf8');
    return Array.from(page.matchAll(/<span><a href="([^"]*)"/g), ([, href = '']) => href.replaceAll('&#x3D;', '='));
  }

  it('lead to the files, from where the report lies', async () => {
    expect(await linksIn('a.html')).toContainEqual(expect.stringMatching(/^my%20images\/clean\.yaml#L\d+$/));
    expect(await linksIn('out/a.html')).toContainEqual(expect.stringMatching(/^\.\.\/my%20images\/clean\.yaml#L\d+$/));
  });

  it('lead where --source-url says', async () => {
    const links = await linksIn('a.html', ['--source-url', 'https://host/{file}?line={line}&"><script>']);
    expect(links).toContainEqual(
      expect.stringMatching(/^https:\/\/host\/my%20images\/clean\.yaml\?line=\d+&amp;&quot;&gt;&lt;script&gt;$/),
    );
  });

  it.each(['javascript:alert({file})', 'https://host/', 'host/{file}'])('never lead to %j', async (pattern) => {
    const { code, stdout, stderr } = await report(['--source-url', pattern]);
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 3]);
    expect(stderr).toContain('https://host/{file}#L{line}');
  });
});

describe('the pictures of HTML reports', () => {
  it("are parts of users' templates", async () => {
    const { stdout } = await report(['-t', 'own.html.hbs'], {
      'own.html.hbs': '{{#> page}}{{> world-map}}{{> replica-need}}{{> cost-by-region}}{{> cost-by-month}}{{/page}}',
    });
    expect(stdout).toContain('class="land"');
    expect(stdout).toContain('id="cost-by-month-title"');
    expect(stdout).not.toContain('<table class="lines"');
  });
});
