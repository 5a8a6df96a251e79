// @ts-check
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The groups in the order of the catalogue; within a group rules stand by name. */
export const GROUPS = [
  'syntax',
  'schema',
  'suppressions',
  'import',
  'naming',
  'uniqueness',
  'limits',
  'versions',
  'replication',
  'scaling',
  'availability',
  'specialized',
  'consistency',
  'security',
  'access',
  'lifecycle',
  'change',
  'cost',
  'migration',
  'api',
  'deployments',
  'layout',
];

/** Text of `rules/index.ts` for the modules that lie in the folders. */
export function rulesIndex(root = 'rules') {
  const groups = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const unknown = groups.filter((group) => !GROUPS.includes(group));
  if (unknown.length > 0) throw new Error(`rules/${unknown[0]} is not a group of the catalogue`);
  const ids = GROUPS.filter((group) => groups.includes(group)).flatMap((group) =>
    readdirSync(join(root, group))
      .filter((file) => file.endsWith('.ts'))
      .toSorted()
      .map((file) => `${group}/${file.slice(0, -3)}`),
  );
  const engine = ids.filter((id) => readFileSync(join(root, `${id}.ts`), 'utf8').includes('defineEngineRule('));
  const judged = ids.filter((id) => !engine.includes(id));
  return [
    '// Written by build/rules-index.mjs from the folders: a rule is listed by lying here.',
    "import type { EngineRule, Rule } from '../src/engine/rule.ts';",
    ...ids.map((id) => `import ${nameOf(id)} from './${id}.ts';`),
    '',
    '/** Rules that judge the estate, in the order of the catalogue. */',
    `export const RULES: readonly Rule[] = [${judged.map(nameOf).join(', ')}];`,
    '',
    '/** Rules that the engine applies while it reads. */',
    `export const ENGINE_RULES: readonly EngineRule[] = [${engine.map(nameOf).join(', ')}];`,
    '',
  ].join('\n');
}

/** `limits/disk-size` is `limitsDiskSize`. @param {string} id */
function nameOf(id) {
  return id.replace(/[/-]([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

if (process.argv[1]?.endsWith('rules-index.mjs')) writeFileSync('rules/index.ts', rulesIndex());
