import { describe, expect, it } from 'vitest';
import secretInUri from '../../rules/security/secret-in-uri.ts';
import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import { checkstyle } from '../../src/report/checkstyle.ts';
import { github } from '../../src/report/github.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { junit } from '../../src/report/junit.ts';
import { lintCsv } from '../../src/report/lint-csv.ts';
import { lintJson } from '../../src/report/lint-json.ts';
import { render } from '../../src/report/render.ts';
import { sarif } from '../../src/report/sarif.ts';
import { stylish } from '../../src/report/stylish.ts';
import { TODAY } from './analysis-of.ts';

const DISPLAY = { color: false, columns: 200, isQuiet: false };
const RUN = { rules: [...ENGINE_RULES, ...RULES], failOn: 'error' } as const;

/** Secrets in an image that is one line, beside a name that a rule refuses, in the source, and in what the schema refuses. */
const MANIFEST = `gallerist: 1
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - { name: web_, releaseNoteUri: "https://contoso.example/a?token=hunter2", identifier: { publisher: p, offer: o, sku: s }, osType: Linux, osState: Generalized }
      - name: api
        identifier: { publisher: p, offer: o, sku: t }
        osType: Linux
        osState: Generalized
        privacyStatementUri: ftp://reader:hunter2@contoso.example
        versions:
          - name: 1.0.0
            source: { kind: vhd, uri: "https://contoso.example/web.vhd?sp=r&sig=hunter2" }
            targetRegions: [westeurope]
`;

const FORMATS: Readonly<Record<string, (analysis: Analysis) => string>> = {
  stylish: (analysis) => stylish(analysis, DISPLAY),
  json: lintJson,
  sarif: (analysis) => sarif(analysis, DISPLAY, RUN),
  junit: (analysis) => junit(analysis, DISPLAY, RUN),
  checkstyle: (analysis) => checkstyle(analysis, DISPLAY, RUN),
  github: (analysis) => github(analysis, DISPLAY, RUN),
  gitlab: (analysis) => gitlab(analysis, DISPLAY, RUN),
  csv: (analysis) => lintCsv(analysis, DISPLAY, RUN),
  markdown: (analysis) => render(analysis, { template: 'findings', format: 'markdown' }),
  html: (analysis) => render(analysis, { template: 'findings', format: 'html' }),
  text: (analysis) => render(analysis, { template: 'findings', format: 'text' }),
};

describe.each(Object.keys(FORMATS))('%s', (format) => {
  it.each([
    ['with the rule on secrets', RULES],
    ['without it', RULES.filter(({ id }) => id !== secretInUri.id)],
  ])('shows no secret, %s', async (_, rules) => {
    const analysis = await analyze([{ path: 'a.yaml', text: MANIFEST }], rules, { today: TODAY });
    expect(analysis.findings.map(({ ruleId }) => ruleId)).toEqual(
      expect.arrayContaining(['naming/image-name', 'schema/format', 'replication/vhd-storage-account']),
    );
    const text = FORMATS[format]?.(analysis) ?? '';
    expect(text).toContain('naming/image-name');
    expect(text).not.toContain('hunter2');
  });
});

it('still shows the other lines', async () => {
  const analysis = await analyze([{ path: 'a.yaml', text: MANIFEST }], RULES, { today: TODAY });
  expect(stylish(analysis, DISPLAY)).toContain('- name: 1.0.0');
});
