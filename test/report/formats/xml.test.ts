import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { CLEAN, FAULTY } from '../../cli/call.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { elements, readXml } from './read-back.ts';
import { analysisOf, analysisWith, finding, hostileFindings, print } from './runs.ts';

const JENKINS = readFileSync(new URL('../../fixtures/schemas/jenkins-junit.xsd', import.meta.url), 'utf8');

async function expectToFit(text: string): Promise<void> {
  const { valid, errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: text }], schema: [JENKINS] });
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(valid).toBe(true);
}

/** What the schema of Apache Ant asks for beside that of Jenkins. */
function expectAnt(text: string): void {
  const suites = elements(readXml(text), 'testsuite');
  for (const [index, suite] of suites.entries()) {
    const attributes = Array.from(suite.attributes, ({ name }) => name);
    expect(attributes.sort()).toEqual(['errors', 'failures', 'hostname', 'id', 'name', 'package', 'tests', 'time', 'timestamp']);
    expect(suite.getAttribute('id')).toBe(String(index));
    expect(suite.getAttribute('timestamp')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    const children = Array.from(suite.childNodes).filter(({ nodeType }) => nodeType === 1);
    const order = children.map(({ nodeName }) => nodeName).filter((name, at, names) => name !== names[at - 1]);
    expect(order).toEqual(['properties', 'testcase', 'system-out', 'system-err']);
    const cases = elements(suite, 'testcase');
    expect(suite.getAttribute('tests')).toBe(String(cases.length));
    expect(suite.getAttribute('failures')).toBe(String(elements(suite, 'failure').length));
    for (const testcase of cases) {
      expect(Array.from(testcase.attributes, ({ name }) => name)).toEqual(['name', 'classname', 'time']);
      expect(testcase.childNodes.length).toBeLessThanOrEqual(1);
    }
    for (const failure of elements(suite, 'failure')) expect(failure.hasAttribute('type')).toBe(true);
  }
}

describe('junit', () => {
  it('is refused by the schema when it is wrong', async () => {
    const { valid } = await validateXML({
      xml: [{ fileName: 'a.xml', contents: '<testsuites><testcase/></testsuites>' }],
      schema: [JENKINS],
    });
    expect(valid).toBe(false);
  });

  it('fits the schemas, with a suite a file', async () => {
    const text = await print('junit', await analysisOf({ 'b.yaml': FAULTY, 'a.yaml': 'gallerist: 1\n' }));
    await expectToFit(text);
    expectAnt(text);
    const suites = elements(readXml(text), 'testsuite');
    expect(suites.map((suite) => suite.getAttribute('name'))).toEqual(['a.yaml', 'b.yaml']);
    expect(suites.map((suite) => suite.getAttribute('failures'))).toEqual(['0', '1']);
  });

  it('has a case that passes for a file without findings', async () => {
    const [testcase] = elements(readXml(await print('junit', await analysisOf({ 'a.yaml': CLEAN }))), 'testcase');
    expect(testcase?.getAttribute('name')).toBe('all rules');
    expect(testcase?.childNodes.length).toBe(0);
  });

  it.each([
    ['error', ['error']],
    ['warning', ['error', 'warning']],
    ['info', ['error', 'warning', 'info']],
    ['never', []],
  ] as const)('fails what fails the run, at --fail-on %s', async (failOn, failing) => {
    const analysis = await analysisWith(
      (['error', 'warning', 'info'] as const).map((severity) => finding({ severity, message: severity })),
    );
    const text = await print('junit', analysis, { failOn });
    expectAnt(text);
    const root = readXml(text);
    expect(elements(root, 'failure').map((failure) => failure.getAttribute('type'))).toEqual(failing);
    expect(elements(root, 'testcase')).toHaveLength(3);
    const told = elements(root, 'system-out')[0]?.textContent ?? '';
    for (const severity of ['error', 'warning', 'info'] as const)
      expect(told.includes(`${severity}: ${severity}`)).toBe(!(failing as readonly string[]).includes(severity));
  });

  it('names cases by place, each once, so that they keep their names when lines move', async () => {
    const names = async (text: string) => {
      const analysis = await analysisOf({ 'a.yaml': text });
      const [first] = analysis.findings;
      if (first === undefined) throw new Error('no finding');
      const root = readXml(await print('junit', { ...analysis, findings: [first, { ...first, message: 'other' }] }));
      return elements(root, 'testcase').map((testcase) => testcase.getAttribute('name'));
    };
    const before = await names(FAULTY);
    expect(before).toEqual([
      'naming/gallery-name /galleries/contoso-images/name',
      'naming/gallery-name /galleries/contoso-images/name (2)',
    ]);
    expect(await names(FAULTY.replace('galleries:', '\n# why\ngalleries:'))).toEqual(before);
  });

  it('fits the schemas whatever names say', async () => {
    const text = await print('junit', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    await expectToFit(text);
    expectAnt(text);
    expect(text).not.toContain('<![CDATA[');
    expect(text.replaceAll('<?xml', '')).not.toMatch(/<[!?]/);
  });
});

describe('checkstyle', () => {
  it('has every manifest file, with its findings', async () => {
    const text = await print('checkstyle', await analysisOf({ 'b.yaml': FAULTY, 'a.yaml': 'gallerist: 1\n' }));
    const root = readXml(text);
    expect(root.tagName).toBe('checkstyle');
    expect(root.getAttribute('version')).toBe('4.3');
    expect(elements(root, 'file').map((file) => [file.getAttribute('name'), elements(file, 'error').length])).toEqual([
      ['a.yaml', 0],
      ['b.yaml', 1],
    ]);
    const [error] = elements(root, 'error');
    expect(Array.from(error?.attributes ?? [], ({ name, value }) => [name, value]).filter(([name]) => name !== 'message')).toEqual([
      ['line', '4'],
      ['column', '11'],
      ['severity', 'error'],
      ['source', 'gallerist.naming/gallery-name'],
    ]);
    expect(error?.getAttribute('message')).toContain('"contoso-images"');
  });

  it('is only what Checkstyle writes, whatever names say', async () => {
    const text = await print('checkstyle', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    const root = readXml(text);
    const names = new Set(elements(root, '*').map(({ tagName }) => tagName));
    expect([...names].sort()).toEqual(['error', 'file']);
    const errors = elements(root, 'error');
    expect(errors).toHaveLength(HOSTILE.length);
    for (const error of errors) {
      expect(Array.from(error.attributes, ({ name }) => name)).toEqual(['line', 'column', 'severity', 'message', 'source']);
      expect(error.getAttribute('severity')).toMatch(/^(?:error|warning|info)$/);
    }
  });
});
