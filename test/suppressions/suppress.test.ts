import { describe, expect, it } from 'vitest';
import { runRules } from '../rules/run-rules.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { RULES } from '../../rules/index.ts';

const MANIFEST = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso-images # gallerist-disable-line naming/gallery-name -- kept for old scripts
    location: westeurope
`;

describe('suppressed findings', () => {
  it('are counted, and kept with their reason', async () => {
    const { findings, suppressed, suppressedFindings } = await runRules([{ path: 'a.yaml', text: MANIFEST }]);
    expect({ findings, suppressed }).toEqual({ findings: [], suppressed: 1 });
    expect(suppressedFindings).toMatchObject([
      { ruleId: 'naming/gallery-name', line: 4, suppression: { kind: 'inSource', reason: 'kept for old scripts' } },
    ]);
  });

  it('are findings again for auditors', async () => {
    const { findings, suppressed } = await analyze([{ path: 'a.yaml', text: MANIFEST }], RULES, {
      today: '2026-01-15',
      isIgnoringSuppressions: true,
    });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['naming/gallery-name']);
    expect(suppressed).toBe(0);
  });

  it('may be errors of the schema', async () => {
    const text = MANIFEST.replace(
      'location: westeurope',
      'location: westeurope\n    colour: blue # gallerist-disable-line schema/unknown-property -- read by another tool',
    );
    expect((await runRules([{ path: 'a.yaml', text }])).findings).toEqual([]);
  });

  it('stay as they are where lines end with CR LF', async () => {
    expect((await runRules([{ path: 'a.yaml', text: MANIFEST.replaceAll('\n', '\r\n') }])).findings).toEqual([]);
  });

  it('are sorted in among the others', async () => {
    const text = `${MANIFEST}  - name: contoso-other\n    location: westeurope # gallerist-disable-line naming/image-name\n`;
    const { findings } = await runRules([{ path: 'a.yaml', text }]);
    expect(findings.map(({ line, ruleId }) => `${line} ${ruleId}`)).toEqual([
      '6 naming/gallery-name',
      '7 suppressions/reason-missing',
      '7 suppressions/unused',
    ]);
  });
});
