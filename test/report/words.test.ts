import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import type { Analysis } from '../../src/engine/analyze.ts';
import { factsOf, EDITION_IDS } from '../../src/facts/facts.ts';
import { costTable } from '../../src/report/cost-table.ts';
import { editionFacts } from '../../src/report/edition-facts.ts';
import { planTable } from '../../src/report/plan-table.ts';
import { render } from '../../src/report/render.ts';
import { longDate, longMonth } from '../../src/report/words/dates.ts';
import { EN } from '../../src/report/words/en.ts';
import { JA } from '../../src/report/words/ja.ts';
import { KO } from '../../src/report/words/ko.ts';
import { analysisOf, analysisOfText } from './analysis-of.ts';
import { RICH } from './rich-estate.ts';

const TEMPLATES = ['replication', 'cost', 'findings', 'full'] as const;
const FORMATS = ['markdown', 'html', 'text'] as const;
const ENDINGS = { markdown: 'md', html: 'html', text: 'txt' } as const;

/** Every message of a catalogue with its path. */
function* messagesOf(value: unknown, path = ''): Generator<[path: string, message: string | ((...values: never[]) => string)]> {
  if (typeof value === 'string' || typeof value === 'function') yield [path, value as string];
  else if (value instanceof Map) for (const [key, message] of value) yield [`${path}.<${key}>`, message];
  else if (typeof value === 'object' && value !== null)
    for (const [key, message] of Object.entries(value)) yield* messagesOf(message, path === '' ? key : `${path}.${key}`);
}

/** What messages are called with that take more than figures and names. */
const SHEET = { name: '«name»', asOf: '«asOf»', rate: '«rate»' };
const ENDS = { low: '«low»', likely: '«likely»', high: '«high»' };
const AMOUNTS = { total: '«total»', storage: '«storage»', egress: '«egress»' };
const FORMULA = { text: '«formula»', isRoundedUp: true };
const VALUES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  date: [['2026-11-21']],
  month: [['2026-11']],
  list: [[['«one»']], [['«one»', '«two»']], [['«one»', '«two»', '«three»']]],
  'cost.prices': [[SHEET, '«currency»']],
  'cost.tableCaption': [['«currency»', SHEET]],
  'cost.range': [[ENDS, '«currency»', 7]],
  'cost.rangeOnce': [[ENDS, '«currency»']],
  'cost.rangeBasis': [[ENDS, 7, '«origin»']],
  'cost.rangeOrigins.estate': [
    ['«low»', '«likely»', 7, '«os»'],
    ['«low»', '«likely»', 7, undefined],
  ],
  'cost.rangeOrigins.documentation': [[{ usedGB: 11, sizeGB: 12, source: '«source»', asOf: '«asOf»' }]],
  'forecast.headline': [[AMOUNTS, '«currency»', 12, '«until»']],
  'forecast.change': [[{ versions: 11, storage: '«before»' }, { versions: 12, storage: '«after»' }, '«currency»', '«until»']],
  'forecast.moving': [
    [11, 11, '«perMonth»'],
    [11, 12, '«perMonth»'],
  ],
  'savings.and': [[['«one»']], [['«one»', '«two»']]],
  'savings.superseded': [['«version»', ['«one»', '«two»'], ['«kept»']]],
  'replication.step': [
    [{ kind: 'virtualMachines', count: 11, formula: FORMULA, replicas: 13 }],
    [{ kind: 'scaleSets', count: 11, instances: 12, formula: FORMULA, replicas: 13 }],
    [{ kind: 'busiestWindow', windows: 11, window: '«window»' }],
    [{ kind: 'busiestWindow', windows: 11, window: '' }],
    [{ kind: 'headroom', headroom: 0.2, need: 12, replicas: 15 }],
    [{ kind: 'heldAtLimit', limit: 11 }],
  ],
};

/** A message as it comes out, with a name or a figure for each thing it is given. */
function samplesOf(path: string, message: string | ((...values: never[]) => string)): string[] {
  if (typeof message === 'string') return [message];
  const lists = VALUES[path] ?? [Array.from({ length: message.length }, (_, index) => 211 + 101 * index)];
  return lists.map((values) => message(...(values as never[])));
}

/** What a text says beside its words: names, figures and, in texts for scripts, the places of figures. One may be a word. */
const placeholdersIn = (text: string) =>
  [...new Set(text.match(/«\w+»|\{\w+\}|\d+(?:[-.,]\d+)*/g))].filter((found) => found !== '1').toSorted();

