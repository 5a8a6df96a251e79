import { describe, expect, it } from 'vitest';
import { jobSummary } from '../../../src/report/job-summary.ts';
import { FAULTY } from '../../cli/call.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { readMarkdownTables, readWorkflowCommands } from './read-back.ts';
import { analysisOf, analysisWith, DISPLAY, finding, hostileFindings, print } from './runs.ts';

describe('github', () => {
  it('annotates the place', async () => {
    const text = await print('github', await analysisOf({ 'a.yaml': FAULTY }));
    expect(text).toBe(
      '::error file=a.yaml,line=4,endLine=4,col=11,title=naming/gallery-name::gallery name "contoso-images" holds "-", letters, digits, "." and "_" are allowed\n',
    );
  });

  it('leaves the column out where the place has several lines, which GitHub refuses', async () => {
    const text = await print('github', await analysisWith([finding({ endLine: 6 })]));
    expect(text).toContain('line=4,endLine=6,title=');
    expect(text).not.toContain('col=');
  });

  it('has its own words for severities', async () => {
    const text = await print(
      'github',
      await analysisWith((['error', 'warning', 'info'] as const).map((severity) => finding({ severity }))),
    );
    expect(readWorkflowCommands(text).map(({ command }) => command)).toEqual(['error', 'warning', 'notice']);
  });

  it.each([
    ['message', { message: '100 % sure: a, b' }, '::100 %25 sure: a, b\n'],
    ['message with an escape', { message: '%0A%25' }, '::%250A%2525\n'],
    ['title', { ruleId: 'a:b,c%' }, ',title=a%3Ab%2Cc%25::'],
    ['file', { file: 'a,b:c%0A.yaml' }, '::error file=a%2Cb%3Ac%250A.yaml,line='],
    ['double colon', { message: '::error::x' }, '::::error::x\n'],
  ])('escapes in the %s', async (_, changes, written) => {
    expect(await print('github', await analysisWith([finding(changes)]))).toContain(written);
  });

  it('puts other places and fixes on lines of their own', async () => {
    const related = [{ file: 'b.yaml', line: 3, column: 9, endLine: 3, endColumn: 12, message: 'first used here' }];
    const fix = { safe: false, title: 'call it otherwise', edits: [] };
    const [command] = readWorkflowCommands(await print('github', await analysisWith([finding({ related, fix })])));
    expect(command?.data).toBe('a message\nb.yaml:3:9 first used here\npossible fix: call it otherwise');
  });

  it('gives no command but its own, whatever names say', async () => {
    const text = await print('github', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    expect(text).not.toContain('\r');
    const commands = readWorkflowCommands(text);
    expect(commands).toHaveLength(HOSTILE.length);
    for (const { command, properties } of commands) {
      expect(command).toMatch(/^(?:error|warning|notice)$/);
      expect(Object.keys(properties)).toEqual(['file', 'line', 'endLine', 'col', 'title']);
      expect([properties['line'], properties['endLine'], properties['col']]).toEqual(['4', '4', '11']);
    }
  });

  it('says only errors when it is quiet', async () => {
    const analysis = await analysisWith([finding(), finding({ severity: 'warning' })]);
    expect(readWorkflowCommands(await print('github', analysis, {}, { isQuiet: true }))).toHaveLength(1);
  });
});

describe('the summary of a GitHub job', () => {
  it('lists the findings', async () => {
    const summary = jobSummary(await analysisOf({ 'a.yaml': FAULTY }), DISPLAY);
    expect(summary).toContain('1 error in 1 file');
    expect(readMarkdownTables(summary).flatMap(({ rows }) => rows.map((row) => row[0]))).toContain('4:11');
  });

  it('stays below what GitHub takes, and still says how many there are', async () => {
    const message = '\u202e|'.repeat(1_000);
    const summary = jobSummary(
      await analysisWith(Array.from({ length: 5_000 }, (_, index) => finding({ line: index + 1, message }))),
      DISPLAY,
    );
    expect(new TextEncoder().encode(summary).length).toBeLessThan(1_048_576);
    expect(summary).toContain('5,000 errors');
    expect(summary).toMatch(/and [\d,]+ more findings/);
  });
});
