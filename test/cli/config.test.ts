import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import type { LintOutput } from '../../src/report/lint-json.ts';
import type { PlanOutput } from '../../src/report/plan-json.ts';
import { call, CLEAN, expectRefusal, FAULTY, faultyOf, folderWith } from './call.ts';

const CONFIG = 'gallerist.config.yaml';
/** 120 VMs in West Europe, and two scale sets of 500. */
const DEMAND = `${CLEAN}deployments:
  - name: release
    image: contosoImages/web/1.0.0
    region: westeurope
    virtualMachines: 120
    scaleSets: [{ name: workers, instances: 500, count: 2 }]
`;

/** The rules that these tests set; what else finds something is not their matter. */
const WATCHED = new Set(['naming/gallery-name', 'versions/leading-zero', 'limits/headroom', 'schema/unknown-property']);

async function lint(args: readonly string[], cwd: string): Promise<{ code: number; edition: string; found: string[] }> {
  const { code, stdout, stderr } = await call(['lint', ...args, '-f', 'json'], { cwd });
  expect(stderr).toBe('');
  const { edition, findings } = JSON.parse(stdout) as LintOutput;
  return {
    code,
    edition,
    found: findings.filter(({ ruleId }) => WATCHED.has(ruleId)).map(({ file, ruleId, severity }) => `${file} ${ruleId} ${severity}`),
  };
}

async function plan(args: readonly string[], cwd: string): Promise<PlanOutput> {
  const { stdout } = await call(['plan', ...args, '-f', 'json'], { cwd });
  return JSON.parse(stdout) as PlanOutput;
}

async function cost(args: readonly string[], cwd: string): Promise<CostOutput> {
  const { stdout } = await call(['cost', ...args, '-f', 'json'], { cwd });
  return JSON.parse(stdout) as CostOutput;
}

describe('the configuration is found', () => {
  it('upward from the working directory, the nearest one', async () => {
    const folder = folderWith({
      [CONFIG]: 'edition: "2020-10"\n',
      'a/b/gallery.yaml': CLEAN,
      'c/gallery.yaml': CLEAN,
      [`c/${CONFIG}`]: 'edition: "2023-04"\n',
    });
    expect((await lint([], join(folder, 'a/b'))).edition).toBe('2020-10');
    expect((await lint([], join(folder, 'c'))).edition).toBe('2023-04');
    expect((await lint(['c'], folder)).edition).toBe('2020-10');
  });

  it('where --config says, and nowhere else then', async () => {
    const folder = folderWith({ [CONFIG]: 'edition: [broken\n', 'other/x.yaml': 'edition: "2025-07"\n', 'gallery.yaml': CLEAN });
    expect((await lint(['--config', 'other/x.yaml', 'gallery.yaml'], folder)).edition).toBe('2025-07');
    expectRefusal(
      await call(['lint', '--config', 'nope.yaml'], { cwd: folder }),
      folder,
      'the configuration "nope.yaml" cannot be read: it does not exist',
    );
  });

  it('and told with --verbose', async () => {
    const folder = folderWith({ [CONFIG]: 'extends: [./org.yaml]\n', 'org.yaml': 'failOn: warning\n', 'm/gallery.yaml': CLEAN });
    const { stderr } = await call(['lint', '--verbose'], { cwd: join(folder, 'm') });
    expect(stderr.split('\n')).toEqual([
      'configuration: ../org.yaml, ../gallerist.config.yaml',
      expect.stringMatching(/^edition: 2021-06, .*, as of 2021-06-08$/),
      'today: 2026-01-15',
      'prices: embedded list prices',
      'fails on: warning',
      'files: gallery.yaml',
      '',
    ]);
  });
});