describe.each([
  ['ja', JA],
  ['ko', KO],
])('the catalogue %s', (_, words) => {
  const english = new Map(messagesOf(EN));
  const own = [...messagesOf(words)].filter(([path]) => !/^(?:facts\.(?:scopes|documents)|findings\.ruleTitles)\./.test(path));

  it('has the messages of the English one, each in its own words', () => {
    expect(own.map(([path]) => path)).toEqual([...english.keys()]);
    const same = own.filter(([path, message]) => typeof message === 'string' && message === english.get(path) && /[a-z]{2}/.test(message));
    expect(same.map(([path]) => path)).toEqual([]);
  });

  it('says all that English says', () => {
    for (const [path, message] of own) {
      // A date has its figures in another order, and a month's name is a figure.
      if (path === 'date' || path === 'month' || path.startsWith('editions')) continue;
      const theirs = samplesOf(path, english.get(path) ?? '');
      const ours = samplesOf(path, message);
      expect([path, ours.map(placeholdersIn)]).toEqual([path, theirs.map(placeholdersIn)]);
      expect(ours.join(''), path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('leaves no blank where a sentence ends or begins', () => {
    for (const [path, message] of own)
      if (!/comma|between|join|Before|After/.test(path))
        for (const text of samplesOf(path, message)) expect([path, text]).toEqual([path, text.trim()]);
  });

  it('has a title for every rule there is', () => {
    expect([...words.findings.ruleTitles.keys()]).toEqual([...ENGINE_RULES, ...RULES].map(({ id }) => id));
    for (const [id, title] of words.findings.ruleTitles)
      expect(title, id).toMatch(/^(?=.*(?:\p{Script=Hiragana}|\p{Script=Hangul})).*[^.。]$/u);
  });

  it('has words for what every edition says of replicas', () => {
    for (const edition of EDITION_IDS) {
      for (const { statement, title } of editionFacts(factsOf(edition), words))
        expect(`${statement} ${title}`).not.toMatch(/\b(?!VM|Azure|Compute|Gallery)[A-Za-z]+/);
    }
  });
});

describe('dates', () => {
  it.each([
    ['en-GB', '21 November 2026', 'November 2026'],
    ['ja-JP', '2026年11月21日', '2026年11月'],
    ['ko-KR', '2026년 11월 21일', '2026년 11월'],
  ])('in %s', (locale, date, month) => {
    expect([longDate('2026-11-21', locale), longMonth('2026-11', locale)]).toEqual([date, month]);
    expect([longDate('soon', locale), longMonth('', locale)]).toEqual(['soon', '']);
  });
});

let rich: Analysis;
beforeAll(async () => {
  const analysis = await analysisOfText(RICH, { sizing: { headroom: 0.2 } });
  // What rules say is in English in every language, and is not what is looked at here.
  const quiet = analysis.findings.map((finding) => ({
    ...finding,
    message: '«message»',
    related: finding.related.map((place) => ({ ...place, message: '«message»' })),
    ...(finding.fix === undefined ? {} : { fix: { ...finding.fix, title: '«fix»' } }),
  }));
  rich = { ...analysis, findings: quiet, suppressed: 2 };
});

/** Names in the estate, ids, terms and units that are the same in every language. */
const IDENTIFIERS = new RegExp(
  [
    String.raw`https?://[^\s<>")]+`,
    String.raw`gallerist(?: (?:lint|plan|cost|report)(?: -[a-z-]+(?: json| csv)?)*)?`,
    String.raw`manifest\.yaml|learn\.microsoft\.com|test-sheet`,
    String.raw`(?:scaling|availability|naming|schema)/[a-z-]+`,
    '«(?:message|fix)»',
    String.raw`(?:Premium|Standard|StandardSSD|PremiumV2)_[LZ]RS`,
    'contosoImages|payroll-backend|payroll-web|tools|elsewhere|latest|releases|versionsPerMonth|alpha|beta|payroll|web|costCenter|night|month-end|mars|finance',
    'westeurope|northeurope|eastus|swedencentral|japaneast|brazilsouth',
    'West Europe|North Europe|East US|Sweden Central|Japan East|Brazil South',
    'Shared Image Gallery|Azure Compute Gallery|Azure|API|KO21|SIG',
    'VMs?|GB|USD|EUR|Shallow|ceil|vms|instances|production|Linux|Windows',
  ].join('|'),
  'g',
);

/** Words of two Latin letters or more that are no identifiers, with what follows. */
function englishIn(text: string): string[] {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      .replaceAll(IDENTIFIERS, ' ')
      .match(/[A-Za-z]{2,}.{0,40}/g) ?? []
  );
}

/** The text of a document that a reader sees or hears. */
function visible(text: string, format: (typeof FORMATS)[number]): string {
  if (format !== 'html') return text.replaceAll(/^ *\d+ \| .*$|^ *= .*$/gm, '').replaceAll('<br>', ' ');
  const spoken = Array.from(
    text.matchAll(/ (?:title|aria-label|data-(?!kind|cells|ranks|rest|rows-of|row\b|first|severity)[a-z-]+)="([^"]*)"/g),
    ([, value = '']) => value,
  );
  const shown = text
    .replaceAll(/<(style|script)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<pre>[\s\S]*?<\/pre>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ');
  return `${spoken.join('\n')}\n${shown}`.replaceAll(/&#?\w+;/g, ' ').replaceAll(/\{[a-z]+\}/g, ' ');
}

describe.each([
  ['ja', JA],
  ['ko', KO],
])('reports in %s', (_, words) => {
  it.each(TEMPLATES)('hold no English: %s', (template) => {
    for (const format of FORMATS) {
      for (const most of [2, 200]) {
        const text = englishIn(visible(render(rich, { template, format, words, most }), format));
        expect([format, text]).toEqual([format, []]);
      }
    }
  });

  it('hold no English: forecast', async () => {
    const analysis = await analysisOf('forecast.yaml');
    for (const format of FORMATS) {
      const text = englishIn(visible(render(analysis, { template: 'forecast', format, words }), format));
      expect([format, text]).toEqual([format, []]);
    }
  });

  it.each([planTable, costTable])('hold no English: the table of %o', (table) => {
    expect(englishIn(table(rich, { color: false, columns: 200, isQuiet: false, words }))).toEqual([]);
  });
});

describe.each([
  ['ja', JA],
  ['ko', KO],
])('the report in %s', (language, words) => {
  it.each(FORMATS)('as %s', async (format) => {
    const text = render(await analysisOf('payroll.yaml', 'training.yaml'), { template: 'full', format, words });
    await expect(text).toMatchFileSnapshot(`golden/full.${language}.${ENDINGS[format]}`);
  });

  it('keeps its tables aligned and within 80 columns, where wide characters take two', async () => {
    const { displayWidth } = await import('../../src/report/display-width.ts');
    const text = render(rich, { template: 'full', format: 'text', words });
    for (const line of text.split('\n')) expect([line, displayWidth(line) <= 82]).toEqual([line, true]);
  });
});

describe('every message', () => {
  const sources = readdirSync('src/report', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/words[\\/](?:en|ja|ko)\.ts$/.test(path))
    .map((path) => readFileSync(`src/report/${path}`, 'utf8'))
    .join('\n');
  const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => readFileSync(`templates/${path}`, 'utf8'));

  it('of a template is printed by one', () => {
    const unused = [...messagesOf(EN.template)].filter(([path]) => !templates.some((text) => printsWord(text, path)));
    expect(unused.map(([path]) => path)).toEqual([]);
  });

  it('is asked for', () => {
    const unused = [...messagesOf(EN)].filter(([path]) => !path.startsWith('template.') && !isAskedFor(path, sources));
    expect(unused.map(([path]) => path)).toEqual([]);
  });
});

/** By its whole path, or by its name within a block of its part. */
function printsWord(text: string, path: string): boolean {
  const at = path.lastIndexOf('.');
  const [part, name] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)];
  if (text.includes(`words.${path}`) || (part === 'headings' && text.includes(`words.capitals.${name}`))) return true;
  const blocks = text.matchAll(new RegExp(`\\{\\{#with (?:@root\\.)?words\\.${part}\\}\\}([\\s\\S]*?)\\{\\{/with\\}\\}`, 'g'));
  return Array.from(blocks).some(([, block = '']) => block.includes(`{{${name}}}`));
}

/** By its name, or by a value among its neighbours. */
function isAskedFor(path: string, sources: string): boolean {
  const [group = '', name = ''] = path.split('.').slice(-2);
  if (path.includes('.') && new RegExp(`\\b${group}(?:\\[|\\.get\\()`).test(sources)) return true;
  return new RegExp(`\\b${name === '' ? group : name}\\b`).test(sources);
}
