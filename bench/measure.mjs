/** Measuring whole processes: interleaved runs, medians with their extremes, CPU and memory in runs of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usageModule = fileURLToPath(new URL('./usage.cjs', import.meta.url));

/** A measurement that says nothing, because the command did not do what was to be measured. */
export class BrokenMeasurement extends Error {}

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string} file the program
 * @property {string[]} args
 * @property {string} cwd
 * @property {number[]} [exitCodes] those of a run that did its work; 0 alone unless given
 * @property {{ args: string[], verify(stdout: string): void }} [warmUp] the first, unmeasured run where it differs from
 *   the others; `verify` sees what it printed and throws a `BrokenMeasurement`
 * @property {(stdout: string) => number} [seconds] reads the time from what the program printed, instead of the clock
 * @property {boolean} [isOnce] for slow commands: no warm-up, one round
 * @property {boolean} [isNode] false for programs that the memory runs cannot look into
 *
 * @typedef {{ median: number, min: number, max: number }} Spread
 * @typedef {{ name: string, wall: Spread, cpu?: number, peakMB?: number, runs: number }} Measured seconds and MB (2^20)
 */

/**
 * Runs the commands in turn (A B A B ...), `runs` times after one warm-up each, then `usageRuns` times for CPU and memory.
 * @param {Command[]} commands
 * @returns {Measured[]} in the order of the commands
 */
export function measure(commands, { runs, usageRuns }) {
  for (const command of commands) {
    if (command.isOnce) continue;
    const { args = command.args, verify } = command.warmUp ?? {};
    const { stdout } = run({ ...command, args }, { output: verify === undefined ? 'ignore' : 'pipe' });
    verify?.(stdout);
  }

  const walls = commands.map(() => []);
  const usages = commands.map(() => []);
  for (let round = 0; round < runs; round++) {
    for (const [index, command] of commands.entries()) {
      if (round < (command.isOnce ? 1 : runs)) walls[index].push(timed(command));
    }
  }
  for (let round = 0; round < usageRuns; round++) {
    for (const [index, command] of commands.entries()) {
      if (command.isNode !== false && round < (command.isOnce ? 1 : usageRuns)) usages[index].push(runForUsage(command));
    }
  }

  return commands.map(({ name }, index) => {
    const measured = { name, wall: spread(walls[index]), runs: walls[index].length };
    if (usages[index].length === 0) return measured;
    const cpu = spread(usages[index].map((usage) => usage.cpu)).median;
    const peakMB = spread(usages[index].map((usage) => usage.peakMB)).median;
    return { ...measured, cpu, peakMB };
  });
}

function timed(command) {
  if (command.seconds === undefined) return run(command).seconds;
  return command.seconds(run(command, { output: 'pipe' }).stdout);
}

/** One process from spawn to exit. Its output is thrown away unless asked for, so that no terminal slows it down. */
export function run(command, { output = 'ignore', env = process.env } = {}) {
  const start = process.hrtime.bigint();
  const { status, signal, error, stdout, stderr } = spawnSync(command.file, command.args, {
    cwd: command.cwd,
    env,
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (error !== undefined) throw new BrokenMeasurement(`${command.name}: ${error.message}`);
  if (!(command.exitCodes ?? [0]).includes(status)) {
    throw new BrokenMeasurement(`${command.name}: ended with ${status ?? signal}: ${reasonIn(stderr)}`);
  }
  return { seconds, stdout: stdout ?? '' };
}

function runForUsage(command) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'usage');
  try {
    const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(usageModule)}`;
    run(command, { env: { ...process.env, NODE_OPTIONS: nodeOptions, BENCH_USAGE_FILE: file } });
    const usages = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return {
      cpu: usages.reduce((sum, usage) => sum + usage.cpuMicroseconds, 0) / 1e6,
      peakMB: Math.max(...usages.map((usage) => usage.peakKB)) / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Spread} */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

/** The line that names the error: what Node prints of its own crashes begins with the place. */
function reasonIn(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /^\w*error\b/i.test(line)) ?? lines[0] ?? 'no message').slice(0, 300);
}
