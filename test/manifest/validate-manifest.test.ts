import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Path } from '../../src/engine/finding.ts';
import { MAX_PROBLEMS, type SchemaProblem, type SchemaRuleId } from '../../src/manifest/explain-errors.ts';
import { validateManifest } from '../../src/manifest/validate-manifest.ts';

type Json = { [key: string]: unknown };

const SOURCE = { kind: 'managedImage', id: '/subscriptions/x' };
const version = (more: Json = {}) => ({ name: '1.0.0', source: SOURCE, targetRegions: ['westeurope'], ...more });
const image = (more: Json = {}) => ({
  name: 'backend',
  identifier: { publisher: 'Contoso', offer: 'Finance', sku: 'Backend' },
  osType: 'Linux',
  osState: 'Generalized',
  ...more,
});
const gallery = (more: Json = {}) => ({ name: 'contoso', location: 'westeurope', ...more });
const deployment = (more: Json = {}) => ({ name: 'night', image: 'contoso/backend/latest', region: 'westeurope', ...more });

const inGallery = (more: Json) => ({ gallerist: 1, galleries: [gallery(more)] });
const inImage = (more: Json) => inGallery({ images: [image(more)] });
const inVersion = (more: Json) => inImage({ versions: [version(more)] });
const inDeployment = (more: Json) => ({ gallerist: 1, deployments: [deployment(more)] });

const GALLERY: Path = ['galleries', 0];
const IMAGE: Path = [...GALLERY, 'images', 0];
const VERSION: Path = [...IMAGE, 'versions', 0];
const DEPLOYMENT: Path = ['deployments', 0];

const without = (value: Json, key: string) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const only = (document: unknown): SchemaProblem => {
  const { problems } = validateManifest(document);
  expect(problems.map(({ message }) => message)).toHaveLength(1);
  return problems[0] as SchemaProblem;
};

describe('what fits the schema', () => {
  it('is a manifest with everything in it', () => {
    expect(validateManifest(parse(readFileSync('test/manifest/complete.yaml', 'utf8')))).toEqual({ problems: [], faults: [] });
  });

  it.each([
    ['nothing but the marker', { gallerist: 1 }],
    ['keys that begin with x-', { gallerist: 1, 'x-': null, 'x-anchors': { deep: [{ gallerist: 'two' }] } }],
    ['a resource group by its name', inGallery({ resourceGroup: 'rg' })],
    ['a resource group with its location', inGallery({ resourceGroup: { name: 'rg', location: 'westeurope' } })],
    ['no target regions', inVersion({ targetRegions: [] })],
    ['a number of virtual machines', inDeployment({ virtualMachines: 0 })],
    ['described virtual machines', inDeployment({ virtualMachines: { count: 2_147_483_647 } })],
    ['whole numbers written with a fraction', inVersion({ replicaCount: 2.0 })],
    ['an empty identifier part, which a rule judges', inImage({ identifier: { publisher: '', offer: '', sku: '' } })],
    ['a version name of any form, which a rule judges', inVersion({ name: 'latest' })],
    ['tags by the names of what every object has', inGallery({ tags: { constructor: 'a', toString: 'b', 'a/b~c': 'd' } })],
    ['a leap day', inImage({ endOfLifeDate: '2028-02-29' })],
    ['a path where the VHD is local', inVersion({ source: { kind: 'localVhd', uri: '../payroll.vhd' } })],
    ['an object without a prototype', Object.assign(Object.create(null) as Json, { gallerist: 1 })],
  ])('is %s', (_, document) => {
    expect(validateManifest(document)).toEqual({ problems: [], faults: [] });
  });
});

/** Fragment, rule, path, message; the fault where it is another node. */
type Row = [what: string, document: unknown, ruleId: SchemaRuleId, path: Path, message: string, fault?: Path];

