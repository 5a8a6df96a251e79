/** What is measured: groups of commands that run in turn, and the targets that each group answers. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrokenMeasurement, run } from './measure.mjs';
import { peerCommand } from './peers.mjs';

/**
 * @typedef {object} Bench what the commands are made of
 * @property {string} folder of the corpora; every command runs there
 * @property {string[]} gallerist the program and its first arguments
 * @property {string[]} peers the selected ones
 * @property {(name: string) => { name: string, versions: number }} corpus writes it where it is missing
 *
 * @typedef {object} Target
 * @property {string} label
 * @property {'x' | 'MB' | 's' | 'us'} unit
 * @property {number} must
 * @property {number} stretch
 * @property {(measured: Record<string, import('./measure.mjs').Measured>, bench: Bench) => number} value
 *
 * @typedef {object} Group
 * @property {string} name for --only
 * @property {number} runs
 * @property {number} usageRuns
 * @property {(bench: Bench) => import('./measure.mjs').Command[]} commands
 * @property {(bench: Bench) => string | undefined} [missing] what the product lacks to be measured so
 * @property {Target[]} targets
 */

/** @type {Group[]} */
export const groups = [
  {
    name: 'small',
    runs: 15,
    usageRuns: 3,
    commands: (bench) => [
      bare(bench),
      lint(bench, 'small'),
      lint(bench, 'small', { name: 'lint, sizing', options: ['--config', sizingConfig(bench)] }),
      ...selectedPeers(bench, 'small'),
    ],
    targets: [
      target('small, start-up of lint / node', 'x', 1.5, 1.25, (m) => wall(m.lint) / wall(m.node)),
      target('small, peak memory', 'MB', 60, 45, (m) => m.lint.peakMB),
      target('small, sizing expression / node', 'x', 3, 2.5, (m) => wall(m['lint, sizing']) / wall(m.node)),
    ],
  },
  {
    name: 'many',
    runs: 5,
    usageRuns: 1,
    commands: (bench) => [bare(bench), lint(bench, 'many'), ...selectedPeers(bench, 'many')],
    targets: [target('many, all rules / ajv', 'x', 1, 0.5, (m) => wall(m.lint) / wall(m.ajv))],
  },
  {
    name: 'large',
    runs: 5,
    usageRuns: 3,
    commands: (bench) => [
      bare(bench),
      lint(bench, 'large'),
      ...selectedPeers(bench, 'large'),
      lint(bench, 'large-faulty', { name: 'lint, faulty' }),
      tables(bench, 'plan', 'placements'),
      tables(bench, 'cost', 'lines'),
      gallerist(bench, 'report', ['report', 'large', '--template', 'cost', '--format', 'markdown']),
    ],
    targets: [
      target('large, all rules / ajv', 'x', 1.2, 0.8, (m) => wall(m.lint) / wall(m.ajv)),
      target('large, peak memory', 'MB', 200, 140, (m) => m.lint.peakMB),
      target('large, plan / lint', 'x', 1.15, 1.05, (m) => wall(m.plan) / wall(m.lint)),
      target('large, cost / lint', 'x', 1.15, 1.05, (m) => wall(m.cost) / wall(m.lint)),
      target('large, Markdown report - cost', 's', 1, 0.3, (m) => wall(m.report) - wall(m.cost)),
    ],
  },
  {
    name: 'money',
    runs: 3,
    usageRuns: 1,
    commands: (bench) => [
      bare(bench),
      tables(bench, 'cost', 'lines'),
      gallerist(bench, 'forecast', ['forecast', 'large']),
      gallerist(bench, 'optimize', ['optimize', 'large']),
      ...['html', 'xlsx', 'focus', 'parquet'].map((format) => written(bench, format, ['cost', 'large', '--format', format])),
      written(bench, 'report', ['report', 'large', '--format', 'html']),
    ],
    targets: [
      target('large, size of the HTML report', 'MB', 5, 2, (m, bench) => statSync(fileOf(bench, 'report')).size / 1e6),
      target('large, HTML report - cost', 's', 2, 1, (m) => wall(m.report) - wall(m.cost)),
      target('large, forecast / cost', 'x', 1.5, 1.15, (m) => wall(m.forecast) / wall(m.cost)),
      target('large, optimize / cost', 'x', 3, 2, (m) => wall(m.optimize) / wall(m.cost)),
      target('large, workbook / cost', 'x', 4, 2, (m) => wall(m.xlsx) / wall(m.cost)),
    ],
  },
  {
    name: 'rules',
    runs: 5,
    usageRuns: 0,
    commands: (bench) => [{ ...script(bench, 'rules', 'rules.mjs', bench.corpus('large').name), seconds: printedSeconds }],
    targets: [target('large, all rules, per version', 'us', 16, 8, (m, bench) => (wall(m.rules) / bench.corpus('large').versions) * 1e6)],
  },
  {
    name: 'anchors',
    runs: 3,
    usageRuns: 1,
    commands: (bench) => [lint(bench, 'anchors'), script(bench, 'yaml', 'parse-documents.mjs', bench.corpus('anchors').name)],
    targets: [target('anchors, all rules / yaml parseDocument', 'x', 1 / 4, 1 / 8, (m) => wall(m.lint) / wall(m.yaml))],
  },
  {
    name: 'exchange',
    runs: 5,
    usageRuns: 3,
    commands: (bench) => [
      bare(bench),
      lint(bench, 'large', { name: 'lint, large' }),
      lint(bench, 'live', { name: 'lint, YAML' }),
      lint(bench, 'az', { name: 'lint, az', paths: ['demand.yaml', 'galleries.json', 'images.json', 'versions.json'] }),
    ],
    targets: [
      target('az export / the same as YAML', 'x', 1.5, 1.25, (m) => wall(m['lint, az']) / wall(m['lint, YAML'])),
      target('az export / large', 'x', 1.5, 1.25, (m) => wall(m['lint, az']) / wall(m['lint, large'])),
      target('az export, peak memory', 'MB', 400, 300, (m) => m['lint, az'].peakMB),
    ],
  },
  {
    name: 'huge',
    runs: 3,
    usageRuns: 1,
    commands: (bench) => [
      bare(bench),
      lint(bench, 'large', { name: 'lint, large' }),
      lint(bench, 'huge'),
      ...(bench.peers.includes('ajv') ? [peer(bench, 'ajv', 'huge')] : []),
    ],
    targets: [
      target('huge (100,000 versions)', 's', 8, 5, (m) => wall(m.lint)),
      target('huge, peak memory', 'MB', 1024, 750, (m) => m.lint.peakMB),
      target('huge / large, time per version', 'x', 1.2, 1, perVersionRatio),
    ],
  },
  {
    name: 'cache',
    runs: 9,
    usageRuns: 1,
    missing: (bench) => {
      const { stdout } = run(gallerist(bench, 'help', ['lint', '--help']), { output: 'pipe' });
      return stdout.includes('--cache') ? undefined : 'not there yet';
    },
    commands: (bench) => [bare(bench), lint(bench, 'many', { options: ['--cache'] })],
    targets: [target('many, second run with --cache / node', 'x', 2.5, 1.5, (m) => wall(m.lint) / wall(m.node))],
  },
];

