import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { analyze } from '../../src/engine/analyze.ts';
import { RULES } from '../../rules/index.ts';
import { corpora, type CorpusName, documentChunks, ensureCorpus, versionCount } from '../../bench/corpora.mjs';
import schema from '../../schemas/manifest.schema.json' with { type: 'json' };

const names: CorpusName[] = ['small', 'many', 'large', 'large-faulty', 'huge', 'anchors', 'live'];

/** A corpus of the same shape that takes no time: its galleries hold few images. */
function shrunk(name: CorpusName) {
  const spec = corpora[name];
  return { ...spec, files: Math.min(spec.files, 5), galleries: Math.min(spec.galleries, 3), images: Math.min(spec.images, 4) };
}

function textOf(name: CorpusName, fileIndex: number, seed?: number): string {
  return [...documentChunks(shrunk(name), fileIndex, seed)].join('');
}

/** What the az CLI prints of an estate, by the names of the files. */
function azFiles(seed?: number): { name: string; text: string }[] {
  const spec = shrunk('az');
  return Array.from(spec.text?.(spec, seed) ?? [], ({ name, chunks }) => ({ name, text: [...chunks].join('') }));
}

describe('the text of a corpus', () => {
  test.each(names)('%s is the same every time, and another with another seed', (name) => {
    expect(textOf(name, 0)).toBe(textOf(name, 0));
    expect(textOf(name, 0, 2)).not.toBe(textOf(name, 0));
  });

  // Figures of different days are compared: a changed text needs a new `generation`, so that old files are not measured.
  test('is the text of this generation', () => {
    const hash = createHash('sha256');
    for (const name of names) hash.update(textOf(name, 0));
    for (const { name, text } of azFiles()) hash.update(name + text);
    expect(hash.digest('hex').slice(0, 16)).toBe('6595d495754ad82e');
  });

  test('has about 30 lines a version', () => {
    for (const name of names) {
      const spec = shrunk(name);
      const lines = textOf(name, 0).split('\n').length / (versionCount(spec) / spec.files);
      expect(lines, name).toBeGreaterThan(25);
      expect(lines, name).toBeLessThan(45);
    }
  });

  test('uses everything YAML offers in the anchors corpus', () => {
    const text = textOf('anchors', 0);
    for (const construct of [/&\w+ /, /: \*\w+\n/, /<<: \*\w+\n/, /: \|\n/, /: >\n/, /: >-\n/, /\{ \w+: /, / # \w/, /^ +# /m])
      expect(text).toMatch(construct);
  });
});

describe('the az CLI’s lists of a corpus', () => {
  test('are the same every time, and others with another seed', () => {
    expect(azFiles()).toEqual(azFiles());
    expect(azFiles(2)).not.toEqual(azFiles());
  });

  test('name what the same estate in YAML names, with as many replicas', () => {
    const manifest = parse(textOf('live', 0));
    const texts = new Map(azFiles().map(({ name, text }) => [name, text]));
    const listed = (name: string) =>
      (texts.get(name) ?? '')
        .trim()
        .split(/(?<=^\])\n(?=\[)/m)
        .flatMap((text) => JSON.parse(text));
    const replicas = (regions: { regionalReplicaCount: number }[]) => regions.map(({ regionalReplicaCount }) => regionalReplicaCount);
    expect(listed('galleries.json').map(({ name }) => name)).toEqual(manifest.galleries.map(({ name }: { name: string }) => name));
    const images = manifest.galleries.flatMap((gallery: { images: object[] }) => gallery.images);
    expect(listed('images.json').map(({ name }) => name)).toEqual(images.map(({ name }: { name: string }) => name));
    const versions = images.flatMap((image: { versions: object[] }) => image.versions);
    expect(listed('versions.json').map(({ name, publishingProfile }) => [name, replicas(publishingProfile.targetRegions)])).toEqual(
      versions.map(({ name, targetRegions }: { name: string; targetRegions: { regionalReplicaCount: number }[] }) => [
        name,
        replicas(targetRegions),
      ]),
    );
    expect(parse(texts.get('demand.yaml') ?? '').deployments).toEqual(manifest.deployments);
  });
});

describe('the manifests of a corpus', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(schema);

  test.each(names)('%s obeys the schema', (name) => {
    for (let index = 0; index < shrunk(name).files; index++) {
      validate(parse(textOf(name, index), { merge: true, maxAliasCount: -1 }));
      expect(validate.errors).toBeNull();
    }
  });
});

describe('the findings of a corpus', () => {
  /** What the generator puts in, and one piece of advice that an estate of one gallery earns. */
  const expected = ['availability/single-gallery', 'cost/used-size-missing', 'lifecycle/end-of-life-order', 'scaling/too-few-replicas'];

  async function findingsOf(name: CorpusName) {
    const files = Array.from({ length: shrunk(name).files }, (_, index) => ({ path: `${index}.yaml`, text: textOf(name, index) }));
    return (await analyze(files, RULES, { today: '2026-01-01' })).findings;
  }

  test.each(names)('%s has none but those put in', async (name) => {
    for (const { ruleId, message } of await findingsOf(name)) expect(expected, message).toContain(ruleId);
  });

  test('come at the share that was asked for: a fault in one of ten versions', async () => {
    const text = textOf('large-faulty', 0);
    const short = (await findingsOf('large-faulty')).filter(({ ruleId }) => ruleId === 'scaling/too-few-replicas');
    const late = text.split('"2096-12-31"').length - 1;
    const unknownSize = text.match(/sizeGB: 127\n +hostCaching/g)?.length ?? 0;
    for (const count of [short.length, late, unknownSize]) expect(count).toBeGreaterThan(0);
    expect((short.length + late + unknownSize) / versionCount(shrunk('large-faulty'))).toBeCloseTo(0.1, 1);
  });
});

describe('a corpus on disk', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has the files, versions and bytes it says', () => {
    const corpus = ensureCorpus('many', folder);
    const files = readdirSync(corpus.path).map((name) => join(corpus.path, name));
    expect(corpus).toMatchObject({ files: 1000, versions: 20_000 });
    expect(files).toHaveLength(1000);
    expect(corpus.bytes).toBe(files.reduce((sum, file) => sum + statSync(file).size, 0));
    expect(corpus.bytes / 1e6).toBeCloseTo(23.5, 0);
    expect(readFileSync(files[0] ?? '', 'utf8').match(/^ {10}- name: 1\.\d+\.0$/gm)).toHaveLength(20);
  });

  test('is not made twice, unless it was made by another generation', () => {
    const { path } = ensureCorpus('small', folder);
    const file = join(path, readdirSync(path)[0] ?? '');
    writeFileSync(file, 'kept');
    ensureCorpus('small', folder);
    expect(readFileSync(file, 'utf8')).toBe('kept');

    writeFileSync(`${path}.json`, JSON.stringify({ generation: 0 }));
    const { bytes } = ensureCorpus('small', folder);
    expect(statSync(file).size).toBe(bytes);
  });
});