const REQUIRED: Row[] = [
  ['a gallery without name', inGallery({ name: undefined }), 'schema/required', GALLERY, 'a gallery has no name', [...GALLERY, 'name']],
  [
    'a gallery without location',
    { gallerist: 1, galleries: [{ name: 'x' }] },
    'schema/required',
    [...GALLERY, 'name'],
    'gallery "x" has no location',
    [...GALLERY, 'location'],
  ],
  ...(['identifier', 'osType', 'osState'] as const).map((key): Row => [
    `an image without ${key}`,
    inGallery({ images: [without(image(), key)] }),
    'schema/required',
    [...IMAGE, 'name'],
    `image "backend" has no ${key}`,
    [...IMAGE, key],
  ]),
  [
    'an identifier without SKU',
    inImage({ identifier: { publisher: 'a', offer: 'b' } }),
    'schema/required',
    [...IMAGE, 'identifier'],
    'identifier has no sku',
    [...IMAGE, 'identifier', 'sku'],
  ],
  [
    'a version without source',
    inImage({ versions: [without(version(), 'source')] }),
    'schema/required',
    [...VERSION, 'name'],
    'version "1.0.0" has no source',
    [...VERSION, 'source'],
  ],
  [
    'a version without targetRegions',
    inImage({ versions: [without(version(), 'targetRegions')] }),
    'schema/required',
    [...VERSION, 'name'],
    'version "1.0.0" has no targetRegions',
    [...VERSION, 'targetRegions'],
  ],
  [
    'a data disk without lun',
    inVersion({ dataDisks: [{ sizeGB: 1 }] }),
    'schema/required',
    [...VERSION, 'dataDisks', 0],
    'a data disk has no lun',
    [...VERSION, 'dataDisks', 0, 'lun'],
  ],
  [
    'a target region without name',
    inVersion({ targetRegions: [{}] }),
    'schema/required',
    [...VERSION, 'targetRegions', 0],
    'a target region has no name',
    [...VERSION, 'targetRegions', 0, 'name'],
  ],
  [
    'a feature without value',
    inImage({ features: [{ name: 'SecurityType' }] }),
    'schema/required',
    [...IMAGE, 'features', 0, 'name'],
    'entry of features "SecurityType" has no value',
    [...IMAGE, 'features', 0, 'value'],
  ],
  [
    'a resource group without name',
    inGallery({ resourceGroup: {} }),
    'schema/required',
    [...GALLERY, 'resourceGroup'],
    'resourceGroup has no name',
    [...GALLERY, 'resourceGroup', 'name'],
  ],
  [
    'a deployment without region',
    { gallerist: 1, deployments: [without(deployment(), 'region')] },
    'schema/required',
    [...DEPLOYMENT, 'name'],
    'deployment "night" has no region',
    [...DEPLOYMENT, 'region'],
  ],
  [
    'virtual machines without count',
    inDeployment({ virtualMachines: {} }),
    'schema/required',
    [...DEPLOYMENT, 'virtualMachines'],
    'virtualMachines has no count',
    [...DEPLOYMENT, 'virtualMachines', 'count'],
  ],
  [
    'a grant without role',
    inGallery({ grants: [{ principal: 'x' }] }),
    'schema/required',
    [...GALLERY, 'grants', 0],
    'a grant has no role',
    [...GALLERY, 'grants', 0, 'role'],
  ],
  ['a manifest without marker', {}, 'schema/required', [], 'the manifest has no gallerist', ['gallerist']],
];

