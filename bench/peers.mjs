/**
 * The tools one would otherwise check manifests with, given the same job: every file against the manifest's schema, all
 * errors reported. They are installed into bench/peers, and only when asked for.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrokenMeasurement } from './measure.mjs';

const folder = fileURLToPath(new URL('./peers', import.meta.url));
const schemaFile = fileURLToPath(new URL('../schemas/manifest.schema.json', import.meta.url));
const pins = JSON.parse(readFileSync(new URL('./peers.json', import.meta.url), 'utf8'));

/** One peer: how it is called on the YAML files of a folder (relative to the working directory). */
const peers = {
  ajv: {
    bin: 'ajv-cli/dist/index.js',
    // Strict mode refuses the schema's editor keywords; formats are a plugin there.
    args: (path) => [
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '--all-errors',
      '-c',
      'ajv-formats',
      '-s',
      schemaFile,
      '-d',
      `${path}/*.yaml`,
    ],
  },
  v8r: {
    bin: 'v8r/src/index.js',
    args: (path) => ['--no-ignore', '--schema', schemaFile, `${path}/*.yaml`],
  },
  eslint: {
    bin: 'eslint/bin/eslint.js',
    configure: configureEslint,
    args: (path) => ['--config', join(folder, 'eslint.config.mjs'), `${path}/*.yaml`],
  },
  spectral: {
    bin: '@stoplight/spectral-cli/dist/index.js',
    configure: configureSpectral,
    args: (path) => ['lint', '--quiet', '--ignore-unknown-format', '--ruleset', join(folder, 'spectral.yaml'), `${path}/*.yaml`],
  },
  // Python, style rules only: the start-up of a tool that is not Node's. Used where it is on the PATH, never installed.
  yamllint: {
    args: (path) => ['-d', '{extends: default, rules: {line-length: disable, document-start: disable}}', path],
  },
};

export const peerNames = Object.keys(peers);

/** Installs what is missing and writes the configurations; checks that each peer refuses a manifest with a fault. */
export function preparePeers(names, cwd, note) {
  install(
    names.filter((name) => pins[name] !== undefined),
    note,
  );
  for (const name of names) peers[name].configure?.();
  for (const name of names) if (name !== 'yamllint') refuseFault(name, cwd);
}

/** @returns {import('./measure.mjs').Command} */
export function peerCommand(name, path, cwd) {
  const peer = peers[name];
  const command = { name, cwd };
  if (peer.bin === undefined) return { ...command, file: name, args: peer.args(path), isNode: false };
  return { ...command, file: process.execPath, args: [join(folder, 'node_modules', peer.bin), ...peer.args(path)] };
}

/** Peers that are there without being installed. */
export function isOnPath(name) {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

function install(names, note) {
  const file = join(folder, 'package.json');
  const installed = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).dependencies : {};
  const wanted = Object.assign({ ...installed }, ...names.map((name) => pins[name]));
  if (Object.entries(wanted).every(isInstalled)) return;

  note(`installing ${names.join(', ')} into bench/peers`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ private: true, dependencies: wanted }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

function isInstalled([name, version]) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version;
}

/** A peer that accepts everything would be fast and say nothing. */
function refuseFault(name, cwd) {
  mkdirSync(join(cwd, 'fault'), { recursive: true });
  writeFileSync(join(cwd, 'fault', 'fault.yaml'), 'gallerist: 1\ngalleries:\n  - name: 7\n    location: westeurope\n');
  const { file, args } = peerCommand(name, 'fault', cwd);
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
  const output = `${stdout}${stderr}`;
  if (status === 0 || !/string/.test(output))
    throw new BrokenMeasurement(`${name} does not refuse a faulty manifest: ${output.slice(0, 300)}`);
}

function configureEslint() {
  writeFileSync(
    join(folder, 'eslint.config.mjs'),
    `import { readFileSync } from 'node:fs';
import yml from 'eslint-plugin-yml';
import validator from 'eslint-plugin-json-schema-validator';
const schema = JSON.parse(readFileSync(${JSON.stringify(schemaFile)}, 'utf8'));
export default [
  ...yml.configs.base,
  {
    files: ['**/*.yaml'],
    plugins: { validator },
    rules: { 'validator/no-invalid': ['error', { schemas: [{ fileMatch: ['**/*.yaml'], schema }], useSchemastoreCatalog: false }] },
  },
];
`,
  );
}

/** The schema check and three simple rules, as a team would add them. */
function configureSpectral() {
  const schema = readFileSync(schemaFile, 'utf8');
  writeFileSync(
    join(folder, 'spectral.yaml'),
    `rules:
  manifest:
    given: $
    severity: error
    then: { function: schema, functionOptions: { allErrors: true, schema: ${schema} } }
  gallery-name:
    given: $.galleries[*].name
    severity: error
    then: { function: pattern, functionOptions: { match: '^[A-Za-z0-9._]{1,80}$' } }
  image-identifier:
    given: $.galleries[*].images[*]
    severity: error
    then: { field: identifier, function: truthy }
  version-regions:
    given: $.galleries[*].images[*].versions[*].targetRegions
    severity: error
    then: { function: length, functionOptions: { min: 1, max: 50 } }
`,
  );
}
