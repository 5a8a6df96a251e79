import { describe, expect, it } from 'vitest';
import { baselineOf, baselineText, holdBaseline, readBaseline } from '../../src/suppressions/baseline.ts';
import { runRules } from '../rules/run-rules.ts';

const image = (name: string) => `      - name: ${name}
        identifier: { publisher: Contoso, offer: ${name}, sku: Base }
        osType: Linux
        osState: Generalized
`;
const manifest = (...images: string[]) => `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso-images
    location: westeurope
    images:
${images.map(image).join('')}`;

async function analyzed(text: string) {
  return runRules([{ path: 'a.yaml', text }]);
}

async function against(before: string, after: string) {
  const { findings, sources } = await analyzed(before);
  const entries = readBaseline(JSON.parse(baselineText(baselineOf(findings, sources)))) ?? [];
  const now = await analyzed(after);
  const { isHeld, stale } = holdBaseline(now.findings, now.sources, entries);
  const left = now.findings.filter((_, index) => isHeld[index] === false);
  return {
    left: left.map(({ ruleId, line }) => `${line} ${ruleId}`),
    suppressed: isHeld.filter(Boolean).length,
    stale: stale.map(({ rule, place }) => `${rule} ${place}`),
  };
}

describe('a baseline', () => {
  it('silences what it holds', async () => {
    expect(await against(manifest('web', 'api'), manifest('web', 'api'))).toEqual({ left: [], suppressed: 3, stale: [] });
  });

  it('holds when lines and entries come above', async () => {
    expect(await against(manifest('web'), `# a word before\n\n${manifest('api', 'web')}`)).toEqual({
      left: ['9 versions/image-without-versions'],
      suppressed: 2,
      stale: [],
    });
  });

  it('tells which entries are stale', async () => {
    expect(await against(manifest('web', 'api'), manifest('web'))).toEqual({
      left: [],
      suppressed: 2,
      stale: ['versions/image-without-versions /galleries/contoso-images/images/api/name'],
    });
  });

  it('does not hold what changed at its place', async () => {
    const { left } = await against(manifest('web'), manifest('web').replace('contoso-images', 'contoso-more'));
    expect(left).toContain('4 naming/gallery-name');
  });

  it('silences one finding an entry', async () => {
    const { left, suppressed } = await against(manifest('web'), `${manifest('web')}---\n${manifest('web')}`);
    expect(suppressed).toBeLessThanOrEqual(2);
    expect(left.length).toBeGreaterThan(0);
  });

  it('is a line an entry', async () => {
    const { findings, sources } = await analyzed(manifest('web', 'api'));
    expect(baselineText(baselineOf(findings, sources)).split('\n')).toHaveLength(findings.length + 6);
  });

  it.each([
    undefined,
    null,
    5,
    {},
    { 'gallerist-baseline': 2, findings: [] },
    { 'gallerist-baseline': 1 },
    { 'gallerist-baseline': 1, findings: [{ rule: 'a/b' }] },
  ])('is not %j', (value) => {
    expect(readBaseline(value)).toBeUndefined();
  });
});
