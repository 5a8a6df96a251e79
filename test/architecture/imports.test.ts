import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom, folder by folder, and why. What is not here is forbidden. */
const LAW: Readonly<Record<string, { may: readonly string[]; because: string }>> = {
  'src/facts': { may: ['src/facts', 'src/estate (types)'], because: 'facts are data and questions about them' },
  'src/source': {
    may: ['src/source', 'src/engine/finding.ts', 'src/facts/closest-name.ts'],
    because: 'reading YAML knows findings and nothing of galleries',
  },
  'src/manifest': {
    may: ['src/manifest', 'src/generated', 'src/engine/finding.ts', 'src/facts'],
    because: 'the schema is judged without an estate',
  },
  'src/estate': {
    may: ['src/estate', 'src/facts', 'src/manifest (types)', 'src/source (types)', 'src/engine/finding.ts'],
    because: 'the estate gives meaning to checked documents',
  },
  'src/planning': { may: ['src/planning', 'src/estate', 'src/facts'], because: 'sizing is a pure function of the estate' },
  'src/pricing': {
    may: ['src/pricing', 'src/estate', 'src/facts', 'src/engine/finding.ts', 'src/manifest', 'src/generated'],
    because: 'pricing is a pure function of the estate; a sheet is held against its schema',
  },
  'src/change': {
    may: [
      'src/change',
      'src/estate',
      'src/facts',
      'src/pricing',
      'src/engine (types)',
      'src/engine/finding.ts',
      'src/engine/finding-identity.ts',
      'src/fix/is-same.ts',
      'src/manifest (types)',
      'src/source (types)',
    ],
    because: 'changes are a pure function of two estates, what they cost of two estimates, and what is new of two analyses',
  },
  'src/forecast': {
    may: ['src/forecast', 'src/estate', 'src/facts', 'src/pricing', 'src/manifest (types)'],
    because: 'a forecast is a pure function of the estate and its estimate',
  },
  'src/custom-rules': {
    may: [
      'src/custom-rules',
      'src/config (types)',
      'src/engine/custom-rule.ts',
      'src/engine (types)',
      'src/estate',
      'src/facts/closest-name.ts',
      'src/generated',
      'src/manifest',
      'src/planning/expression-error.ts',
      'src/report/explain-template-error.ts',
      'src/report/template-error.ts',
    ],
    because: 'a rule of the configuration sees the estate alone; errors of expressions and templates have one wording',
  },
  'src/suppressions': {
    may: ['src/suppressions', 'src/engine/finding.ts', 'src/engine/finding-identity.ts', 'src/source (types)'],
    because: 'a suppression knows findings and comments, not what is wrong',
  },
  'src/engine': {
    may: [
      'src/engine',
      'src/suppressions',
      'src/source',
      'src/manifest',
      'src/estate',
      'src/facts',
      'src/planning',
      'src/pricing',
      'src/forecast',
      'src/change',
      'src/exchange',
    ],
    because: 'the engine walks; it names no rule and no report',
  },
  'src/fix': {
    may: ['src/fix', 'src/engine (types)', 'src/engine/finding.ts', 'src/source'],
    because: 'a fix edits text by what findings say, and judges nothing itself: who judges is handed in',
  },
  'src/savings': {
    may: [
      'src/savings',
      'src/estate',
      'src/facts',
      'src/planning',
      'src/pricing',
      'src/fix/fix-files.ts',
      'src/engine (types)',
      'src/engine/finding.ts',
      'src/manifest (types)',
      'src/source (types)',
    ],
    because: 'savings are a pure function of what plan and cost say; who judges the text they are made in is handed in',
  },
  'src/exchange': {
    may: [
      'src/exchange',
      'src/engine/finding.ts',
      'src/estate',
      'src/facts',
      'src/fix/scalar-text.ts',
      'src/manifest (types)',
      'src/manifest/is-manifest.ts',
      'src/generated',
      'src/report/sanitize.ts',
      'src/source/lines.ts',
      'src/source (types)',
      'src/source/hcl.ts',
      'schemas/manifest.schema.json',
    ],
    because: "other people's formats become manifests, which are judged elsewhere; the schema says in what order a manifest is written",
  },
  'src/config': {
    may: ['src/config', 'src/engine (types)', 'src/estate (types)', 'src/facts (types)', 'src/manifest', 'src/generated'],
    because: 'a configuration is data for the engine, held against its schema',
  },
  'src/report': {
    may: [
      'src/report',
      'src/change',
      'src/generated',
      'src/engine',
      'src/estate',
      'src/facts',
      'src/planning',
      'src/pricing',
      'src/savings',
      'src/forecast',
      'src/change',
      'src/exchange/export',
      'src/source',
      'package.json',
    ],
    because: 'reports read results and decide nothing',
  },
  rules: {
    may: [
      'src/engine/rule.ts',
      'src/estate',
      'src/facts',
      'src/planning',
      'src/pricing',
      'src/change',
      'src/engine/finding.ts',
      'src/manifest (types)',
    ],
    because: 'a rule judges the estate, or a change of it, and asks facts, plan and cost',
  },
  'src/cli': { may: ['src', 'rules/index.ts', 'package.json', 'schemas'], because: 'the shell around everything' },
};