describe('extends', () => {
  it('takes the bases in their order, and the file itself last', async () => {
    const folder = folderWith({
      [CONFIG]: 'extends: [./first.yaml, ./second.yaml]\nrules: { naming/gallery-name: info }\n',
      'first.yaml': 'edition: "2020-10"\nfailOn: warning\nrules: { naming/gallery-name: off, versions/leading-zero: off }\n',
      'second.yaml': 'extends: [./base/third.yaml]\nedition: "2023-04"\n',
      'base/third.yaml': 'edition: "2025-07"\nfailOn: never\nrules: { naming/gallery-name: warning }\n',
      'gallery.yaml': FAULTY.replace('name: 1.0.0', 'name: 1.00.0'),
    });
    // failOn: never of the third stands over the warning of the first; the second says nothing of it.
    expect(await lint(['gallery.yaml'], folder)).toEqual({ code: 0, edition: '2023-04', found: ['gallery.yaml naming/gallery-name info'] });
  });

  it('adds the options of one rule up', async () => {
    const replicas = CLEAN.replace('targetRegions: [westeurope, ', 'targetRegions: [{ name: westeurope, regionalReplicaCount: 5 }, ');
    const folder = folderWith({
      [CONFIG]: 'extends: [./org.yaml]\nrules: { limits/headroom: error }\n',
      'org.yaml': 'rules: { limits/headroom: { severity: info, share: 0.5 } }\n',
      'gallery.yaml': replicas,
    });
    // 5 of 10 replicas are 50 %, which the default of 80 % would not report.
    expect((await lint(['gallery.yaml', '--config', 'org.yaml'], folder)).found).toEqual(['gallery.yaml limits/headroom info']);
    expect((await lint(['gallery.yaml'], folder)).found).toEqual(['gallery.yaml limits/headroom error']);
  });

  it('looks for files from the folder of the file that names them', async () => {
    const folder = folderWith({
      'org/base.yaml': 'include: ["galleries/*.yaml"]\nignore: ["**/old.yaml"]\nprices: sheet.yaml\n',
      'org/galleries/here.yaml': FAULTY,
      'org/galleries/old.yaml': FAULTY,
      'org/sheet.yaml': SHEET,
      [`team/${CONFIG}`]: 'extends: [../org/base.yaml]\nignore: ["*/never.yaml"]\n',
      'team/galleries/there.yaml': FAULTY,
    });
    expect((await lint([], join(folder, 'team'))).found).toEqual(['../org/galleries/here.yaml naming/gallery-name error']);
    expect((await cost([], join(folder, 'team'))).prices.name).toBe('contract');
  });

  it.each([
    ['extends: [./gallerist.config.yaml]\n', 'in a circle: gallerist.config.yaml -> gallerist.config.yaml'],
    ['extends: [./a.yaml]\n', 'in a circle: gallerist.config.yaml -> a.yaml -> b.yaml -> a.yaml'],
    ['extends: [./nope.yaml]\n', 'gallerist.config.yaml:1:11 "./nope.yaml" does not exist'],
    ['extends: [./broken.yaml]\n', 'broken.yaml:1:10 '],
    ['extends: [./0.yaml]\n', 'more than 16 deep'],
    ['extends: ["."]\n', 'the configuration "." cannot be read: it is a directory'],
    ['extends: ./a.yaml\n', 'gallerist.config.yaml:1:10 extends is "./a.yaml", expected a list'],
  ])('%j is refused', async (text, what) => {
    const chain = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.yaml`, `extends: [./${index + 1}.yaml]\n`]));
    const folder = folderWith({
      ...chain,
      [CONFIG]: text,
      'a.yaml': 'extends: [./b.yaml]\n',
      'b.yaml': 'extends: [./a.yaml]\n',
      'broken.yaml': 'edition: [\n',
      'gallery.yaml': CLEAN,
    });
    expectRefusal(await call(['lint', 'gallery.yaml'], { cwd: folder }), folder, what);
  });
});

describe('include and ignore', () => {
  const files = {
    [CONFIG]: 'include: ["manifests/**/*.yaml", "more"]\nignore: ["**/archive/**", "manifests/skip-*"]\n',
    'manifests/a.yaml': FAULTY,
    'manifests/deep/b.yaml': faultyOf('fabrikam'),
    'manifests/archive/c.yaml': FAULTY,
    'manifests/skip-d.yaml': FAULTY,
    'more/e.yml': faultyOf('tailspin'),
    'elsewhere/f.yaml': FAULTY,
  };
  const errors = (paths: string[]) => paths.map((path) => `${path} naming/gallery-name error`);

  it('are relative to the folder of the configuration, from wherever the call is made', async () => {
    const folder = folderWith(files);
    const expected = ['manifests/a.yaml', 'manifests/deep/b.yaml', 'more/e.yml'];
    expect((await lint([], folder)).found).toEqual(errors(expected));
    expect((await lint([], join(folder, 'elsewhere'))).found).toEqual(errors(expected.map((path) => `../${path}`)));
  });

  it('give way to paths: a folder is walked without what is ignored, a named file is judged whatever', async () => {
    const folder = folderWith(files);
    expect((await lint(['manifests'], folder)).found).toEqual(errors(['manifests/a.yaml', 'manifests/deep/b.yaml']));
    expect((await lint(['manifests/skip-d.yaml'], folder)).found).toEqual(errors(['manifests/skip-d.yaml']));
    expect((await lint(['elsewhere'], folder)).found).toEqual(errors(['elsewhere/f.yaml']));
  });

  it('that leave nothing are refused', async () => {
    const folder = folderWith({ [CONFIG]: 'include: ["nowhere/**"]\n', 'strict.yaml': 'ignore: ["**"]\n', 'a/gallery.yaml': CLEAN });
    expectRefusal(await call(['lint'], { cwd: folder }), folder, 'no manifest found by "include" of the configuration: nowhere/**');
    expectRefusal(await call(['lint', '--config', 'strict.yaml'], { cwd: folder }), folder, 'what the configuration ignores');
  });
});

describe('rules', () => {
  it('have their severity set, and are turned off', async () => {
    const folder = folderWith({
      [CONFIG]: 'rules: { naming/gallery-name: warning }\n',
      'off.yaml': 'rules: { naming/gallery-name: off }\n',
      'gallery.yaml': FAULTY,
    });
    expect(await lint(['gallery.yaml'], folder)).toMatchObject({ code: 0, found: ['gallery.yaml naming/gallery-name warning'] });
    expect(await lint(['gallery.yaml', '--config', 'off.yaml'], folder)).toMatchObject({ code: 0, found: [] });
  });

  it('that the engine applies are no exception', async () => {
    const folder = folderWith({ [CONFIG]: 'rules: { schema/unknown-property: info }\n', 'gallery.yaml': `${CLEAN}nonsense: 1\n` });
    expect((await lint(['gallery.yaml'], folder)).found).toEqual(['gallery.yaml schema/unknown-property info']);
  });

  it('are set for some files by overrides, the last of which wins, and by flags over all', async () => {
    const folder = folderWith({
      [CONFIG]: `rules: { naming/gallery-name: info }
overrides:
  - files: ["test/**"]
    rules: { naming/gallery-name: warning }
  - files: ["**/strict.yaml"]
    rules: { naming/gallery-name: error }
`,
      'a.yaml': FAULTY,
      'test/b.yaml': faultyOf('fabrikam'),
      'test/strict.yaml': faultyOf('tailspin'),
    });
    const found = (a: string, b: string, strict: string) => [
      `a.yaml naming/gallery-name ${a}`,
      `test/b.yaml naming/gallery-name ${b}`,
      `test/strict.yaml naming/gallery-name ${strict}`,
    ];
    expect(await lint([], folder)).toMatchObject({ code: 1, found: found('info', 'warning', 'error') });
    expect(await lint(['--rule', 'naming/gallery-name=warning'], folder)).toMatchObject({
      code: 0,
      found: found('warning', 'warning', 'warning'),
    });
    expect(await lint(['--rule', 'naming/gallery-name=off'], folder)).toMatchObject({ code: 0, found: [] });
    expect((await lint(['--rule', 'naming/gallery-name=off', '--rule', 'naming/gallery-name=info'], folder)).found).toEqual(
      found('info', 'info', 'info'),
    );
  });

  it('that are off but for some files report there', async () => {
    const folder = folderWith({
      [CONFIG]: 'rules: { naming/gallery-name: off }\noverrides: [{ files: ["b.yaml"], rules: { naming/gallery-name: warning } }]\n',
      'a.yaml': FAULTY,
      'b.yaml': faultyOf('fabrikam'),
    });
    expect((await lint([], folder)).found).toEqual(['b.yaml naming/gallery-name warning']);
  });

  it.each([
    ['limits/headroom: { share: 0.5 }', 0, 1],
    ['limits/headroom: { share: 0.4 }', 1, 1],
  ])('take options: %s', async (rule, atFour, atFive) => {
    for (const [count, expected] of [
      [4, atFour],
      [5, atFive],
    ] as const) {
      const folder = folderWith({
        [CONFIG]: `rules: { ${rule} }\n`,
        'gallery.yaml': CLEAN.replace('[westeurope, ', `[{ name: westeurope, regionalReplicaCount: ${count} }, `),
      });
      expect((await lint(['gallery.yaml'], folder)).found).toHaveLength(expected);
    }
  });

  it.each([
    ['rules: { limits/headrom: off }', '1:10 names the rule "limits/headrom", which does not exist', 'Did you mean "limits/headroom"?'],
    ['rules: { limits/headroom: of }', '1:27 "of" is not a value', 'gallerist schema config'],
    ['rules: { limits/headroom: { share: 7 } }', '1:29 sets share to 7, expected 0.1 to 1', 'the default is 0.8'],
    ['rules: { limits/headroom: { shar: 0.5 } }', '1:29 sets "shar", which is no option of limits/headroom', 'Its options are share.'],
    ['rules: { limits/headroom: { share: much } }', '1:36 rules.limits/headroom.share is "much", expected a number', ''],
    ['rules: { limits/replicas: { share: 0.5 } }', '1:29 sets "share", which is no option of limits/replicas', 'only a severity'],
    ['rules: { constructor: off }', '1:10 names the rule "constructor"', ''],
    ['rules: { limits/headroom: { constructor: 1 } }', '1:29 sets "constructor"', ''],
    ['rules: []', '1:8 rules is a list, expected a map', ''],
    ['overrides: [{ files: [a], rules: { limits/headroom: { share: 0.5 } } }]', '1:55 sets "share" for some files only', 'under "rules"'],
    ['overrides: [{ files: [a], rules: { limits/nope: off } }]', '1:36 names the rule "limits/nope"', ''],
    ['overrides: [{ files: [] , rules: {} }]', '1:22 files is empty', ''],
    ['overrides: [{ rules: {} }]', 'an override has no files', ''],
  ])('%s is refused', async (text, what, hint) => {
    const folder = folderWith({ [CONFIG]: `${text}\n`, 'gallery.yaml': CLEAN });
    expectRefusal(await call(['lint', 'gallery.yaml'], { cwd: folder }), folder, what, hint);
  });
});

describe('a faulty configuration', () => {
  it.each([
    ['', 'gallerist.config.yaml is empty'],
    ['# nothing\n', 'gallerist.config.yaml is empty'],
    ['edition: "2021-06"\n---\nfailOn: never\n', 'gallerist.config.yaml holds several documents'],
    ['edition: [\n', 'gallerist.config.yaml:1:10 '],
    ['edition: "2021-06"\nedition: "2021-06"\n', 'gallerist.config.yaml:2:1 key "edition" stands twice'],
    ['edtion: "2021-06"\n', 'gallerist.config.yaml:1:1 unknown key "edtion" in the configuration; did you mean "edition"'],
    ['edition: "1999"\n', 'gallerist.config.yaml:1:10 "1999" is not a value of edition'],
    ['__proto__: 1\n', 'gallerist.config.yaml:1:1 key "__proto__"'],
    ['constructor: 1\n', 'gallerist.config.yaml:1:1 unknown key "constructor"'],
    ['[]\n', 'gallerist.config.yaml:1:1 the configuration is a list, expected a map'],
    ['hello\n', 'gallerist.config.yaml:1:1 the configuration is "hello", expected a map'],
    ['edtion: 1\nfialOn: 2\n', '(and 1 more)'],
    ['failOn: errors\n', 'gallerist.config.yaml:1:9 "errors" is not a value of failOn'],
    ['currency: usd\n', 'gallerist.config.yaml:1:11 currency is "usd"'],
    ['include: manifests\n', 'gallerist.config.yaml:1:10 include is "manifests", expected a list'],
    [Buffer.from('edition: "2021-06"\n', 'utf16le'), 'gallerist.config.yaml:1:'],
    [Buffer.from('# caf\u00e9\nedition: "2021-06"\n', 'latin1'), 'gallerist.config.yaml:1:6 byte 0xE9 is not UTF-8'],
  ])('%j is refused, whatever the command', async (text, what) => {
    const folder = folderWith({ [CONFIG]: text, 'gallery.yaml': FAULTY });
    for (const command of ['lint', 'plan', 'cost', 'report'])
      expectRefusal(await call([command, 'gallery.yaml'], { cwd: folder }), folder, what);
  });
});

describe('sizing', () => {
  const placementOf = ({ placements }: PlanOutput) => placements.find(({ region }) => region === 'westeurope');

  it('is the edition’s unless it is said', async () => {
    const folder = folderWith({ 'gallery.yaml': DEMAND });
    const output = await plan([], folder);
    expect(output.sizing).toEqual({ virtualMachines: 'ceil(vms / 20)', scaleSet: 'ceil(instances / 600)', headroom: 0 });
    // 120 VMs at 20 a replica are 6, each scale set of 500 is 1.
    expect(placementOf(output)).toMatchObject({ needed: 8, configured: 1, status: 'short' });
  });

  it('takes numbers, formulas and headroom', async () => {
    const folder = folderWith({
      [CONFIG]: 'sizing: { virtualMachines: 50, scaleSet: "max(1, ceil(instances / 300))", headroom: 0.2 }\n',
      'gallery.yaml': DEMAND,
    });
    const output = await plan(['gallery.yaml'], folder);
    expect(output.sizing).toEqual({ virtualMachines: 'ceil(vms / 50)', scaleSet: 'max(1, ceil(instances / 300))', headroom: 0.2 });
    // ceil(120 / 50) = 3, 2 x ceil(500 / 300) = 4; 20 % over 7 are 8.4, rounded up.
    expect(placementOf(output)).toMatchObject({
      needed: 9,
      because: ['120 VMs: ceil(120 / 50) = 3', '2 scale sets of 500: 2 x max(1, ceil(500 / 300)) = 4', 'headroom 20 %: ceil(7 x 1.2) = 9'],
    });
  });

  it('is put together from a base and the file', async () => {
    const folder = folderWith({
      [CONFIG]: 'extends: [./org.yaml]\nsizing: { virtualMachines: 60 }\n',
      'org.yaml': 'sizing: { virtualMachines: "vms / 7", headroom: 0.5 }\n',
      'gallery.yaml': DEMAND,
    });
    // ceil(120 / 60) = 2 and 2 scale sets are 4; half as much again is 6.
    expect(placementOf(await plan(['gallery.yaml'], folder))?.needed).toBe(6);
  });

  it.each([
    ['sizing: { virtualMachines: "ceil(vms / " }', 'gallerist.config.yaml:1:28 not a formula'],
    ['sizing: { scaleSet: "ceil(vms / 2)" }', 'gallerist.config.yaml:1:21 "vms" is neither "instances" nor one of'],
    ['sizing: { virtualMachines: "vms.constructor" }', 'gallerist.config.yaml:1:28 "." has no place in a sizing'],
    ['sizing: { virtualMachines: "import(vms)" }', 'gallerist.config.yaml:1:28 "import"'],
    ['sizing: { virtualMachines: "vms = 3" }', 'gallerist.config.yaml:1:28 "="'],
    ['sizing: { virtualMachines: "vms > 3" }', 'false where vms = 1, a number is expected'],
    ['sizing: { virtualMachines: "vms / 0" }', 'Infinity where vms = 1'],
    ['sizing: { virtualMachines: "0 - vms" }', '-1 where vms = 1'],
    ['sizing: { virtualMachines: 0 }', 'virtualMachines is 0, expected at least 1'],
    ['sizing: { virtualMachines: 1.5 }', 'virtualMachines is 1.5, expected an integer or a string'],
    ['sizing: { headroom: -0.1 }', 'headroom is -0.1, expected at least 0'],
    ['sizing: { headroom: "20 %" }', 'headroom is "20 %", expected a number'],
    // Fine at the counts that are tried when it is read, not at the 120 of the demand.
    ['sizing: { virtualMachines: "1 / abs(vms - 120)" }', 'gallerist.config.yaml:1:28 Infinity where vms = 120'],
  ])('%s is refused', async (text, what) => {
    const folder = folderWith({ [CONFIG]: `${text}\n`, 'gallery.yaml': DEMAND });
    for (const command of ['lint', 'plan', 'report']) expectRefusal(await call([command, 'gallery.yaml'], { cwd: folder }), folder, what);
  });
});

const SHEET = `gallerist-prices: 1
name: contract
asOf: 2026-01-01
currency: EUR
storage: [{ region: westeurope, storageAccountType: Standard_ZRS, price: 0.5 }]
egress: [{ from: Europe, price: 0.25 }]
fallback: { storage: [{ storageAccountType: Standard_ZRS, price: 1 }] }
`;

describe('prices', () => {
  it('come from the sheet that the configuration names, relative to it, or that a flag names', async () => {
    const folder = folderWith({
      [CONFIG]: 'prices: prices/ea.yaml\ncurrency: EUR\n',
      'prices/ea.yaml': SHEET,
      'm/gallery.yaml': CLEAN,
      'm/half.yaml': `${SHEET}discount: 0.5\n`,
    });
    const from = join(folder, 'm');
    const priced = await cost(['gallery.yaml'], from);
    expect(priced).toMatchObject({ currency: 'EUR', prices: { name: 'contract', asOf: '2026-01-01' } });
    // 4 GB in West Europe at 0.50, 4 GB in North Europe at the assumed 1.00; 4 GB leave West Europe at 0.25.
    expect(priced.totals).toMatchObject({ storageMonthly: 6, egressOnce: 1, complete: true });
    expect((await cost(['gallery.yaml', '--prices', 'half.yaml'], from)).totals).toMatchObject({ storageMonthly: 3, egressOnce: 0.5 });
  });

  it('are never converted by a rate that nobody stated', async () => {
    const folder = folderWith({ [CONFIG]: 'currency: USD\n', 'ea.yaml': SHEET, 'gallery.yaml': CLEAN });
    const refused = async (args: readonly string[], what: string) =>
      expectRefusal(await call(['cost', 'gallery.yaml', ...args], { cwd: folder }), folder, what, 'State a rate with its day');
    await refused(['--prices', 'ea.yaml'], '"ea.yaml" is in EUR, USD was asked for');
    await refused(['--currency', 'chf'], 'the embedded price sheet is in USD, CHF was asked for');
    expect((await cost(['gallery.yaml', '--prices', 'ea.yaml', '--currency', 'eur'], folder)).currency).toBe('EUR');
  });

  it('come with a note where a region of the sheet is not known', async () => {
    const folder = folderWith({ 'ea.yaml': SHEET.replace('region: westeurope', 'region: westeurpoe'), 'gallery.yaml': CLEAN });
    const args = ['cost', 'gallery.yaml', '--prices', 'ea.yaml'];
    expect((await call(args, { cwd: folder })).stderr).toContain('note: the price sheet names "westeurpoe"');
    expect((await call([...args, '-q'], { cwd: folder })).stderr).toBe('');
  });

  const row = (text: string) => SHEET.replace(/^storage: .*$/m, `storage: [{ ${text} }]`);
  it.each([
    ['is empty', ''],
    ['ea.yaml:1:4 ', 'a: [\n'],
    ['ea.yaml:1:1 the price sheet is "hello", expected a map', 'hello\n'],
    ['ea.yaml holds several documents', `${SHEET}---\n${SHEET}`],
    ['ea.yaml:1:19 gallerist-prices is 2, expected 1', SHEET.replace('prices: 1', 'prices: 2')],
    ['the price sheet has no currency', SHEET.replace('currency: EUR\n', '')],
    ['ea.yaml:4:11 currency is "Euro"', SHEET.replace('EUR', 'Euro')],
    ['ea.yaml:3:7 asOf is "2026-13-01"', SHEET.replace('2026-01-01', '2026-13-01')],
    ['ea.yaml:8:1 unknown key "discunt" in the price sheet; did you mean "discount"', `${SHEET}discunt: 0.1\n`],
    ['ea.yaml:8:11 discount is 15, expected at most 1', `${SHEET}discount: 15\n`],
    ['ea.yaml:5:74 price is -1, expected at least 0', row('region: westeurope, storageAccountType: Standard_ZRS, price: -1')],
    ['ea.yaml:5:74 price is "1,5"', row('region: westeurope, storageAccountType: Standard_ZRS, price: "1,5"')],
    ['ea.yaml:5:74 price is NaN', row('region: westeurope, storageAccountType: Standard_ZRS, price: .nan')],
    ['did you mean "Standard_ZRS"', row('region: westeurope, storageAccountType: Standard_ZRX, price: 1')],
    ['a storage price has no price', row('region: westeurope, storageAccountType: Standard_ZRS')],
    [
      'ea.yaml:5:80 a second price of Standard_ZRS in "westeurope"',
      row(
        'region: West Europe, storageAccountType: Standard_ZRS, price: 1 }, { region: westeurope, storageAccountType: Standard_ZRS, price: 2',
      ),
    ],
    ['ea.yaml:6:18 "Europa" is not a value of from', SHEET.replace('from: Europe', 'from: Europa')],
    ['ea.yaml:6:10 both from and region, one of them is expected', SHEET.replace('from: Europe', 'from: Europe, region: westeurope')],
    ['ea.yaml:6:10 ', SHEET.replace('from: Europe, ', '')],
  ])('of sheet %# are refused: %s', async (what, text) => {
    const folder = folderWith({ 'ea.yaml': text, 'gallery.yaml': CLEAN });
    for (const command of ['cost', 'lint'])
      expectRefusal(await call([command, 'gallery.yaml', '--prices', 'ea.yaml'], { cwd: folder }), folder, what);
  });

  const item = (changes: object) => ({
    BillingCurrency: 'USD',
    Items: [
      {
        currencyCode: 'USD',
        retailPrice: 0.05,
        armRegionName: 'westeurope',
        productName: 'Standard HDD Managed Disks',
        skuName: 'Snapshots ZRS',
        meterName: 'ZRS Snapshots',
        unitOfMeasure: '1 GB/Month',
        type: 'Consumption',
        isPrimaryMeterRegion: true,
        tierMinimumUnits: 0,
        ...changes,
      },
    ],
  });
  it.each([
    ['api.json:1:1 is no JSON: the file is empty', ''],
    ['api.json:1:2 is no JSON: it ends too early', '{'],
    ['api.json: the price sheet has no gallerist-prices', '{}'],
    ['api.json: the price sheet is a list, expected a map', '[]'],
    ['api.json: ', 'null'],
    [
      'api.json at /discunt: unknown key "discunt"',
      '{ "gallerist-prices": 1, "name": "x", "asOf": "2026-01-01", "currency": "USD", "discunt": 1 }',
    ],
    ['api.json at /BillingCurrency: ', '{ "Items": [] }'],
    ['api.json: no price of a managed disk snapshot', '{ "BillingCurrency": "USD", "Items": [] }'],
    ['api.json at /Items/0: 1 where a map is expected', '{ "BillingCurrency": "USD", "Items": [1] }'],
    ['api.json at /Items/0/retailPrice: "x" is no price', JSON.stringify(item({ retailPrice: 'x' }))],
    ['api.json at /Items/0/retailPrice: -1 is no price', JSON.stringify(item({ retailPrice: -1 }))],
    ['api.json at /Items/0/currencyCode: "EUR" among prices in USD', JSON.stringify(item({ currencyCode: 'EUR' }))],
    ['the price sheet "api.json" cannot be read: ', Buffer.from('{}', 'utf16le')],
  ])('of answer %# are refused: %s', async (what, text) => {
    const folder = folderWith({ 'api.json': text, 'gallery.yaml': CLEAN });
    expectRefusal(await call(['cost', 'gallery.yaml', '--prices', 'api.json'], { cwd: folder }), folder, what);
  });

  it('are read from an answer of the Retail Prices API', async () => {
    const folder = folderWith({ 'api.JSON': JSON.stringify(item({})), 'gallery.yaml': CLEAN });
    expect((await cost(['gallery.yaml', '--prices', 'api.JSON'], folder)).lines[0]).toMatchObject({
      pricePerGBMonth: 0.05,
      priceBasis: 'listed',
    });
  });
});

describe('failOn', () => {
  const warning = CLEAN.replace('name: 1.0.0', 'name: 1.00.0');
  it.each([
    ['error', FAULTY, 1],
    ['error', warning, 0],
    ['warning', warning, 1],
    ['warning', CLEAN, 0],
    ['info', warning, 1],
    ['never', FAULTY, 0],
  ])('%s', async (failOn, manifest, code) => {
    const folder = folderWith({ [CONFIG]: `failOn: ${failOn}\n`, 'gallery.yaml': manifest });
    for (const command of ['lint', 'plan', 'cost', 'report'])
      expect((await call([command, 'gallery.yaml'], { cwd: folder })).code).toBe(code);
    // The flag wins over the file.
    expect((await call(['lint', 'gallery.yaml', '--fail-on', 'never'], { cwd: folder })).code).toBe(0);
    expect((await call(['lint', 'gallery.yaml', '--fail-on', 'warning'], { cwd: folder })).code).toBe(manifest === CLEAN ? 0 : 1);
  });
});

describe('flags', () => {
  it('win over the configuration', async () => {
    const folder = folderWith({ [CONFIG]: 'edition: "2020-10"\n', 'gallery.yaml': CLEAN });
    expect((await lint(['gallery.yaml', '--edition', '2025-07'], folder)).edition).toBe('2025-07');
  });

  it('--today is the day of the analysis', async () => {
    const folder = folderWith({ 'gallery.yaml': CLEAN });
    const late = await call(['lint', '--today', '2027-07-01'], { cwd: folder });
    expect(late.stdout).toContain('2027-06-30');
    expect((await call(['lint', '--today', '2027-06-01', '--verbose'], { cwd: folder })).stderr).toContain('today: 2027-06-01\n');
  });
});
