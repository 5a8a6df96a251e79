/**
 * `npm run bench`: measures gallerist against its targets and its peers, and reports.
 * Exit code 0 with every measurement made, met or missed; 2 where one is broken.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureCorpus } from './corpora.mjs';
import { groups } from './groups.mjs';
import { BrokenMeasurement, measure } from './measure.mjs';
import { isOnPath, peerNames, preparePeers } from './peers.mjs';
import { busyLines, commandLines, corpusLines, machineLine, targetLines, verdictOf } from './report.mjs';

const usage = `npm run bench -- [options]

  --only small,many   groups to measure: ${groups.map(({ name }) => name).join(', ')}
  --peers LIST|all    peers beside ajv: ${peerNames.filter((name) => name !== 'ajv').join(', ')} (slow: minutes more)
  --runs N            timed runs of each command, instead of 3 to 15
  --json FILE         the figures for programs
  --command "..."     instead of "node dist/bin.cjs"
`;

process.exitCode = main();

function main() {
  const request = readRequest();
  if (typeof request === 'string') return refuse(request);

  const folder = fileURLToPath(new URL('./corpora', import.meta.url));
  const made = new Map();
  const bench = {
    folder,
    gallerist: request.gallerist,
    peers: request.peers,
    corpus(name) {
      if (!made.has(name)) made.set(name, ensureCorpus(name, folder));
      return made.get(name);
    },
  };

  bench.corpus('small');
  preparePeers(bench.peers, folder, note);
  const results = request.groups.map((group) => measureGroup(group, bench, request.runs));
  const machine = describeMachine();
  const corporaUsed = [...made.values()];
  console.log(
    [machineLine(machine), ...busyLines(results), ...targetLines(results), ...commandLines(results), ...corpusLines(corporaUsed)].join(
      '\n',
    ),
  );
  if (request.json !== undefined) writeFileSync(request.json, `${JSON.stringify(toJson(machine, corporaUsed, results), undefined, 2)}\n`);
  return results.some(({ broken }) => broken !== undefined) ? 2 : 0;
}

/** @returns what the command line asks for, or why it cannot be done */
function readRequest() {
  let values;
  try {
    const text = { type: 'string' };
    ({ values } = parseArgs({ options: { only: text, peers: text, runs: text, json: text, command: text, help: { type: 'boolean' } } }));
  } catch (error) {
    return `${error.message}\n${usage}`;
  }
  if (values.help) return usage;

  const chosen = values.only?.split(',') ?? groups.map(({ name }) => name);
  const unknownGroup = chosen.find((name) => groups.every((group) => group.name !== name));
  if (unknownGroup !== undefined) return `no group "${unknownGroup}"\n${usage}`;

  const asked =
    values.peers === 'all' ? peerNames.filter((name) => name !== 'yamllint' || isOnPath(name)) : (values.peers?.split(',') ?? []);
  const unknownPeer = asked.find((name) => !peerNames.includes(name));
  if (unknownPeer !== undefined) return `no peer "${unknownPeer}"\n${usage}`;

  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) return `--runs is "${values.runs}", a whole number from 1 is expected`;

  const bin = fileURLToPath(new URL('../dist/bin.cjs', import.meta.url));
  if (values.command === undefined && !existsSync(bin)) return 'dist/bin.cjs is missing: run npm run build first';

  return {
    groups: groups.filter(({ name }) => chosen.includes(name)),
    peers: peerNames.filter((name) => name === 'ajv' || asked.includes(name)),
    runs,
    json: values.json,
    gallerist: values.command?.split(' ') ?? [process.execPath, bin],
  };
}

/** A broken measurement does not keep the others from being made. */
function measureGroup(group, bench, runs = group.runs) {
  note(`measuring ${group.name}`);
  try {
    const missing = group.missing?.(bench);
    if (missing !== undefined) return { group, missing, measured: [], targets: group.targets };
    const measured = measure(group.commands(bench), { runs, usageRuns: Math.min(runs, group.usageRuns) });
    const byName = Object.fromEntries(measured.map((one) => [one.name, one]));
    return { group, measured, targets: group.targets.map((target) => ({ ...target, measured: target.value(byName, bench) })) };
  } catch (error) {
    if (!(error instanceof BrokenMeasurement)) throw error;
    return { group, broken: error.message, measured: [], targets: group.targets };
  }
}

function describeMachine() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const git = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', cwd: fileURLToPath(new URL('.', import.meta.url)) });
  return {
    gallerist: version,
    commit: git.status === 0 ? git.stdout.trim() : undefined,
    node: process.versions.node,
    system: `${process.platform} ${process.arch}`,
    cores: cpus().length,
  };
}

function toJson(machine, corporaUsed, results) {
  return {
    machine,
    corpora: corporaUsed.map(({ name, files, versions, lines, bytes }) => ({ name, files, versions, lines, bytes })),
    groups: results.map(({ group, broken, missing, measured, targets }) => ({
      name: group.name,
      broken,
      missing,
      commands: measured,
      targets: targets.map((target) => ({
        label: target.label,
        unit: target.unit,
        must: target.must,
        stretch: target.stretch,
        measured: target.measured,
        verdict: verdictOf(target),
      })),
    })),
  };
}

function refuse(message) {
  console.error(message);
  return message === usage ? 0 : 2;
}

function note(message) {
  console.error(`${message} ...`);
}
