import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintOutput } from '../../src/report/lint-json.ts';
import { call, CLEAN, expectRefusal, folderWith } from './call.ts';

const CONFIG = 'gallerist.config.yaml';
const RULES = `customRules:
  - id: contoso/three-regions
    on: version
    severity: warning
    require: size(version.targetRegions) >= 3
    message: version {{version.name}} is replicated to {{size version.targetRegions}} regions, 3 are required
`;
const MESSAGE = 'version 1.0.0 is replicated to 2 regions, 3 are required';

async function lint(args: readonly string[], cwd: string) {
  const { code, stdout, stderr } = await call(['lint', ...args, '-f', 'json'], { cwd });
  expect(stderr).toBe('');
  // Our own output, of our own shape.
  const { findings, summary } = JSON.parse(stdout) as LintOutput;
  return { code, findings, summary, found: findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`) };
}

describe('a rule of the configuration', () => {
  it('finds what it says, where it says', async () => {
    const cwd = folderWith({ [CONFIG]: RULES, 'gallery.yaml': CLEAN });
    const { code, findings } = await lint([], cwd);
    expect(code).toBe(0);
    expect(findings).toEqual([
      expect.objectContaining({
        ruleId: 'contoso/three-regions',
        severity: 'warning',
        message: MESSAGE,
        file: 'gallery.yaml',
        line: 12,
        column: 19,
        pointer: '/galleries/0/images/0/versions/0/name',
      }),
    ]);
    expect((await lint(['--fail-on', 'warning'], cwd)).code).toBe(1);
  });

  it('has its severity set as any other', async () => {
    const cwd = folderWith({
      [CONFIG]: `${RULES}rules: { contoso/three-regions: error }\noverrides: [{ files: [b.yaml], rules: { contoso/three-regions: info } }]\n`,
      'a.yaml': CLEAN,
      'b.yaml': CLEAN.replaceAll('ontoso', 'abrikam').replace('images/web', 'images/fabrikam'),
    });
    expect(await lint([], cwd)).toMatchObject({ code: 1, found: ['contoso/three-regions error', 'contoso/three-regions info'] });
    expect((await lint(['--rule', 'contoso/three-regions=off'], cwd)).found).toEqual([]);
    expect((await lint(['--rule', 'contoso/three-regions=warning', 'a.yaml'], cwd)).found).toEqual(['contoso/three-regions warning']);
  });

  it('is suppressed as any other', async () => {
    const comment = '# gallerist-disable-next-line contoso/three-regions -- two are enough here';
    const cwd = folderWith({
      [CONFIG]: RULES,
      'gallery.yaml': CLEAN.replace('          - name: 1.0.0', `          ${comment}\n          - name: 1.0.0`),
    });
    expect(await lint([], cwd)).toMatchObject({ found: [], summary: { suppressed: 1 } });
    expect((await lint(['--rule', 'contoso/three-regions=off'], cwd)).found).toEqual(['suppressions/unused warning']);
  });

  it('is in every format', async () => {
    const cwd = folderWith({ [CONFIG]: RULES, 'gallery.yaml': CLEAN });
    for (const format of ['stylish', 'json', 'sarif', 'junit', 'github', 'gitlab', 'checkstyle', 'markdown', 'html', 'csv']) {
      const answer = await call(['lint', '-f', format], { cwd });
      expect(answer).toMatchObject({ code: 0, stderr: '' });
      expect(answer.stdout.replaceAll(/\s+/g, ' ')).toContain(MESSAGE);
      expect(answer.stdout).toContain('contoso/three-regions');
      expect(answer.stdout).not.toContain('gallerist.dev/rules/contoso');
    }
    const sarif: unknown = JSON.parse((await call(['lint', '-f', 'sarif'], { cwd })).stdout);
    expect(sarif).toMatchObject({
      runs: [
        {
          tool: {
            driver: {
              rules: [
                {
                  id: 'contoso/three-regions',
                  name: 'ContosoThreeRegions',
                  help: { text: expect.stringContaining('size(version.targetRegions) >= 3') },
                  helpUri: 'https://gallerist.dev/custom-rules',
                  defaultConfiguration: { level: 'warning' },
                },
              ],
            },
          },
          results: [{ ruleId: 'contoso/three-regions', ruleIndex: 0 }],
        },
      ],
    });
  });

  it('is judged by plan, cost and report as well', async () => {
    const cwd = folderWith({ [CONFIG]: RULES.replace('warning', 'error'), 'gallery.yaml': CLEAN });
    for (const command of ['plan', 'cost', 'report']) expect((await call([command], { cwd })).code).toBe(1);
  });

  it('is taken over from a base, which may be changed', async () => {
    const cwd = folderWith({
      'org.yaml': RULES,
      [CONFIG]: 'extends: [./org.yaml]\nrules: { contoso/three-regions: info }\n',
      'other.yaml': `extends: [./org.yaml]\n${RULES.replace('>= 3', '>= 2')}`,
      'm/gallery.yaml': CLEAN,
    });
    expect((await lint([], join(cwd, 'm'))).found).toEqual(['contoso/three-regions info']);
    expect((await lint(['m', '--config', 'other.yaml'], cwd)).found).toEqual([]);
  });

  it('is judged again where the cache knows another', async () => {
    const cwd = folderWith({ [CONFIG]: RULES, 'gallery.yaml': CLEAN, 'other.yaml': RULES.replace('>= 3', '>= 2') });
    expect((await lint(['--cache', 'gallery.yaml'], cwd)).found).toHaveLength(1);
    expect((await lint(['--cache', 'gallery.yaml', '--config', 'other.yaml'], cwd)).found).toHaveLength(0);
  });

  it('may speak of a deployment whose image is elsewhere', async () => {
    const cwd = folderWith({
      [CONFIG]:
        'customRules: [{ id: contoso/known, on: deployment, severity: info, require: image != null, message: "{{deployment.name}} has {{image}}" }]\n',
      'gallery.yaml': `${CLEAN}deployments:\n  - { name: d, image: contosoImages/web/1.0.0, region: westeurope }\n  - { name: e, image: contosoImages/nope/1.0.0, region: westeurope }\n`,
    });
    const { findings } = await lint([], cwd);
    expect(findings.filter(({ ruleId }) => ruleId === 'contoso/known').map(({ message }) => message)).toEqual(['e has none']);
  });
});

describe('rules and explain', () => {
  it('know the rules of the configuration in force', async () => {
    const cwd = folderWith({ [CONFIG]: RULES, 'a/b.txt': '' });
    const listed = await call(['rules'], { cwd: join(cwd, 'a') });
    expect(listed.stdout).toMatch(/^contoso\/three-regions +warning +version \{\{version\.name\}\} is replicated to/m);
    const data: unknown = JSON.parse((await call(['rules', '-f', 'json'], { cwd })).stdout);
    expect(data).toContainEqual({
      id: 'contoso/three-regions',
      severity: 'warning',
      title: expect.stringContaining('version {{version.name}}'),
      on: 'version',
      when: null,
      require: 'size(version.targetRegions) >= 3',
      message: expect.stringContaining('version {{version.name}}'),
      place: 'gallerist.config.yaml:2:9',
    });
    expect((await call(['rules', '-f', 'markdown'], { cwd })).stdout).toContain(
      '## contoso/three-regions\n\nSeverity warning; judges each image version. A rule of the configuration, gallerist.config.yaml:2:9.\n',
    );
    expect((await call(['explain', 'contoso/three-regions'], { cwd })).stdout).toBe(`contoso/three-regions  warning
Severity warning; judges each image version. A rule of the configuration,
gallerist.config.yaml:2:9.

Requires
  size(version.targetRegions) >= 3

Message
  version {{version.name}} is replicated to {{size version.targetRegions}}
  regions, 3 are required
`);
  });

  it('know those of the configuration that is named', async () => {
    const when = RULES.replace('    require:', '    when: >\n      gallery.environment ==\n      "production"\n    require:');
    const cwd = folderWith({ 'c.yaml': when });
    expect((await call(['rules', '--config', 'c.yaml'], { cwd })).stdout).toContain('contoso/three-regions');
    expect((await call(['rules'], { cwd })).stdout).not.toContain('contoso');
    expect((await call(['explain', 'contoso/three-regions', '--config', 'c.yaml'], { cwd })).stdout).toContain(
      'When\n  gallery.environment == "production"\n',
    );
    expectRefusal(await call(['explain', 'contoso/three-regions'], { cwd }), cwd, 'explain names the rule "contoso/three-regions"');
  });

  it('need no configuration for a rule of the catalogue', async () => {
    const cwd = folderWith({ [CONFIG]: 'edition: [\n' });
    expect((await call(['explain', 'limits/replicas'], { cwd })).code).toBe(0);
    expectRefusal(await call(['explain', 'contoso/x'], { cwd }), cwd, 'gallerist.config.yaml:1:10');
  });
});

describe('a rule that cannot be used', () => {
  const rule = (changes: string) =>
    `customRules:\n  - id: contoso/x\n    on: version\n    severity: error\n${/^ {4}require:/m.test(changes) ? '' : '    require: "true"\n'}${/^ {4}message:/m.test(changes) ? '' : '    message: x\n'}${changes}`;

  it.each([
    [
      '    require: version.nam == "a"\n',
      '6:14 contoso/x: a version has no field "nam"; did you mean "name"? (character 9 of "version.nam == "a"")',
    ],
    ['    require: "true and"\n', '6:14 contoso/x: not a condition: unexpected end of expression (character 9 of "true and")'],
    ['    when: gallery.constructor\n', '7:11 contoso/x: a gallery has no field "constructor" (character 9 of'],
    ['    when: "import(\'a\')"\n', '7:11 contoso/x: there is no function "import"'],
    ['    when: zeros(1e9, 1e9)\n', '7:11 contoso/x: there is no function "zeros"'],
    ['    when: 1000000!\n', '7:11 contoso/x: "!" has no place in a condition'],
    ['    message: "{{version.nam}}"\n', '6:14 contoso/x: a version has no field "nam"'],
    ['    message: "{{#each version}}{{/each}}"\n', '6:14 contoso/x: a message has values only'],
    ['    at: nowhere\n', '7:9 contoso/x: "nowhere" is no property of a version'],
    ['    whne: "true"\n', '7:5 unknown key "whne" in a custom rule; did you mean "when"'],
    ['    when: 3\n', '7:11 when is 3, expected a string'],
    ['  - { id: contoso/x, on: image, severity: info, require: "true", message: x }\n', '7:11 the rule "contoso/x" stands twice'],
    ['  - { id: contoso/y, on: budget, severity: info, require: "true", message: x }\n', '7:26 "budget" is not a value of on'],
    ['  - { id: contoso/y, on: image, severity: off, require: "true", message: x }\n', '7:43 "off" is not a value of severity'],
    [
      '  - { id: limits/mine, on: image, severity: info, require: "true", message: x }\n',
      '7:11 "limits/mine" is in a group of gallerist\'s own rules',
    ],
    ['  - { id: Contoso, on: image, severity: info, require: "true", message: x }\n', '7:11 id is "Contoso", expected an id of two parts'],
    ['  - { id: a/b, on: image, severity: info, message: x }\n', '7:5 a custom rule has no require'],
  ])('%j is refused, whatever the command', async (changes, what) => {
    const cwd = folderWith({ [CONFIG]: rule(changes), 'gallery.yaml': CLEAN });
    for (const args of [['lint'], ['plan'], ['rules'], ['explain', 'contoso/x']])
      expectRefusal(await call(args, { cwd }), cwd, `gallerist.config.yaml:${what}`);
  });

  it.each([
    ['size(version.targetRegions) > "3"', 'the number 2 > the text "3": two numbers or two dates are expected (character 29 of'],
    ['version.targetRegions >= 3', 'a list of 2 >= the number 3: two numbers or two dates are expected (character 23 of'],
    ['version.name', 'the text "1.0.0" where a condition is expected, true or false (character 9 of'],
  ])('for what it meets is refused with both places: %s', async (require, what) => {
    const config = rule(`    require: ${require}\n`);
    const cwd = folderWith({ [CONFIG]: config, 'off.yaml': `${config}rules: { contoso/x: off }\n`, 'm/gallery.yaml': CLEAN });
    for (const command of ['lint', 'plan', 'report']) {
      const answer = await call([command], { cwd });
      const places = 'gallerist.config.yaml:6:14 contoso/x on version "1.0.0" (m/gallery.yaml:12:19)';
      expectRefusal(answer, cwd, `${places}: ${what}`, 'docs/custom-rules.md');
    }
    // A rule that is off meets nothing.
    expect((await call(['lint', '--config', 'off.yaml'], { cwd })).code).toBe(0);
    expect((await call(['lint', '--rule', 'contoso/x=off'], { cwd })).code).toBe(0);
  });

  it('is suggested by its name', async () => {
    const cwd = folderWith({ [CONFIG]: `${RULES}rules: { contoso/three-region: off }\n`, 'gallery.yaml': CLEAN });
    expectRefusal(
      await call(['lint'], { cwd }),
      cwd,
      '7:10 names the rule "contoso/three-region"',
      'Did you mean "contoso/three-regions"?',
    );
  });

  it('has no options', async () => {
    const cwd = folderWith({ [CONFIG]: `${RULES}rules: { contoso/three-regions: { share: 1 } }\n`, 'gallery.yaml': CLEAN });
    expectRefusal(await call(['lint'], { cwd }), cwd, 'sets "share", which is no option of contoso/three-regions', 'only a severity');
  });
});
