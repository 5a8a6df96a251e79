import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CLEAN, FAULTY, folderWith } from '../cli/call.ts';
import { expectKnownFlags, readYaml, variablesIn } from './read-integration.ts';

// A process each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

type AzureStep = { task?: string; bash?: string; condition?: string; env?: Record<string, string>; inputs?: Record<string, string> };
type AzureTemplate = { parameters: { name: string; type: string; default: string }[]; steps: AzureStep[] };
type GitlabJob = {
  variables: Record<string, string>;
  script: string[];
  artifacts: { when: string; reports: Record<string, string> };
};

const files = {
  'manifests/clean.yaml': CLEAN,
  'manifests/faulty file.yaml': FAULTY.replaceAll('Contoso', 'Fabrikam').replace('images/web', 'images/other'),
};

/** Says what it was called with, and installs the program that is built here: into a folder, or globally. */
const NPM = `#!/usr/bin/env bash
echo "$@" >"$HOME/npm-was-told"
[[ " $* " == *" --prefix "* ]] && bin="$AGENT_TEMPDIRECTORY/gallerist/node_modules/.bin" || bin="$HOME/bin"
mkdir -p "$bin" && ln -sf "$PROGRAM" "$bin/gallerist"
`;

/** Runs a script in a checkout with these variables. */
function runScript(shell: readonly string[], script: string, variables: Record<string, string>) {
  const cwd = folderWith({
    ...files,
    'home/bin/npm': NPM,
    'agent/.keep': '',
    'my config.yaml': 'edition: "2023-04"\nignore: ["**/faulty*"]\n',
  });
  const home = join(cwd, 'home');
  chmodSync(join(home, 'bin/npm'), 0o755);
  const { status, stdout, stderr } = spawnSync(shell[0] ?? '', [...shell.slice(1), '-c', script], {
    cwd,
    env: {
      PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
      HOME: home,
      CI: 'true',
      PROGRAM: resolve('dist/bin.cjs'),
      AGENT_TEMPDIRECTORY: join(cwd, 'agent'),
      ...variables,
    },
    encoding: 'utf8',
  });
  return { cwd, code: status, stdout, stderr, npmWasTold: readFileSync(join(home, 'npm-was-told'), 'utf8').trim() };
}

const HOSTILE = '$(touch pwned); touch pwned';
const isPwned = (cwd: string) => spawnSync('find', [cwd, '-name', 'pwned'], { encoding: 'utf8' }).stdout !== '';

describe('the template for Azure Pipelines', () => {
  const { parameters, steps } = readYaml<AzureTemplate>('integrations/azure-pipelines/gallerist.yml');
  const lint = steps.find(({ bash }) => bash !== undefined);
  const script = lint?.bash ?? '';

  it('uses every parameter, and no other, outside the texts of scripts', () => {
    expect(script).not.toContain('${{');
    const used = [...JSON.stringify(steps).matchAll(/\$\{\{ parameters\.(\w+) \}\}/g)].map(([, name]) => name);
    expect(used.toSorted()).toEqual(parameters.map(({ name }) => name).toSorted());
    expect(Object.keys(lint?.env ?? {}).toSorted()).toEqual(variablesIn(script));
  });

  it('calls gallerist with flags that it has', () => expectKnownFlags(script));

  /** The variables of the script's environment, by the parameters they come from. */
  const variables = (given: Record<string, string> = {}) =>
    Object.fromEntries(
      Object.entries(lint?.env ?? {}).map(([variable, expression]) => {
        const name = /parameters\.(\w+)/.exec(expression)?.[1] ?? '';
        return [variable, given[name] ?? parameters.find((parameter) => parameter.name === name)?.default ?? ''];
      }),
    );
  const run = (given: Record<string, string>) => runScript(['bash', '--noprofile', '--norc'], script, variables(given));

  it.skipIf(process.platform === 'win32')('writes what it publishes, and fails at findings', () => {
    const { cwd, code, stdout, npmWasTold } = run({ package: 'gallerist@0.1.0' });
    expect({ code, package: npmWasTold.split(' ').at(-1) }).toEqual({ code: 1, package: 'gallerist@0.1.0' });
    expect(stdout).toContain(`##vso[task.uploadsummary]${join(cwd, 'agent/gallerist/gallerist.md')}\n`);
    const publish = steps.find(({ task }) => task?.startsWith('PublishTestResults@'));
    expect(publish).toMatchObject({ condition: 'succeededOrFailed()', inputs: { testResultsFormat: 'JUnit' } });
    const folder = publish?.inputs?.['searchFolder']?.replace('$(Agent.TempDirectory)', join(cwd, 'agent')) ?? '';
    expect(readFileSync(join(folder, publish?.inputs?.['testResultsFiles'] ?? ''), 'utf8')).toContain('<testsuites');
  });

  it.skipIf(process.platform === 'win32')('hands its parameters on, and takes no code from them', () => {
    expect(run({ paths: 'manifests/clean.yaml\n' }).code).toBe(0);
    expect(run({ paths: 'manifests/faulty file.yaml\nmanifests/clean.yaml', failOn: 'never', config: 'my config.yaml' }).code).toBe(0);
    expect(run({ edition: '1999' })).toMatchObject({ code: 2, stderr: expect.stringContaining('--edition "1999"') });
    for (const name of ['package', 'paths', 'config', 'edition', 'failOn']) expect(isPwned(run({ [name]: HOSTILE }).cwd), name).toBe(false);
  });
});

describe('the job for GitLab', () => {
  const { gallerist: job } = readYaml<{ gallerist: GitlabJob }>('integrations/gitlab/gallerist.yml');
  const script = job.script.join('\n');

  it('declares the variables that it reads', () => {
    expect(Object.keys(job.variables).toSorted()).toEqual(variablesIn(script));
  });

  it('calls gallerist with flags that it has, and keeps what it writes', () => {
    expectKnownFlags(script);
    expect(job.artifacts.when).toBe('always');
    for (const file of Object.values(job.artifacts.reports)) expect(script).toContain(`=${file}`);
  });

  const run = (given: Record<string, string> = {}) => runScript(['sh', '-e'], script, { ...job.variables, ...given });

  it.skipIf(process.platform === 'win32')('writes its reports, and fails at findings', () => {
    const { cwd, code, stdout, npmWasTold } = run();
    expect({ code, package: npmWasTold.split(' ').at(-1) }).toEqual({ code: 1, package: 'gallerist' });
    expect(stdout).toContain('manifests/faulty file.yaml');
    const { codequality = '', junit = '' } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(cwd, codequality), 'utf8'))).not.toEqual([]);
    expect(readFileSync(join(cwd, junit), 'utf8')).toContain('<testsuites');
  });

  it.skipIf(process.platform === 'win32')('hands its variables on, and takes no code from them', () => {
    expect(run({ GALLERIST_PATHS: 'manifests/cl*.yaml manifests/clean.yaml' }).code).toBe(0);
    // What the shell would name one by one could not be ignored.
    expect(run({ GALLERIST_PATHS: 'manifests/*.yaml', GALLERIST_CONFIG: 'my config.yaml' }).code).toBe(0);
    expect(run({ GALLERIST_FAIL_ON: 'never' }).code).toBe(0);
    expect(run({ GALLERIST_EDITION: '1999' })).toMatchObject({ code: 2, stderr: expect.stringContaining('--edition "1999"') });
    for (const name of Object.keys(job.variables)) expect(isPwned(run({ [name]: HOSTILE }).cwd), name).toBe(false);
  });
});
