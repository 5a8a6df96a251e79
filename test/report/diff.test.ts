import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareAnalyses } from '../../src/change/comparison.ts';
import { analyze, diff } from '../../src/index.ts';
import { analyzeChange } from '../../src/engine/analyze-change.ts';
import { diffHtml, diffMarkdown } from '../../src/report/diff-document.ts';
import { diffTable } from '../../src/report/diff-table.ts';
import { RULES } from '../../rules/index.ts';

const TODAY = { today: '2026-01-15' };

async function compared(base: string, head: string, names = { base: 'base', head: 'head' }): Promise<Comparison> {
  const before = await analyze([{ path: 'base.yaml', text: base }], TODAY);
  const after = await analyze([{ path: 'head.yaml', text: head }], TODAY);
  return compareAnalyses(before, after, analyzeChange(before, after, RULES), { names });
}

/** Versions of one image in two regions; every one of them has a tag of its own. */
function versions(count: number, tag: (index: number) => string, owner = 'images'): string {
  const written = Array.from({ length: count }, (_, index) => {
    const source = `{ kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/images/i${index} }`;
    return `          - { name: 1.0.${index}, source: ${source}, osDisk: { sizeGB: 30, usedGB: 4 }, targetRegions: [westeurope, northeurope], tags: { note: ${JSON.stringify(tag(index))} } }`;
  });
  return `gallerist: 1
galleries:
  - name: contosoImages
    location: westeurope
    tags: { owner: ${JSON.stringify(owner)} }
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
${written.join('\n')}
`;
}

/** As GitHub may count it, and as it may store it. */
const bytesOf = (text: string) => Buffer.byteLength(text);

describe('a comment on a pull request', () => {
  it.each([1, 30, 300, 3_000, 10_000])(
    'of %i changes is within what GitHub takes',
    async (count) => {
      const result = await compared(
        versions(count, () => 'a'),
        versions(count, () => '@team | <b> '.repeat(12)),
      );
      const text = diffMarkdown(result);
      expect(text.startsWith('<!-- gallerist diff -->\n')).toBe(true);
      expect(bytesOf(text)).toBeLessThan(65_536);
      // The counts are of everything; where not all is shown, that is said.
      expect(text).toContain(`${count} to update in place`);
      expect(text.includes('Shortened to fit')).toBe(count > 150);
      // Room is used.
      if (count > 300) expect(bytesOf(text)).toBeGreaterThan(8_000);
      expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    },
    60_000,
  );

  it('shows a share of everything where there is much of all', async () => {
    const result = await compared(
      versions(3_000, () => 'x'.repeat(200)),
      `${versions(1_500, () => 'y'.repeat(200)).replaceAll('name: 1.0.', 'name: 2.0.')}`,
    );
    const text = diffMarkdown(result);
    expect(bytesOf(text)).toBeLessThan(65_536);
    expect(text).toContain('| - | version contosoImages/web/1.0.0 ');
    expect(text).toContain('| + | version contosoImages/web/2.0.0 ');
  }, 60_000);

  it('says nothing but its text, whatever manifests say', async () => {
    const evil = [
      '@github/everyone please',
      '[click](https://evil.example)',
      '![pixel](https://evil.example/x.png)',
      '<img src=x onerror=alert(1)>',
      '</details></summary><h1>all is well</h1>',
      '-->',
      '`code` | next cell | https://evil.example www.evil.example',
      'line\nbreak\r\n## heading',
      '#1 GH-1 ~~gone~~ **bold** $x$',
    ];
    const names = { base: 'main:<b>@team</b>', head: '`x`|[y](z)\n# h' };
    const result = await compared(
      versions(evil.length, () => 'a', 'a'),
      versions(evil.length, (index) => evil[index] ?? '', evil.join('')),
      names,
    );
    const text = diffMarkdown(result);
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url ?? '');
    expect(links.filter((url) => !url.startsWith('https://gallerist.dev/rules/'))).toEqual([]);
    const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag));
    expect([...tags].toSorted()).toEqual(
      [...tags]
        .filter((tag) => 'a br details h2 p strong summary table tbody td th thead tr blockquote'.split(' ').includes(tag ?? ''))
        .toSorted(),
    );
    expect(html.match(/<h2/g)).toHaveLength(1);
    expect(html.match(/<!--/g)).toHaveLength(1);
    expect(text).not.toMatch(/@\w/);
    expect(text).not.toMatch(/(?<![\w/&])#\d/);
  });
});

describe('a page and a terminal', () => {
  it('show hostile text as text', async () => {
    const evil = '<script>alert(1)</script>\u001b[31m\u202e';
    const result = await compared(
      versions(1, () => 'a'),
      versions(1, () => evil),
    );
    const html = diffHtml(result);
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)');
    const text = diffTable(result, { color: false, columns: 80, isQuiet: false });
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
    expect(text).toContain('\\u001b[31m\\u202e');
  });
});

describe('the library', () => {
  it('answers what the command line prints as JSON', async () => {
    const [base, head] = [versions(2, () => 'a'), versions(3, () => 'a')];
    const output = await diff([{ path: 'a.yaml', text: base }], [{ path: 'b.yaml', text: head }], { ...TODAY, failOver: 0 });
    expect(output.changes.map(({ action, names }) => [action, names.join('/')])).toEqual([['create', 'contosoImages/web/1.0.2']]);
    // 4 GB in westeurope at 0.05 and in northeurope at 0.05 USD a month.
    expect(output.cost).toMatchObject({ difference: { amount: 0.4, complete: true }, limit: { amount: 0, state: 'over' } });
    expect(output.replicas).toMatchObject({ before: 4, after: 6, added: 2, removed: 0 });
  });
});
