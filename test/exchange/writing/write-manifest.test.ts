import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/engine/finding.ts';
import { buildEstate } from '../../../src/estate/build-estate.ts';
import type { Estate } from '../../../src/estate/estate.ts';
import type { Translated } from '../../../src/exchange/translated.ts';
import { writeManifest, type WriteOptions } from '../../../src/exchange/writing/write-manifest.ts';
import { factsOf } from '../../../src/facts/facts.ts';
import { validateManifest } from '../../../src/manifest/validate-manifest.ts';
import { readSources } from '../../../src/source/read-source.ts';
import type { Source, SourceDocument } from '../../../src/source/source.ts';
import { manifest, text } from './arbitrary-manifest.ts';
import { meaningOf } from './meaning-of.ts';

const TIMEOUT = 120_000;

function translatedOf(value: unknown, unknown: readonly Path[] = []): Translated {
  const document: SourceDocument = {
    file: 'a.json',
    index: 0,
    isOneOfMany: false,
    value,
    rangeOf: () => ({ line: 7, column: 1, endLine: 7, endColumn: 2 }),
  };
  return { value, unknown, documentAt: () => document, findings: [] };
}

function written(value: unknown, options: Partial<WriteOptions> & { unknown?: readonly Path[] } = {}): string {
  const { unknown, ...rest } = options;
  return writeManifest(translatedOf(value, unknown), { files: new Map([['a.json', 'an ARM template']]), findings: [], ...rest });
}

async function read(yaml: string): Promise<Source> {
  const [source] = await readSources([{ path: 'written.yaml', text: yaml }]);
  if (source === undefined) throw new Error('nothing was read');
  return source;
}

function estateOfDocument(source: SourceDocument | undefined): Estate {
  if (source === undefined) throw new Error('no document');
  return buildEstate([{ source, faults: validateManifest(source.value).faults }], factsOf('2021-06'));
}

