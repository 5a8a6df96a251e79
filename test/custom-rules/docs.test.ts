import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ConfigFile } from '../../src/config/config-file.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { compileCustomRule } from '../../src/custom-rules/compile-custom-rule.ts';
import { TODAY as TODAY_NAME } from '../../src/custom-rules/check-names.ts';
import { type Field, FIELDS, NAMES } from '../../src/custom-rules/fields.ts';
import { FUNCTIONS } from '../../src/custom-rules/functions.ts';
import { CUSTOM_LEVELS } from '../../src/engine/custom-rule.ts';
import { analyze } from '../../src/engine/analyze.ts';
import manifestSchema from '../../schemas/manifest.schema.json' with { type: 'json' };
import configSchema from '../../schemas/config.schema.json' with { type: 'json' };
import { MANIFEST, TODAY } from './estate-of.ts';

const text = readFileSync(new URL('../../docs/custom-rules.md', import.meta.url), 'utf8');
const section = (heading: string) => text.split(`\n${heading}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';
const rowsOf = (words: string) => [...words.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name, meaning]) => [name, meaning]);
const namesIn = (words: string) => [...words.matchAll(/`(\w+)`/g)].map(([, name]) => name);

/** Definitions of the manifest's schema, by level. */
const DEFINITIONS = {
  gallery: manifestSchema.$defs.Gallery,
  image: manifestSchema.$defs.Image,
  version: manifestSchema.$defs.Version,
  targetRegion: manifestSchema.$defs.TargetRegion,
  deployment: manifestSchema.$defs.Deployment,
};

describe('docs/custom-rules.md', () => {
  it.each(CUSTOM_LEVELS)('has every name of a %s, and no other', (level) => {
    const words = section(`### \`${level}\``);
    const fields: Readonly<Record<string, Field>> = FIELDS[level];
    expect(rowsOf(words)).toEqual(Object.entries(fields).map(([name, { meaning }]) => [name, meaning]));
    expect(namesIn(/^Names in .*$/m.exec(words)?.[0] ?? '')).toEqual([...Object.keys(NAMES[level]), TODAY_NAME]);
    const written = Object.keys(DEFINITIONS[level].properties).filter((name) => !Object.hasOwn(fields, name));
    expect(namesIn(/^As the manifest .*$/m.exec(words)?.[0] ?? '')).toEqual(written);
  });

  it('has every function', () => {
    const functions = Object.values(FUNCTIONS).map(({ signature, meaning }) => [signature, meaning]);
    expect(rowsOf(section('### Functions'))).toEqual(functions);
    for (const [name, { signature }] of Object.entries(FUNCTIONS)) expect(signature).toMatch(new RegExp(`^${name}\\(`));
  });

  it('has every key', () => {
    const keys = rowsOf(text.split('\n## ')[0] ?? '').map(([key]) => key);
    expect(keys).toEqual(Object.keys(configSchema.$defs.CustomRule.properties));
  });

  it('shows rules that work', async () => {
    const config: unknown = parse(/```yaml\n([^]*?)```/.exec(text)?.[1] ?? '');
    expect(validateConfig(config).problems).toEqual([]);
    // What the schema accepted.
    const rules = ((config as ConfigFile).customRules ?? []).map((rule) => compileCustomRule(rule, ''));
    const { findings } = await analyze(
      [{ path: 'a.yaml', text: MANIFEST.replace('environment: staging', 'environment: production') }],
      rules,
      {
        today: TODAY,
      },
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'North Europe holds version 1.4.0 as Standard_LRS',
      'version 1.10.0 is replicated to 1 regions, 3 are required',
      'West Europe holds version 1.10.0 as Standard_LRS',
      'month-end uses version 1.10.0, which ends on none',
    ]);
  });
});
