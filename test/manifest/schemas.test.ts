import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import editions from '../../src/facts/editions.json' with { type: 'json' };
import { EXPLAINED_KEYWORDS } from '../../src/manifest/explain-errors.ts';
import { formats } from '../../src/manifest/formats.ts';
import configSchema from '../../schemas/config.schema.json' with { type: 'json' };

type Schema = { [keyword: string]: unknown; properties?: Record<string, Schema>; $defs?: Record<string, Schema> };

/** What people write; the rest is what programs read. */
const INPUTS = ['manifest', 'config', 'prices'];
const OUTPUTS = [
  'lint-output',
  'plan-output',
  'cost-output',
  'forecast-output',
  'prices-output',
  'optimize-output',
  'diff-output',
  'report-view',
];
const read = (name: string): Schema => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;

/** Every schema in a schema, with the JSON pointer to it. */
function* schemasIn(schema: Schema, pointer = ''): Generator<{ schema: Schema; pointer: string; isProperty: boolean }> {
  yield { schema, pointer, isProperty: /\/properties\/[^/]+$/.test(pointer) && !pointer.includes('/else/') && !pointer.includes('/if/') };
  for (const keyword of ['properties', 'patternProperties', '$defs'] as const) {
    for (const [key, part] of Object.entries((schema[keyword] ?? {}) as Record<string, Schema>)) {
      yield* schemasIn(part, `${pointer}/${keyword}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
  for (const keyword of ['items', 'additionalProperties', 'if', 'then', 'else']) {
    const part = schema[keyword];
    if (typeof part === 'object' && part !== null) yield* schemasIn(part as Schema, `${pointer}/${keyword}`);
  }
}

/** Of a view that has many layers, the innermost give examples: all of it would be said in every layer again. */
function holdsMore({ type, $ref, oneOf, items }: Schema): boolean {
  const isList = type === 'array' && (items as Schema)['type'] !== 'string';
  return type === 'object' || oneOf !== undefined || isList || ($ref !== undefined && !isEnumeration(String($ref)));
}

function isEnumeration(reference: string): boolean {
  return read('report-view').$defs?.[reference.slice('#/$defs/'.length)]?.['enum'] !== undefined;
}

it('has a file for each schema that programs may ask for', () => {
  const files = readdirSync('schemas').filter((name) => name.endsWith('.schema.json'));
  expect(files.toSorted()).toEqual([...INPUTS, ...OUTPUTS].map((name) => `${name}.schema.json`).toSorted());
});

describe.each([...INPUTS, ...OUTPUTS])('%s', (name) => {
  const schema = read(name);
  const parts = [...schemasIn(schema)];
  const ajv = new Ajv2020({ allowUnionTypes: true, formats, strict: true });
  ajv.addSchema(schema);

  it('is a schema of draft 2020-12 with its own address', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema['$id']).toBe(`https://gallerist.dev/schemas/${name}.schema.json`);
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('describes every property and gives examples of it', () => {
    const properties = parts.filter(({ isProperty }) => isProperty);
    expect(properties.length).toBeGreaterThan(5);
    const poor = properties.filter(({ schema: part }) => {
      const { description, examples } = part;
      const hasExamples = (Array.isArray(examples) && examples.length > 0) || (name === 'report-view' && holdsMore(part));
      return typeof description !== 'string' || !/^[A-Za-z].*\.$/.test(description) || !hasExamples;
    });
    expect(poor.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('names and describes every definition, by the name it is referred to', () => {
    for (const [key, { title, description }] of Object.entries(schema.$defs ?? {})) {
      expect(title).toBe(key);
      expect(description).toMatch(/^[A-Za-z].*\.$/);
    }
  });

  it('gives examples and defaults that are valid', () => {
    const wrong: string[] = [];
    for (const { schema: part, pointer } of parts) {
      const values = [...((part['examples'] ?? []) as unknown[]), ...('default' in part ? [part['default']] : [])];
      if (values.length === 0) continue;
      const validate = ajv.getSchema(`${schema['$id'] as string}#${encodeURI(pointer)}`);
      if (validate === undefined) throw new Error(`nothing at ${pointer}`);
      for (const value of values)
        if (!validate(value)) wrong.push(`${pointer}: ${JSON.stringify(value)} ${ajv.errorsText(validate.errors)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('refers to definitions only, and to each of them', () => {
    const text = JSON.stringify(schema);
    const referred = new Set([...text.matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map((match) => match[1]));
    expect(text.match(/"\$ref":/g)?.length).toBe(text.match(/"\$ref":"#\/\$defs\/\w+"/g)?.length);
    expect(Object.keys(schema.$defs ?? {}).filter((key) => !referred.has(key))).toEqual([]);
  });
});

describe.each(INPUTS)('%s', (name) => {
  const parts = [...schemasIn(read(name))];

  it('refuses unknown keys in every object', () => {
    const objects = parts.filter(({ schema }) => schema.properties !== undefined && !('then' in schema));
    const open = objects.filter(({ schema, pointer }) => schema['additionalProperties'] === undefined && !/\/(if|else)$/.test(pointer));
    expect(open.map(({ pointer }) => pointer)).toEqual([]);
  });

  it('uses no keyword whose errors have no words', () => {
    const silent = new Set(
      '$schema $id $ref $defs title description examples default properties patternProperties items then else'.split(' '),
    );
    const used = new Set(parts.flatMap(({ schema }) => Object.keys(schema)));
    expect([...used].filter((keyword) => !silent.has(keyword) && !EXPLAINED_KEYWORDS.has(keyword))).toEqual([]);
  });

  it('keeps forms of text in definitions, where their descriptions are the expectation', () => {
    const forms = parts.filter(({ schema }) => 'pattern' in schema || 'format' in schema);
    for (const { pointer, schema } of forms) {
      expect(pointer).toMatch(/^\/\$defs\/\w+$/);
      expect(schema['description']).toMatch(/^An? /);
    }
  });

  it('keeps whole numbers within 32 bits and other numbers within bounds', () => {
    const numbers = parts.filter(({ schema }) => ['integer', 'number'].some((type) => [schema['type']].flat().includes(type)));
    const free = numbers.filter(({ schema, pointer }) => {
      return typeof schema['maximum'] !== 'number' && !pointer.endsWith('RuleSetting/additionalProperties') && !pointer.endsWith('/Amount');
    });
    expect(free.map(({ pointer }) => pointer)).toEqual([]);
  });
});

it('offers the editions that there are', () => {
  expect(configSchema.properties.edition.enum).toEqual(editions.editions.map(({ id }) => id));
  expect(configSchema.properties.edition.default).toBe(editions.default);
});