describe('a written manifest', () => {
  it('means what the value means, and is written the same once more', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async (value) => {
        const yaml = written(value);
        const source = await read(yaml);
        expect(source.findings).toEqual([]);
        expect(source.documents).toHaveLength(1);
        expect(validateManifest(value).problems).toEqual([]);
        expect(validateManifest(source.documents[0]?.value).problems).toEqual([]);
        expect(meaningOf(estateOfDocument(source.documents[0]))).toEqual(meaningOf(estateOfDocument(translatedOf(value).documentAt([]))));
        expect(written(source.documents[0]?.value)).toBe(yaml);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the value that it is made of alone', () => {
    fc.assert(
      fc.property(manifest, (value) => {
        const before = structuredClone(value);
        written(value);
        expect(value).toEqual(before);
      }),
    );
  });

  it('is not broken by what files are called or findings say', { timeout: TIMEOUT }, async () => {
    const value = { gallerist: 1, galleries: [{ name: 'g', location: 'westeurope' }] };
    await fc.assert(
      fc.asyncProperty(text, text, text, async (file, other, message) => {
        const finding = {
          ruleId: 'import/unresolved',
          severity: 'warning',
          message,
          file: 'a.json',
          pointer: '/galleries/0/tags',
        } as const;
        const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
        const yaml = written(value, {
          files: new Map([
            [file, other],
            [other, file],
          ]),
          findings: [{ ...finding, ...range, related: [] }],
        });
        const { documents, findings, comments } = await read(yaml);
        expect(findings).toEqual([]);
        expect(documents.map((document) => document.value)).toEqual([value]);
        expect(comments('gallerist-disable')).toEqual([]);
      }),
    );
  });

  it('says once what is shared, leaves out what holds anyway, and keeps the order of the schema', () => {
    const region = (name: string, regionalReplicaCount: number, rest: object = {}) => ({
      name,
      regionalReplicaCount,
      storageAccountType: 'Standard_ZRS',
      excludeFromLatest: false,
      ...rest,
    });
    const version = (name: string) => ({
      name,
      location: 'West Europe',
      replicationMode: 'Full',
      replicaCount: 1,
      storageAccountType: 'Standard_LRS',
      tags: {},
      targetRegions: [region('West Europe', 2), region('East US 2', 2, { excludeFromLatest: true }), region('North Europe', 5)],
      source: { id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/web', kind: 'managedImage' },
    });
    const image = {
      osState: 'Generalized',
      osType: 'Linux',
      location: 'westeurope',
      name: 'web',
      hyperVGeneration: 'V1',
      architecture: 'x64',
      identifier: { publisher: 'Contoso', offer: 'Web', sku: '2022' },
      eula: 'One\n  # Two\n',
      versions: [version('1.10.0'), version('1.9.0')],
    };
    const common = { subscription: 'S', apiVersion: '2021-07-01', cloud: 'AzureCloud' };
    const value = {
      gallerist: 1,
      galleries: [
        { name: 'zeta', ...common, location: 'West Europe', sharingProfile: { permissions: 'Private' }, images: [image] },
        { name: 'alpha', ...common, subscription: 's', location: 'northeurope' },
        { name: 'beta', ...common, subscription: 'T', location: 'northeurope' },
      ],
      deployments: [{ name: 'vm', image: 'zeta/web/latest', region: 'West Europe', subscription: 's', virtualMachines: { count: 1 } }],
    };
    const versionText = (name: string) => `          - name: ${name}
            source:
              kind: managedImage
              id: /subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/web
            replicaCount: 2
            storageAccountType: Standard_ZRS
            targetRegions:
              - westeurope
              - { name: eastus2, excludeFromLatest: true }
              - { name: northeurope, regionalReplicaCount: 5 }
`;
    expect(written(value, { schema: '../gallerist.schema.json' })).toBe(`# yaml-language-server: $schema=../gallerist.schema.json
# Imported by gallerist from a.json (an ARM template)
gallerist: 1
subscription: S
apiVersion: "2021-07-01"

galleries:
  - name: alpha
    location: northeurope

  - name: beta
    subscription: T
    location: northeurope

  - name: zeta
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: "2022" }
        osType: Linux
        osState: Generalized
        hyperVGeneration: V1
        eula: |
          One
            # Two
        versions:
${versionText('1.9.0')}${versionText('1.10.0')}
deployments:
  - name: vm
    image: zeta/web/latest
    region: westeurope
    virtualMachines: { count: 1 }
`);
  });

  it('is written of very many parts, too', async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => index);
    const description = many.map((index) => `line ${index}`).join('\n');
    const targetRegions = many.map((index) => ({ name: `region${index}`, regionalReplicaCount: index + 1 }));
    const image = { name: 'i', versions: [{ name: '1.0.0', source: { id: '/s' }, targetRegions }] };
    const yaml = written({ gallerist: 1, galleries: [{ name: 'g', location: 'westeurope', description, images: [image] }] });
    expect(yaml.split('\n').length).toBeGreaterThan(300_000);
    expect((await read(yaml)).findings).toEqual([]);
  });

  it('lifts no subscription that a deployment without one would take over', () => {
    const gallery = { name: 'g', subscription: 's', location: 'westeurope' };
    const deployment = { name: 'd', image: 'g/i/latest', region: 'westeurope', virtualMachines: 1 };
    expect(written({ gallerist: 1, galleries: [gallery], deployments: [deployment] })).toContain('- name: g\n    subscription: s\n');
  });

  it('tells what no file says, and what could not be resolved, where it would stand', () => {
    const version = { name: '1.0.0', source: { id: 'unknown' }, targetRegions: ['unknown'] };
    const image = {
      name: 'i',
      identifier: { publisher: 'unknown', offer: 'unknown', sku: 'unknown' },
      osType: 'Linux',
      osState: 'Generalized',
      versions: [version, { ...version, name: '1.1.0', targetRegions: ['westeurope'] }],
    };
    const at = ['galleries', 0, 'images', 0];
    const range = { line: 12, column: 1, endLine: 12, endColumn: 5 };
    const message = 'the parameter "count" has no value';
    const yaml = written(
      { gallerist: 1, galleries: [{ name: 'g', location: 'unknown', images: [image] }] },
      {
        unknown: [
          ['galleries', 0, 'location'],
          ...['identifier', 'osType', 'osState'].map((key) => [...at, key]),
          [...at, 'versions', 0],
          [...at, 'versions', 1, 'source'],
        ],
        findings: [
          {
            ruleId: 'import/unresolved',
            severity: 'warning',
            message,
            file: 'a.json',
            ...range,
            related: [],
            pointer: '/galleries/0/images/0/versions/0/targetRegions/0/regionalReplicaCount',
          },
        ],
      },
    );
    expect(yaml).toBe(`# Imported by gallerist from a.json (an ARM template)
gallerist: 1

galleries:
  # location: not known from the imported files
  - name: g
    images:
      # identifier, osType, osState: not known from the imported files
      - name: i
        versions:
          # source, targetRegions: not known from the imported files
          # unresolved: the parameter "count" has no value (a.json:12)
          - name: 1.0.0
          # source: not known from the imported files
          - name: 1.1.0
            source: {}
            targetRegions:
              - westeurope
`);
  });

  it('tells what could not be resolved outside of all entities above them, as far as that is of help', () => {
    const range = { line: 3, column: 1, endLine: 3, endColumn: 5 };
    const findings = Array.from({ length: 22 }, (_, index) => ({
      ruleId: 'import/unresolved',
      severity: 'warning' as const,
      message: `parameter ${index}`,
      file: 'a.json',
      ...range,
      pointer: `/parameters/${index}`,
      related: [],
    }));
    const lines = written({ gallerist: 1 }, { findings }).split('\n');
    expect(lines.slice(0, 2)).toEqual(['# Imported by gallerist from a.json (an ARM template)', '# unresolved: parameter 0 (a.json:3)']);
    expect(lines.slice(20)).toEqual(['# unresolved: parameter 19 (a.json:3)', '# - and 2 more', 'gallerist: 1', '']);
  });

  it('names the file of what is from another one than the part before it', () => {
    const image = (name: string) => ({
      name,
      identifier: { publisher: 'p', offer: 'o', sku: name },
      osType: 'Linux',
      osState: 'Generalized',
    });
    const value = { gallerist: 1, galleries: [{ name: 'g', location: 'westeurope', images: [image('a'), image('b'), image('c')] }] };
    const translated = translatedOf(value);
    const fileAt = (path: Path) => (path.length < 3 ? 'galleries.json' : path[3] === 2 ? 'c.json' : 'images.json');
    const files = new Map(['galleries.json', 'images.json', 'c.json'].map((file) => [file, 'az']));
    const yaml = writeManifest(
      { ...translated, documentAt: (path) => ({ ...translated.documentAt(path), file: fileAt(path) }) },
      { files, findings: [] },
    );
    expect(yaml.split('\n').filter((line) => line.includes('# '))).toEqual([
      '# Imported by gallerist from',
      '# - galleries.json (az)',
      '# - images.json (az)',
      '# - c.json (az)',
      '  # from galleries.json:7',
      '      # from images.json:7',
      '      # from c.json:7',
    ]);
  });
});
