import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EffectiveSetting } from '../../src/config/effective-settings.ts';
import type { PlanOutput } from '../../src/report/plan-json.ts';
import { call, CLEAN, expectRefusal, folderWith } from './call.ts';

const CONFIG = 'gallerist.config.yaml';

/** Each setting as `key value origin`. */
async function shown(args: readonly string[], cwd: string): Promise<string[]> {
  const { code, stdout, stderr } = await call(['config', 'show', ...args, '-f', 'json'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  // Our own output, of our own shape.
  const { settings } = JSON.parse(stdout) as { settings: EffectiveSetting[] };
  return settings.map(({ key, value, origin }) => {
    const from =
      origin.kind === 'default' ? 'default' : origin.kind === 'flag' ? origin.flag : `${origin.file}:${origin.line}:${origin.column}`;
    return `${key} ${JSON.stringify(value)} ${from}`;
  });
}

const DEFAULTS = [
  'edition "2021-06" default',
  'include ["."] default',
  'ignore [] default',
  'sizing.virtualMachines "ceil(vms / 20)" default',
  'sizing.scaleSet "ceil(instances / 600)" default',
  'sizing.headroom 0 default',
  'prices "embedded-list" default',
  'currency "USD" default',
  'lang "en" default',
  'failOn "error" default',
];

/** What the configurations below say together, and where. */
const FILES = {
  'org/base.yaml': `edition: "2023-04"
ignore: ["**/old/**"]
rules:
  limits/headroom: { severity: info, share: 0.9 }
  naming/gallery-name: off
sizing: { virtualMachines: 50, headroom: 0.2 }
overrides: [{ files: ["test/**"], rules: { limits/headroom: off } }]
customRules:
  - { id: contoso/a, on: gallery, severity: info, require: "true", message: base }
  - { id: contoso/b, on: gallery, severity: info, require: "true", message: kept }
failOn: warning
`,
  'org/second.yaml': 'currency: USD\nrules: { limits/headroom: warning }\nretention: { keepLast: 5, keepDays: 90 }\nlang: ko\n',
  [CONFIG]: `extends: [org/base.yaml, org/second.yaml]
include: [m]
ignore: ["**/never/**"]
rules:
  limits/headroom: { share: 0.7 }
  contoso/a: error
sizing:
  scaleSet: max(1, ceil(instances / 300))
overrides:
  - files: [b.yaml]
    rules: { contoso/a: off }
customRules:
  - { id: contoso/a, on: gallery, severity: warning, require: "false", message: mine }
retention: { keepLast: 3 }
`,
  'm/gallery.yaml': CLEAN,
};

const IN_FORCE = [
  'edition "2023-04" org/base.yaml:1:1',
  'include ["m"] gallerist.config.yaml:2:1',
  'ignore ["**/old/**"] org/base.yaml:2:1',
  'ignore ["**/never/**"] gallerist.config.yaml:3:1',
  // The severity is the second file's, the share the third's.
  'rules.limits/headroom "warning" org/second.yaml:2:10',
  'rules.limits/headroom.share 0.7 gallerist.config.yaml:5:3',
  'rules.naming/gallery-name "off" org/base.yaml:5:3',
  'rules.contoso/a "error" gallerist.config.yaml:6:3',
  'sizing.virtualMachines "ceil(vms / 50)" org/base.yaml:6:11',
  'sizing.scaleSet "max(1, ceil(instances / 300))" gallerist.config.yaml:8:3',
  'sizing.headroom 0.2 org/base.yaml:6:32',
  'prices "embedded-list" default',
  'currency "USD" org/second.yaml:1:1',
  'retention.keepLast 3 gallerist.config.yaml:14:14',
  'retention.keepDays 90 org/second.yaml:3:27',
  'lang "ko" org/second.yaml:4:1',
  'failOn "warning" org/base.yaml:11:1',
  'overrides {"files":["test/**"],"rules":{"limits/headroom":"off"}} org/base.yaml:7:15',
  'overrides {"files":["b.yaml"],"rules":{"contoso/a":"off"}} gallerist.config.yaml:10:5',
  'customRules.contoso/a {"on":"gallery","severity":"warning","require":"false","message":"mine"} gallerist.config.yaml:13:7',
  'customRules.contoso/b {"on":"gallery","severity":"info","require":"true","message":"kept"} org/base.yaml:10:7',
];

describe('config show', () => {
  it('says what holds without a configuration', async () => {
    const cwd = folderWith({});
    expect(await shown([], cwd)).toEqual(DEFAULTS);
    expect((await call(['config', 'show'], { cwd })).stdout).toBe(`No configuration file

Setting                 From     Value
edition                 default  2021-06
include                 default  .
ignore                  default  none
sizing.virtualMachines  default  ceil(vms / 20)
sizing.scaleSet         default  ceil(instances / 600)
sizing.headroom         default  0
prices                  default  embedded-list
currency                default  USD
lang                    default  en
failOn                  default  error
`);
  });

  it('says which file had the last word on each setting', async () => {
    const cwd = folderWith(FILES);
    expect(await shown([], cwd)).toEqual(IN_FORCE);
    // From a folder below, places are relative to it.
    expect((await shown([], join(cwd, 'm')))[0]).toBe('edition "2023-04" ../org/base.yaml:1:1');
    const { files } = JSON.parse((await call(['config', 'show', '-f', 'json'], { cwd })).stdout) as { files: string[] };
    expect(files).toEqual(['org/base.yaml', 'org/second.yaml', CONFIG]);
    const text = (await call(['config', 'show'], { cwd })).stdout;
    expect(text).toMatch(/^Configuration: org\/base\.yaml, org\/second\.yaml, gallerist\.config\.yaml\n\n/);
    expect(text).toMatch(/^rules\.limits\/headroom\.share +gallerist\.config\.yaml:5:3 +0\.7$/m);
    expect(text).toMatch(/^overrides +org\/base\.yaml:7:15 +files: test\/\*\*, rules: \{ limits\/headroom: off \}$/m);
  });

  it('lets flags have the last word', async () => {
    const cwd = folderWith(FILES);
    const flags = [
      '--edition',
      '2020-10',
      '--fail-on',
      'never',
      '--currency',
      'usd',
      '--rule',
      'limits/headroom=off',
      '--rule',
      'contoso/b=off',
    ];
    const expected = new Set(IN_FORCE);
    const changed = (await shown(flags, cwd)).filter((line) => !expected.has(line));
    expect(changed).toEqual([
      'edition "2020-10" --edition',
      'rules.limits/headroom "off" --rule',
      'rules.contoso/b "off" --rule',
      'currency "USD" --currency',
      'failOn "never" --fail-on',
    ]);
    expect((await shown(['--config', 'org/second.yaml', '--prices', 'my.yaml'], cwd)).slice(-6)).toEqual([
      'prices "my.yaml" --prices',
      'currency "USD" org/second.yaml:1:1',
      'retention.keepLast 5 org/second.yaml:3:14',
      'retention.keepDays 90 org/second.yaml:3:27',
      'lang "ko" org/second.yaml:4:1',
      'failOn "error" default',
    ]);
  });

  it('shows the prices that are read, and the sizing that plan uses', async () => {
    const cwd = folderWith({ ...FILES, 'org/second.yaml': 'prices: sheets/ea.yaml\n' });
    expect(await shown([], join(cwd, 'm'))).toContain('prices "../org/sheets/ea.yaml" ../org/second.yaml:1:1');
    expect(await shown([], cwd)).toContain(`currency "the price sheet's" default`);
    const folder = folderWith(FILES);
    const { sizing } = JSON.parse((await call(['plan', '-f', 'json'], { cwd: folder })).stdout) as PlanOutput;
    const lines = await shown([], folder);
    for (const [key, value] of Object.entries(sizing)) expect(lines.join('\n')).toContain(`sizing.${key} ${JSON.stringify(value)} `);
    // From 2023-04 on, a scale set has one replica.
    expect(await shown(['--edition', '2023-04'], folderWith({}))).toContain('sizing.scaleSet "1" default');
  });

  it('fits a terminal', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await call(['config', 'show', '--no-color'], { cwd, isTerminal: true, columns: 100 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(stdout).toContain('…');
  });

  it('is refused where there is nothing to show', async () => {
    const cwd = folderWith({ [CONFIG]: 'edition: [\n' });
    expectRefusal(await call(['config', 'show'], { cwd }), cwd, 'gallerist.config.yaml:1:10');
    expectRefusal(await call(['config', 'show', '--config', 'nope.yaml'], { cwd }), cwd, 'the configuration "nope.yaml" cannot be read');
    expectRefusal(await call(['config'], { cwd }), cwd, 'config needs a subcommand', 'Choose one of show.');
    expectRefusal(await call(['config', 'sow'], { cwd }), cwd, 'there is no config "sow"', 'Did you mean "show"?');
    expectRefusal(await call(['config', 'show', '--rule', 'a/b=off'], { cwd: folderWith({}) }), cwd, '--rule names the rule "a/b"');
  });
});