function target(label, unit, must, stretch, value) {
  return { label, unit, must, stretch, value };
}

/** Seconds, the median of the timed runs. */
function wall(measured) {
  return measured.wall.median;
}

/** Start-up is taken off both, or the larger corpus would win by spreading it thinner. */
function perVersionRatio(m, bench) {
  const perVersion = (measured, corpus) => (wall(measured) - wall(m.node)) / bench.corpus(corpus).versions;
  return perVersion(m.lint, 'huge') / perVersion(m['lint, large'], 'large');
}

function bare(bench) {
  return { name: 'node', file: process.execPath, args: ['-e', '0'], cwd: bench.folder };
}

function printedSeconds(stdout) {
  return JSON.parse(stdout).seconds;
}

function script(bench, name, file, ...args) {
  return { name, file: process.execPath, args: [fileURLToPath(new URL(file, import.meta.url)), ...args], cwd: bench.folder };
}

function gallerist(bench, name, args, warmUp) {
  const [file, ...first] = bench.gallerist;
  return {
    name,
    file,
    args: [...first, ...args],
    cwd: bench.folder,
    ...(warmUp && { warmUp: { ...warmUp, args: [...first, ...warmUp.args] } }),
  };
}

/** `lint` of a corpus, or of files in it; its warm-up run must have seen every version and no error. */
function lint(bench, corpus, { name = 'lint', options = [], paths = [] } = {}) {
  const { versions } = bench.corpus(corpus);
  const args = ['lint', ...(paths.length === 0 ? [corpus] : paths.map((path) => `${corpus}/${path}`)), ...options];
  return gallerist(bench, name, args, {
    args: [...args, '--format', 'json'],
    verify: (stdout) => {
      const { summary } = JSON.parse(stdout);
      if (summary.versions !== versions) throw new BrokenMeasurement(`lint of ${corpus}: ${summary.versions} versions seen of ${versions}`);
      if (summary.errors > 0) throw new BrokenMeasurement(`lint of ${corpus}: ${summary.errors} errors in a corpus that has none`);
    },
  });
}

/** `plan` or `cost` of large, as tables; in the warm-up run as JSON, whose `list` must have a row for each version. */
function tables(bench, command, list) {
  const { versions } = bench.corpus('large');
  return gallerist(bench, command, [command, 'large'], {
    args: [command, 'large', '--format', 'json'],
    verify: (stdout) => {
      const rows = JSON.parse(stdout)[list].length;
      if (rows < versions) throw new BrokenMeasurement(`${command}: ${rows} ${list} for ${versions} versions`);
    },
  });
}

/** A command whose result is a file. */
function written(bench, name, args) {
  bench.corpus('large');
  return gallerist(bench, name, [...args, '--output', fileOf(bench, name)]);
}

function fileOf(bench, name) {
  return join(bench.folder, `result.${name}`);
}

/** Only ajv-cli is fast enough to be run as often as gallerist; the others take up to a minute on anything but small. */
function peer(bench, name, corpus) {
  bench.corpus(corpus);
  const command = peerCommand(name, corpus, bench.folder);
  return name === 'ajv' || corpus === 'small' ? command : { ...command, isOnce: true };
}

function selectedPeers(bench, corpus) {
  return bench.peers.map((name) => peer(bench, name, corpus));
}

/** A configuration whose sizing the product cannot foresee: both ratios are expressions. */
function sizingConfig(bench) {
  const file = join(bench.folder, 'sizing.config.yaml');
  writeFileSync(file, 'sizing:\n  virtualMachines: "max(1, ceil(vms / 25))"\n  scaleSet: "max(1, ceil(instances / 300))"\n');
  return file;
}
