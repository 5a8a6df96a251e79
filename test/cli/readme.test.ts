import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/options.ts';
import { call, folderWith } from './call.ts';

const README = readFileSync('README.md', 'utf8');

/** What a console block of the README shows: the call, and all that it prints. */
function consoleBlocks(): { words: string[]; output: string }[] {
  return [...README.matchAll(/^```console\n\$ gallerist (.*)\n([^]*?)^```$/gm)].map(([, line = '', output = '']) => ({
    words: line.split(' '),
    output,
  }));
}

it('the five minutes of the README go as it says', async () => {
  const cwd = folderWith({});
  const manifest = join(cwd, 'manifests/gallery.yaml');
  const edit = (from: string, to: string) => {
    const text = readFileSync(manifest, 'utf8');
    expect(text).toContain(from);
    writeFileSync(manifest, text.replace(from, to));
  };
  const [lint, cost] = consoleBlocks();

  expect((await call(['init'], { cwd })).stdout).toContain('wrote gallerist.config.yaml\nwrote manifests/gallery.yaml\n');
  const clean = 'No findings in 1 file: 1 gallery, 1 image, 1 version';
  expect(README).toContain(`gallerist lint                  # ${clean}\n`);
  expect(await call(['lint'], { cwd })).toEqual({ code: 0, stdout: `${clean}\n`, stderr: '' });

  expect(README).toContain('change `virtualMachines: 60` to `120`');
  edit('virtualMachines: 60', 'virtualMachines: 120');
  expect(lint?.words).toEqual(['lint']);
  expect((await call(['lint'], { cwd })).stdout).toBe(lint?.output);

  expect(README).toContain('Raise the count to 7,');
  edit('regionalReplicaCount: 4', 'regionalReplicaCount: 7');
  expect((await call(['lint'], { cwd })).stdout).toBe(`${clean}\n`);
  expect(cost?.words).toEqual(['cost']);
  expect((await call(['cost'], { cwd })).stdout).toBe(cost?.output);
  expect(consoleBlocks()).toHaveLength(2);
});

it('the README names every command', () => {
  for (const { name } of COMMANDS) expect(README).toMatch(new RegExp(`^\\| \`gallerist ${name}[ \`]`, 'm'));
});

it('every flag in the README is one that there is', () => {
  const flags = [...README.matchAll(/`(-{1,2}[a-z-]+)/g)].map(([, flag = '']) => flag);
  expect(flags.length).toBeGreaterThan(10);
  const known = new Set(
    COMMANDS.flatMap(({ options }) => options.flatMap(({ name, alias }) => [`--${name}`, `--no-${name}`, `-${alias ?? name}`])),
  );
  expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
});
