import { describe, expect, it } from 'vitest';
import { findingsBetween } from '../../src/change/findings-between.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { runRules } from '../rules/run-rules.ts';

const image = (name: string, sku: string, rest = '') => `      - name: ${name}
        identifier: { publisher: Contoso, offer: Web, sku: ${sku} }
        osType: Linux
        osState: Generalized
${rest}`;

const manifestOf = (...images: string[]) => `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
${images.join('')}`;

async function between(base: string, head: string) {
  const [before, after] = [
    await runRules([{ path: 'base.yaml', text: base }]),
    await runRules([{ path: 'sub/head.yaml', text: `# a line more\n${head}` }]),
  ];
  const { added, fixed, kept } = findingsBetween(before, after);
  const words = (findings: readonly Finding[]) => findings.map(({ ruleId, file, pointer }) => `${file} ${ruleId} ${pointer}`);
  return { added: words(added), fixed: words(fixed), kept: words(kept) };
}

describe('findings between two states', () => {
  it('are the same in a file of another name, lines further down and elsewhere in the list', async () => {
    const [web, api] = [image('web', 'Web'), image('api', 'Api')];
    expect(await between(manifestOf(web, api), manifestOf(api, web))).toEqual({
      added: [],
      fixed: [],
      kept: [
        'sub/head.yaml versions/image-without-versions /galleries/0/images/0/name',
        'sub/head.yaml versions/image-without-versions /galleries/0/images/1/name',
      ],
    });
  });

  it('come with what is new and go with what is mended', async () => {
    const { added, fixed } = await between(manifestOf(image('web', 'Web')), manifestOf(image('api', 'Api')));
    expect(added).toEqual(['sub/head.yaml versions/image-without-versions /galleries/0/images/0/name']);
    expect(fixed).toEqual(['base.yaml versions/image-without-versions /galleries/0/images/0/name']);
  });

  it('that are there twice are counted twice', async () => {
    const twice = image('web', 'Web', '        colour: blue\n');
    const { added, kept } = await between(manifestOf(twice), manifestOf(twice, image('web', 'Two', '        colour: blue\n')));
    expect(kept).toContain('sub/head.yaml schema/unknown-property /galleries/0/images/0/colour');
    expect(added).toContain('sub/head.yaml schema/unknown-property /galleries/0/images/1/colour');
  });
});