const TYPES: Row[] = [
  ['a list as manifest', [], 'schema/type', [], 'the manifest is a list, expected a map'],
  ['nothing as manifest', null, 'schema/type', [], 'the manifest has no value, expected a map'],
  [
    'a word for a count',
    inVersion({ replicaCount: 'two' }),
    'schema/type',
    [...VERSION, 'replicaCount'],
    'replicaCount is "two", expected an integer',
  ],
  [
    'half a replica',
    inVersion({ replicaCount: 1.5 }),
    'schema/type',
    [...VERSION, 'replicaCount'],
    'replicaCount is 1.5, expected an integer',
  ],
  [
    'a count over 32 bits',
    inVersion({ replicaCount: 2_147_483_648 }),
    'schema/type',
    [...VERSION, 'replicaCount'],
    'replicaCount is 2147483648, expected a 32-bit integer',
  ],
  [
    'no number at all',
    inVersion({ osDisk: { usedGB: Number.NaN } }),
    'schema/type',
    [...VERSION, 'osDisk', 'usedGB'],
    'usedGB is NaN, expected a number',
  ],
  [
    'infinitely many',
    inVersion({ osDisk: { sizeGB: Number.POSITIVE_INFINITY } }),
    'schema/type',
    [...VERSION, 'osDisk', 'sizeGB'],
    'sizeGB is Infinity, expected an integer',
  ],
  [
    'a number as version name',
    inVersion({ name: 1.1 }),
    'schema/type',
    [...VERSION, 'name'],
    'name is 1.1, expected Major.Minor.Patch in quotes, such as "1.4.0"',
  ],
  ['a list as version name', inVersion({ name: [] }), 'schema/type', [...VERSION, 'name'], 'name is a list, expected a string'],
  [
    'a number as tag',
    inGallery({ tags: { costCenter: 42 } }),
    'schema/type',
    [...GALLERY, 'tags', 'costCenter'],
    'tags.costCenter is 42, expected a string: put it in quotes',
  ],
  [
    'a boolean as feature value',
    inImage({ features: [{ name: 'IsHibernateSupported', value: true }] }),
    'schema/type',
    [...IMAGE, 'features', 0, 'value'],
    'value is true, expected a string: put it in quotes',
  ],
  ['a key without value', inGallery({ images: null }), 'schema/type', [...GALLERY, 'images'], 'images has no value, expected a list'],
  ['a map for a list', inGallery({ images: {} }), 'schema/type', [...GALLERY, 'images'], 'images is a map, expected a list'],
  [
    'a word for a flag',
    inVersion({ excludeFromLatest: 'yes' }),
    'schema/type',
    [...VERSION, 'excludeFromLatest'],
    'excludeFromLatest is "yes", expected true or false',
  ],
  ['an image that is a name', inGallery({ images: ['backend'] }), 'schema/type', IMAGE, 'images[0] is "backend", expected a map'],
  [
    'a resource group of another type',
    inGallery({ resourceGroup: 1 }),
    'schema/type',
    [...GALLERY, 'resourceGroup'],
    'resourceGroup is 1, expected a string or a map',
  ],
  [
    'a target region of another type',
    inVersion({ targetRegions: ['a', 5] }),
    'schema/type',
    [...VERSION, 'targetRegions', 1],
    'targetRegions[1] is 5, expected a string or a map',
  ],
  [
    'virtual machines of another type',
    inDeployment({ virtualMachines: '120' }),
    'schema/type',
    [...DEPLOYMENT, 'virtualMachines'],
    'virtualMachines is "120", expected an integer or a map',
  ],
  ['a number for a choice', inImage({ osType: 1 }), 'schema/type', [...IMAGE, 'osType'], 'osType is 1, expected Linux or Windows'],
  [
    'a choice without value',
    inImage({ osType: null }),
    'schema/type',
    [...IMAGE, 'osType'],
    'osType has no value, expected Linux or Windows',
  ],
  [
    'an address that is none',
    inVersion({ source: { kind: 'vhd', uri: 5 } }),
    'schema/type',
    [...VERSION, 'source', 'uri'],
    'uri is 5, expected a string: put it in quotes',
  ],
];

const ENUMS: Row[] = [
  [
    'another case',
    inImage({ osType: 'linux' }),
    'schema/enum',
    [...IMAGE, 'osType'],
    '"linux" is not a value of osType: Linux or Windows; did you mean "Linux"',
  ],
  [
    'a misspelling',
    inImage({ osState: 'Generalised' }),
    'schema/enum',
    [...IMAGE, 'osState'],
    '"Generalised" is not a value of osState: Generalized or Specialized; did you mean "Generalized"',
  ],
  ['something else', inImage({ osType: 'BeOS' }), 'schema/enum', [...IMAGE, 'osType'], '"BeOS" is not a value of osType: Linux or Windows'],
  [
    'an entry of a list',
    inImage({ disallowed: { diskTypes: ['Standard_LSR'] } }),
    'schema/enum',
    [...IMAGE, 'disallowed', 'diskTypes', 0],
    '"Standard_LSR" is not a value of diskTypes[0]: Standard_LRS, StandardSSD_LRS, StandardSSD_ZRS, Premium_LRS, Premium_ZRS, PremiumV2_LRS or UltraSSD_LRS; did you mean "Standard_LRS"',
  ],
  ['another format version', { gallerist: 2, galleries: 'whatever', foo: 1 }, 'schema/enum', ['gallerist'], 'gallerist is 2, expected 1'],
  ['the format version as text', { gallerist: '1' }, 'schema/enum', ['gallerist'], 'gallerist is "1", expected 1'],
];

const FORM_OF_DATE = 'expected a date as yyyy-MM-dd, or an ISO 8601 date and time with T';