/** Modules of Node and of npm: only the shell touches the machine, and each library has one place. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  'src/source': ['js-yaml', 'yaml'],
  'src/exchange/hcl': ['web-tree-sitter'],
  'src/fix': ['yaml'],
  'src/planning': ['mathjs', 'mathjs/number'],
  'src/custom-rules': ['mathjs/number', 'handlebars'],
  'src/report/charts': ['d3-geo', 'd3-scale', 'd3-shape'],
  'src/report': ['hucre/xlsx', 'hyparquet-writer', 'diff', 'handlebars', 'handlebars/runtime.js', 'handlebars/runtime'],
  'src/cli': ['node:', 'yargs', 'tinyglobby', 'picomatch'],
  'src/bin.ts': ['node:'],
  'src/launcher.ts': ['node:'],
};

type Import = { file: string; target: string; isType: boolean };

const files = ['src', 'rules'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(root, path).replaceAll('\\', '/')),
);

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  for (const [, words = '', target = ''] of text.matchAll(/^(?:import|export)\s+([^'"]*?)from\s+['"]([^'"]+)['"]/gm)) {
    const names = /^\{([^}]*)\}\s*$/
      .exec(words.trim())?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const isType = words.startsWith('type ') || (names?.every((name) => name.startsWith('type ')) ?? false);
    found.push({ file, target: resolveTarget(file, target), isType });
  }
  for (const [, target = ''] of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ file, target: resolveTarget(file, target), isType: false });
  for (const [, target = ''] of text.matchAll(/^import\s+['"]([^'"]+)['"]/gm))
    found.push({ file, target: resolveTarget(file, target), isType: false });
  return found;
}

function resolveTarget(file: string, target: string): string {
  return target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : target;
}

const isOutside = (target: string) => !/^(?:src|rules|schemas|package\.json)/.test(target);
const imports = files.flatMap(importsOf);

describe('the import law', () => {
  it('finds the imports it is to judge', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some(({ target }) => target === 'src/engine/finding.ts')).toBe(true);
  });

  it.each(Object.entries(LAW))('%s imports only what it may', (folder, { may, because }) => {
    const allowed = (place: Import) =>
      may.some((entry) => {
        const isTypesOnly = entry.endsWith(' (types)');
        const path = entry.replace(' (types)', '');
        return (place.target === path || place.target.startsWith(`${path}/`)) && (!isTypesOnly || place.isType);
      });
    const broken = imports.filter(
      (place) =>
        place.file.startsWith(`${folder}/`) && !isOutside(place.target) && !allowed(place) && !place.file.endsWith('rules/index.ts'),
    );
    expect(
      broken.map(({ file, target }) => `${file} imports ${target}`),
      because,
    ).toEqual([]);
  });

  it('knows every folder', () => {
    const folders = new Set(
      files.filter((file) => file.split('/').length > 2 && file.startsWith('src/')).map((file) => file.split('/').slice(0, 2).join('/')),
    );
    expect([...folders].filter((folder) => !(folder in LAW) && folder !== 'src/generated')).toEqual([]);
  });

  it('keeps libraries and Node in their one place', () => {
    const broken = imports.filter(({ file, target }) => {
      if (!isOutside(target)) return false;
      const place = Object.keys(OUTSIDE).find((folder) => file === folder || file.startsWith(`${folder}/`));
      return !(
        place !== undefined && OUTSIDE[place]?.some((allowed) => (allowed.endsWith(':') ? target.startsWith(allowed) : target === allowed))
      );
    });
    expect(broken.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });
});

/** The one file that speaks to another machine, where `prices fetch` tells it to. */
const NETWORK = 'src/cli/retail-api.ts';

/** What of Node.js, of browsers and of libraries opens a connection. */
const WIRES =
  /\bfetch\s*\(|globalThis\s*\.\s*fetch|\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)\b|['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises)['"]|['"](?:undici|axios|got|ky|node-fetch|ws)['"]/;

describe('the network', () => {
  it('is used in one place', () => {
    const using = files.filter((file) => WIRES.test(readFileSync(file, 'utf8')));
    expect(using).toEqual([NETWORK]);
  });

  it('is reached through prices fetch alone, which is loaded when it is called', () => {
    const importing = (target: string) => imports.filter((place) => place.target === target && !place.isType).map(({ file }) => file);
    expect(importing(NETWORK)).toEqual(['src/cli/prices-fetch.ts']);
    expect(importing('src/cli/prices-fetch.ts')).toEqual(['src/cli/prices.ts']);
    expect(importing('src/cli/prices.ts')).toEqual(['src/cli/main.ts']);
    for (const [path, module] of [
      ['src/cli/main.ts', './prices.ts'],
      ['src/cli/prices.ts', './prices-fetch.ts'],
    ] as const)
      expect(readFileSync(path, 'utf8')).toContain(`(await import('${module}')).run`);
  });
});
