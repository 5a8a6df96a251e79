import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import schema from '../../schemas/report-view.schema.json' with { type: 'json' };
import type { Analysis } from '../../src/engine/analyze.ts';
import { VIEWS } from '../../src/report/render.ts';
import { reportData } from '../../src/report/report-data.ts';
import { LANGUAGES } from '../../src/report/words/language.ts';
import { type Words, wordsOf } from '../../src/report/words/words.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';
import { RICH } from './rich-estate.ts';

type Schema = { [keyword: string]: unknown };

const TEMPLATES = ['replication', 'cost', 'forecast', 'findings', 'full'] as const;
const validate = new Ajv2020({ allowUnionTypes: true, strict: true, allErrors: true }).compile(schema);

const SAMPLES = readdirSync('samples', { recursive: true, encoding: 'utf8' }).filter((path) => /^\w+.*\/.*\.yaml$/.test(path));

/** Estates of all kinds. */
async function estates(): Promise<Record<string, Analysis>> {
  const found: Record<string, Analysis> = {
    rich: await analysisOfText(RICH),
    payroll: await analysisOf('payroll.yaml', 'training.yaml'),
    hostile: await analysisOf('hostile.yaml'),
    empty: await analysisOfText('gallerist: 1\n'),
    many: await analysisOfText(manyVersions(300)),
  };
  for (const path of SAMPLES) found[path] = await analysisOfText(readFileSync(`samples/${path}`, 'utf8'));
  return found;
}

let analyses: [name: string, analysis: Analysis][];
let catalogues: Words[];
beforeAll(async () => {
  analyses = Object.entries(await estates());
  catalogues = await Promise.all(LANGUAGES.map(wordsOf));
}, 60_000);

/** What a program reads: fields that are made when they are asked for are there too. */
const asData = (view: object): unknown => JSON.parse(JSON.stringify(view));

describe('schemas/report-view.schema.json', () => {
  it.each(TEMPLATES)(
    'is obeyed by the view of %s of every estate in every language',
    (template) => {
      for (const [name, analysis] of analyses) {
        for (const words of catalogues) {
          for (const options of [{}, { most: 3 }, { most: Number.POSITIVE_INFINITY }]) {
            const isValid = validate(asData(VIEWS[template](analysis, words, options)));
            expect([name, words.language, isValid, ...(validate.errors ?? [])]).toEqual([name, words.language, true]);
          }
        }
      }
    },
    60_000,
  );

  it('has no property that no view has', () => {
    const seen = new Set<string>();
    for (const [, analysis] of analyses) {
      for (const most of [3, Number.POSITIVE_INFINITY])
        note(asData(VIEWS.full(analysis, catalogues[0] as Words, { most, forecast: { by: { dimension: 'region' } } })), schema, '', seen);
    }
    expect(propertiesIn(schema, '#').filter((pointer) => !seen.has(pointer))).toEqual([]);
  }, 60_000);

  it('refuses what no view has', () => {
    const view = asData(VIEWS.full(analyses[0]?.[1] as Analysis, catalogues[0] as Words, {})) as { cost: object };
    expect(validate(view)).toBe(true);
    expect(validate({ ...view, cost: { ...view.cost, headlines: '' } })).toBe(false);
    expect(validate({ ...view, cost: { ...view.cost, hasLines: 'yes' } })).toBe(false);
    expect(validate({ ...view, title: undefined })).toBe(false);
  });
});

describe('report --data', () => {
  it('is the view with all rows, the same each time', async () => {
    const many = await analysisOfText(manyVersions(300));
    const text = reportData(many, 'full', catalogues[0] as Words);
    expect(text).toBe(reportData(await analysisOfText(manyVersions(300)), 'full', catalogues[0] as Words));
    const { cost, replication } = JSON.parse(text);
    expect(cost.images[0].lines).toHaveLength(600);
    expect([cost.rest, replication.more]).toEqual([null, '']);
  });
});

/** Where each property of the schema is defined: `#/$defs/CostView/properties/headline`. */
function propertiesIn(part: unknown, pointer: string): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const below = `${pointer}/${key}`;
    return [...(pointer.endsWith('/properties') ? [below] : []), ...(key === 'examples' ? [] : propertiesIn(value, below))];
  });
}

/** Goes through a value and its schema together, and keeps where the properties it has are defined. */
function note(value: unknown, part: Schema, pointer: string, seen: Set<string>): void {
  if (value === null || value === undefined) return;
  const reference = part['$ref'];
  if (typeof reference === 'string') {
    const name = reference.slice('#/$defs/'.length);
    note(value, (schema.$defs as Record<string, Schema>)[name] ?? {}, `#/$defs/${name}`, seen);
  } else if (Array.isArray(part['oneOf'])) {
    note(value, part['oneOf'][0] as Schema, `${pointer}/oneOf/0`, seen);
  } else if (Array.isArray(value)) {
    for (const item of value) note(item, part['items'] as Schema, `${pointer}/items`, seen);
  } else if (typeof value === 'object') {
    for (const [key, property] of Object.entries((part['properties'] ?? {}) as Record<string, Schema>)) {
      const held = (value as Record<string, unknown>)[key];
      if (held === undefined) continue;
      const below = `${pointer === '' ? '#' : pointer}/properties/${key}`;
      seen.add(below);
      note(held, property, below, seen);
    }
  }
}