const FORMATS: Row[] = [
  [
    'a date of another order',
    inImage({ endOfLifeDate: '31.12.2027' }),
    'schema/format',
    [...IMAGE, 'endOfLifeDate'],
    `endOfLifeDate is "31.12.2027", ${FORM_OF_DATE}`,
  ],
  [
    'a day that does not exist',
    inImage({ endOfLifeDate: '2027-02-29' }),
    'schema/format',
    [...IMAGE, 'endOfLifeDate'],
    `endOfLifeDate is "2027-02-29", ${FORM_OF_DATE}`,
  ],
  [
    'a time without T',
    inVersion({ endOfLifeDate: '2027-06-30 12:00' }),
    'schema/format',
    [...VERSION, 'endOfLifeDate'],
    `endOfLifeDate is "2027-06-30 12:00", ${FORM_OF_DATE}`,
  ],
  ['an empty date', inDeployment({ date: '' }), 'schema/format', [...DEPLOYMENT, 'date'], `date is "", ${FORM_OF_DATE}`],
  [
    'an address without scheme',
    inImage({ releaseNoteUri: 'contoso.example/notes' }),
    'schema/format',
    [...IMAGE, 'releaseNoteUri'],
    'releaseNoteUri is "contoso.example/notes", expected an http or https address',
  ],
  [
    'an address with a secret',
    inVersion({ source: { kind: 'vhd', uri: 'htps://me:pass@x.example/a.vhd?sig=secret' } }),
    'schema/format',
    [...VERSION, 'source', 'uri'],
    'uri is "htps://x.example/a.vhd?...", expected an http or https address',
  ],
  [
    'an api-version',
    { gallerist: 1, apiVersion: '2021' },
    'schema/format',
    ['apiVersion'],
    'apiVersion is "2021", expected an ARM api-version such as 2021-07-01',
  ],
  [
    'a currency',
    { gallerist: 1, budgets: [{ name: 'x', monthly: 1, currency: 'usd' }] },
    'schema/format',
    ['budgets', 0, 'currency'],
    'currency is "usd", expected an ISO 4217 currency code such as USD',
  ],
];

const RANGES: Row[] = [
  [
    'no replica',
    inVersion({ targetRegions: [{ name: 'a', regionalReplicaCount: 0 }] }),
    'schema/range',
    [...VERSION, 'targetRegions', 0, 'regionalReplicaCount'],
    'regionalReplicaCount is 0, expected at least 1',
  ],
  [
    'less than nothing',
    inVersion({ osDisk: { usedGB: -0.5 } }),
    'schema/range',
    [...VERSION, 'osDisk', 'usedGB'],
    'usedGB is -0.5, expected at least 0',
  ],
  [
    'far too much',
    inVersion({ osDisk: { usedGB: 1e300 } }),
    'schema/range',
    [...VERSION, 'osDisk', 'usedGB'],
    'usedGB is 1e+300, expected at most 2147483647',
  ],
  [
    'an empty disk',
    inVersion({ osDisk: { sizeGB: 0 } }),
    'schema/range',
    [...VERSION, 'osDisk', 'sizeGB'],
    'sizeGB is 0, expected at least 1',
  ],
  [
    'fewer than no machines',
    inDeployment({ virtualMachines: -1 }),
    'schema/range',
    [...DEPLOYMENT, 'virtualMachines'],
    'virtualMachines is -1, expected at least 0',
  ],
  ['an empty name', inGallery({ name: '' }), 'schema/range', [...GALLERY, 'name'], 'name is empty'],
  [
    'an empty target region',
    inVersion({ targetRegions: [''] }),
    'schema/range',
    [...VERSION, 'targetRegions', 0],
    'targetRegions[0] is empty',
  ],
  [
    'a budget for no tag',
    { gallerist: 1, budgets: [{ name: 'x', monthly: 1, tag: {} }] },
    'schema/range',
    ['budgets', 0, 'tag'],
    'tag is empty',
  ],
];

const KEYS: Row[] = [
  [
    'a misspelt key',
    inImage({ descripton: 'x' }),
    'schema/unknown-property',
    [...IMAGE, 'descripton'],
    'unknown key "descripton" in an image; did you mean "description"',
  ],
  [
    'a key in another case',
    inImage({ Eula: 'x' }),
    'schema/unknown-property',
    [...IMAGE, 'Eula'],
    'unknown key "Eula" in an image; did you mean "eula"',
  ],
  ['a strange key', inGallery({ paint: 'red' }), 'schema/unknown-property', [...GALLERY, 'paint'], 'unknown key "paint" in a gallery'],
  [
    'a key of the manifest',
    { gallerist: 1, galeries: [] },
    'schema/unknown-property',
    ['galeries'],
    'unknown key "galeries" in the manifest; did you mean "galleries"',
  ],
  [
    'a key of a property',
    inImage({ recommended: { vCPU: {} } }),
    'schema/unknown-property',
    [...IMAGE, 'recommended', 'vCPU'],
    'unknown key "vCPU" in recommended; did you mean "vCPUs"',
  ],
  [
    'a key that is meant but there',
    inImage({ osTyp: 'Linux' }),
    'schema/unknown-property',
    [...IMAGE, 'osTyp'],
    'unknown key "osTyp" in an image',
  ],
  [
    'a password',
    inDeployment({ osProfile: { adminPassword: 'hunter2' } }),
    'schema/unknown-property',
    [...DEPLOYMENT, 'osProfile', 'adminPassword'],
    'unknown key "adminPassword" in osProfile',
  ],
  [
    'what the service sets',
    inVersion({ publishedDate: '2021-01-01' }),
    'schema/read-only',
    [...VERSION, 'publishedDate'],
    '"publishedDate" is set by the service and has no place in a manifest',
  ],
  [
    'the size that the service sets',
    inVersion({ osDisk: { sizeInGB: 1 } }),
    'schema/read-only',
    [...VERSION, 'osDisk', 'sizeInGB'],
    '"sizeInGB" is set by the service and has no place in a manifest',
  ],
  [
    'a key that every object has',
    inGallery({ constructor: 1 }),
    'schema/unknown-property',
    [...GALLERY, 'constructor'],
    'unknown key "constructor" in a gallery',
  ],
  ['a key with a slash', inGallery({ 'a/b~c': 1 }), 'schema/unknown-property', [...GALLERY, 'a/b~c'], 'unknown key "a/b~c" in a gallery'],
  ['the empty key', inGallery({ '': 1 }), 'schema/unknown-property', [...GALLERY, ''], 'unknown key "" in a gallery'],
];

describe.each([
  ['a missing key', REQUIRED],
  ['another type', TYPES],
  ['a value that is no choice', ENUMS],
  ['text of another form', FORMATS],
  ['a value out of range', RANGES],
  ['a key that does not belong', KEYS],
])('%s', (_, rows) => {
  it.each(rows)('%s', (_what, document, ruleId, path, message, fault = path) => {
    const problem = only(document);
    expect(problem).toMatchObject({ ruleId, path, message, fault });
    expect(problem.part).toBe(['schema/unknown-property', 'schema/read-only'].includes(ruleId) ? 'key' : undefined);
    expect(validateManifest(document).faults).toEqual([fault]);
  });
});

describe('suggestions', () => {
  it('offer the key that was meant', () => {
    expect(only(inImage({ descripton: 'x' })).suggestion).toEqual({ kind: 'rename', written: 'descripton', value: 'description' });
  });

  it('offer the value that was meant', () => {
    expect(only(inImage({ osType: 'linux' })).suggestion).toEqual({ kind: 'set', written: 'linux', value: 'Linux' });
  });

  it('are not made out of thin air', () => {
    expect(only(inImage({ osType: 'BeOS' }))).not.toHaveProperty('suggestion');
    expect(only(inGallery({ paint: 'red' }))).not.toHaveProperty('suggestion');
  });

  it('take two unknown keys for two known ones', () => {
    const { problems } = validateManifest(inImage({ eulaa: 'x', eul: 'y' }));
    expect(problems.filter(({ suggestion }) => suggestion?.value === 'eula')).toHaveLength(1);
  });
});

describe('several errors', () => {
  it('say one slip once, and keep both faults', () => {
    const document = inGallery({ images: [{ ...without(image(), 'osType'), osTyp: 'Linux' }] });
    expect(only(document).message).toBe('unknown key "osTyp" in an image; did you mean "osType"');
    expect(validateManifest(document).faults).toEqual(
      expect.arrayContaining([
        [...IMAGE, 'osTyp'],
        [...IMAGE, 'osType'],
      ]),
    );
  });

  it('are all reported, each where it is', () => {
    const { problems } = validateManifest({
      gallerist: 1,
      galleries: [{ location: 5, images: [{}] }, 'x'],
      deployments: [deployment({ scaleSets: [{ name: 'web', instances: -1, replaces: { osType: 'windows' } }] })],
    });
    expect(problems.map(({ ruleId, fault }) => `${ruleId} ${fault.join('.')}`).toSorted()).toEqual([
      'schema/enum deployments.0.scaleSets.0.replaces.osType',
      'schema/range deployments.0.scaleSets.0.instances',
      'schema/required galleries.0.images.0.identifier',
      'schema/required galleries.0.images.0.name',
      'schema/required galleries.0.images.0.osState',
      'schema/required galleries.0.images.0.osType',
      'schema/required galleries.0.name',
      'schema/type galleries.0.location',
      'schema/type galleries.1',
    ]);
  });

  it('in a shared node are reported at each place that uses it', () => {
    const shared = version({ replicaCount: 0 });
    expect(validateManifest(inImage({ versions: [shared, shared] })).faults).toEqual([
      [...VERSION, 'replicaCount'],
      [...IMAGE, 'versions', 1, 'replicaCount'],
    ]);
  });

  it('are counted where there are too many to show, and every fault is told', () => {
    const versions = Array.from({ length: 3000 }, () => version({ replicaCount: 'x', colour: 1 }));
    const { problems, faults } = validateManifest(inImage({ versions }));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)).toEqual({
      ruleId: 'schema/type',
      path: [],
      message: '5000 more problems in this manifest, the first 1000 are shown',
      fault: [],
    });
    expect(faults).toHaveLength(6000);
  });

  it('beyond all measure make the whole document a fault', () => {
    const versions = Array.from({ length: 60_000 }, () => version({ replicaCount: 0, colour: 1 }));
    const { problems, faults } = validateManifest(inImage({ versions }));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)?.message).toMatch(/^at least 99\d{3} more problems in this manifest/);
    expect(faults).toEqual([[]]);
  });

  it('beyond all measure in one list are borne too', () => {
    const targetRegions = Array.from({ length: 150_000 }, (_, index) => (index % 2 === 0 ? 5 : { name: 5 }));
    const { problems } = validateManifest(inImage({ versions: [version({ targetRegions }), version({ targetRegions })] }));
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
  });
});

describe('hostile documents', () => {
  it('may name the prototype', () => {
    const document = JSON.parse(
      '{"gallerist":1,"__proto__":{"galleries":5},"galleries":[{"name":"a","location":"b","__proto__":{"location":5}}]}',
    ) as Json;
    const { problems } = validateManifest(document);
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      [['__proto__'], 'unknown key "__proto__" in the manifest'],
      [['galleries', 0, '__proto__'], 'unknown key "__proto__" in a gallery'],
    ]);
    expect(({} as Json)['galleries']).toBeUndefined();
  });

  it('may carry what a terminal would obey', () => {
    const message = only(inImage({ osType: '\u001B]8;;x\u0007\u202Eevil\n\u200B\u{E0041}' })).message;
    expect(message).toContain('"\\u{1b}]8;;x\\u{7}\\u{202e}evil\\u{a}\\u{200b}\\u{e0041}"');
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(only(inGallery({ 'a\u0000b': 1 })).message).toBe('unknown key "a\\u{0}b" in a gallery');
  });

  it('may be gigantic', () => {
    expect(only(inImage({ osType: 'x'.repeat(5_000_000) })).message).toBe(
      `"${'x'.repeat(57)}..." is not a value of osType: Linux or Windows`,
    );
    expect(only(inImage({ ['k'.repeat(5_000_000)]: 1 })).message).toHaveLength('unknown key  in an image'.length + 62);
    expect(only(inImage({ osType: '\u{1F600}'.repeat(1000) })).message).toContain(`"${'\u{1F600}'.repeat(57)}..."`);
  });

  it('may have too many keys to look for the meant ones', () => {
    const keys = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key${index}`, index]));
    expect(validateManifest(inImage(keys)).problems).toHaveLength(MAX_PROBLEMS + 1);
  });

  it('may be deep', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(only(inGallery({ tags: { a: deep } })).message).toBe('tags.a is a list, expected a string');
    expect(validateManifest({ gallerist: 1, 'x-deep': deep }).problems).toEqual([]);
  });

  it('may give their names as anything', () => {
    expect(only({ gallerist: 1, galleries: [{ name: {}, location: 'a' }] }).message).toBe('name is a map, expected a string');
    const { problems } = validateManifest({ gallerist: 1, galleries: [{ name: {} }, { name: 7 }] });
    expect(problems.map(({ message }) => message)).toEqual([
      'a gallery has no location',
      'name is a map, expected a string',
      'gallery "7" has no location',
      'name is 7, expected a string: put it in quotes',
    ]);
  });
});
