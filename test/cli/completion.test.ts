import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { complete } from '../../src/cli/complete.ts';
import { COMPLETION_SCRIPTS } from '../../src/cli/completion-scripts.ts';
import { COMMANDS, SHELLS } from '../../src/cli/options.ts';
import { ALL_CARDS } from '../rules/run-rules.ts';
import { call, expectRefusal, folderWith } from './call.ts';

// Shells in processes of their own, which start the program at each Tab.
vi.setConfig({ testTimeout: 60_000 });

/** The candidates for the last word of a line. */
function candidates(line: string): string[] {
  return complete(line.split(' ')).candidates.map(({ text }) => text);
}

const disk = (line: string) => {
  const { disk: kind, diskFrom } = complete(line.split(' '));
  return [kind, diskFrom];
};

describe('at the cursor', () => {
  it('stand the commands, described', () => {
    expect(complete(['']).candidates).toEqual(COMMANDS.map(({ name, describe: says }) => ({ text: name, describe: says })));
    expect(candidates('ex')).toEqual(COMMANDS.map(({ name }) => name).filter((name) => name.startsWith('ex')));
    expect(candidates('--')).toEqual(['--help', '--version']);
    expect(candidates('lnit ')).toEqual([]);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))('stand all flags of %s', (name, { options }) => {
    const flags = options.map((option) => `--${option.name}`);
    expect(candidates(`${name} -`)).toEqual([...flags, '--help']);
    for (const option of options) {
      const value = option.kind === 'switch' ? '' : ' value';
      const left = candidates(`${name} --${option.name}${value} -`);
      expect(left.includes(`--${option.name}`)).toBe(option.kind === 'list');
      for (const choice of option.choices ?? []) {
        expect(candidates(`${name} --${option.name} `)).toContain(choice);
        expect(candidates(`${name} --${option.name}=${choice[0]}`)).toContain(`--${option.name}=${choice}`);
        if (option.alias !== undefined) expect(candidates(`${name} -${option.alias} `)).toContain(choice);
      }
    }
  });

  it('stand the negations of switches, for who asks for one', () => {
    expect(candidates('lint --no-c')).toContain('--no-color');
    expect(candidates('lint --no-')).not.toContain('--no-edition');
    expect(candidates('lint --no-color --')).not.toContain('--color');
  });

  it('stand the ids of all rules, with their titles', () => {
    expect(complete(['explain', '']).candidates).toEqual(ALL_CARDS.map(({ id, title }) => ({ text: id, describe: title })));
    expect(candidates('explain limits/disk-siz')).toEqual(['limits/disk-size']);
    expect(candidates('explain limits/disk-size ')).toEqual(expect.arrayContaining(['--color', '--help']));
    expect(candidates('lint --rule limits/headr')).toEqual(['limits/headroom=']);
    expect(candidates('lint --rule limits/headroom=')).toEqual(['off', 'info', 'warning', 'error'].map((s) => `limits/headroom=${s}`));
    expect(candidates('lint --rule=limits/headroom=w')).toEqual(['--rule=limits/headroom=warning']);
  });

  it('stand choices of what is no flag', () => {
    expect(candidates('schema man')).toEqual(['manifest']);
    expect(candidates('completion ')).toEqual([...SHELLS]);
    expect(candidates('report -t c')).toEqual(['cost']);
    expect(candidates('lint -f s')).toEqual(['stylish', 'sarif']);
    expect(candidates('forecast --by re')).toEqual(['region']);
    expect(candidates('cost --currency N')).toEqual(['NOK', 'NZD']);
    expect(candidates('cost --rate N')).toEqual(['NOK=', 'NZD=']);
    expect(candidates('cost --rate NOK=')).toEqual([]);
  });

  it('stand names from the disk where a file or a folder is meant', () => {
    expect(disk('lint ')).toEqual(['files', 0]);
    expect(disk('lint a b')).toEqual(['files', 0]);
    expect(disk('lint -- -')).toEqual(['files', 0]);
    expect(disk('lint -f json=out')).toEqual(['files', 5]);
    expect(disk('lint --format=json=')).toEqual(['files', 14]);
    expect(disk('report --part cost=own')).toEqual(['files', 5]);
    expect(disk('lint --config ')).toEqual(['files', 0]);
    expect(disk('lint --config=')).toEqual(['files', 9]);
    expect(disk('report -t ')).toEqual(['files', 0]);
    expect(disk('init ')).toEqual(['directories', 0]);
    for (const line of ['', 'lint -', 'lint --edition ', 'lint --today ', 'explain ', 'init here ', 'rules ', 'lint -f '])
      expect(disk(line), line).toEqual(['none', 0]);
  });

  it('is known of every value what it is', () => {
    const known = ['FILE', 'PATH', 'DIR', 'NAME', 'FORMAT[=FILE]', 'NAME=FILE', 'ID=SEVERITY', 'CODE', 'CODE=RATE@DATE', 'URL', 'WHAT'];
    const unforeseeable = ['ID', 'REGION', 'DATE', 'REF', 'SECONDS', 'N', 'COUNT', 'AMOUNT'];
    for (const { name, options } of COMMANDS)
      for (const { value, choices, kind, name: option } of options)
        if (kind !== 'switch' && choices === undefined) expect([...known, ...unforeseeable], `${name} --${option}`).toContain(value);
  });
});

/** The answer to `gallerist __complete`, the word at the cursor last. */
async function answer(shell: string, ...words: string[]) {
  const { code, stdout, stderr } = await call(['__complete', shell, ...words.slice(0, -1), `+${words.at(-1)}`]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout.split('\n').slice(0, -1);
}

describe('the answer to a shell', () => {
  it('is what the disk may add, and a line a candidate', async () => {
    expect(await answer('zsh', 'schema', 'm')).toEqual(['none 0', 'manifest\t']);
    expect(await answer('zsh', 'explain', 'limits/disk-size')).toEqual([
      'none 0',
      'limits/disk-size\tA disk is larger than an image version may hold',
    ]);
    expect(await answer('fish', 'lint', '-f', 'json=a')).toEqual(['files 5']);
    expect(await answer('powershell', '')).toHaveLength(COMMANDS.length + 1);
    expect((await call(['__complete'])).code).toBe(0);
  });

  it('goes to bash without what it has taken apart at "="', async () => {
    expect(await answer('bash', 'lint', '--fail-on', '=', 'n')).toEqual(['none 0', 'never\t']);
    expect(await answer('bash', 'lint', '--fail-on', '=')).toEqual(['none 0', 'error\t', 'warning\t', 'info\t', 'never\t']);
    expect(await answer('bash', 'lint', '--fail-on=n')).toEqual(['none 0', '--fail-on=never\t']);
    expect(await answer('bash', 'lint', '--rule', 'limits/headroom', '=', 'of')).toEqual(['none 0', 'off\t']);
    expect(await answer('bash', 'lint', '--rule', '=', 'limits/headroom', '=', 'of')).toEqual(['none 0', 'off\t']);
    expect(await answer('bash', 'lint', '-f', 'json', '=')).toEqual(['files 0']);
    expect(await answer('bash', 'lint', '-f', 'json', '=', '')).toEqual(['files 0']);
    expect(await answer('bash', 'lint', '--edition', '=', '2021-06', '--edi')).toEqual(['none 0']);
  });
});

describe('gallerist completion', () => {
  it.each(SHELLS)('prints the script for %s', async (shell) => {
    expect(await call(['completion', shell])).toEqual({ code: 0, stdout: COMPLETION_SCRIPTS[shell], stderr: '' });
    expect(await call(['completion'], { env: { SHELL: `/usr/bin/${shell}` } })).toMatchObject({
      code: 0,
      stdout: COMPLETION_SCRIPTS[shell],
    });
    expect(COMPLETION_SCRIPTS[shell]).toContain(`gallerist __complete ${shell} `);
  });

  it('refuses a shell it has nothing for', async () => {
    expectRefusal(
      await call(['completion'], { env: { SHELL: '/bin/tcsh' } }),
      '/nowhere',
      '"tcsh"',
      'completion bash | zsh | fish | powershell',
    );
    expectRefusal(await call(['completion']), '/nowhere', 'SHELL is not set', 'completion bash');
    expectRefusal(await call(['completion', 'bahs']), '/nowhere', 'no completion "bahs"', 'Did you mean "bash"?');
  });
});

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).status === 0;
/** `script` gives a shell a terminal; the one of util-linux takes -c. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

/** A folder where a shell finds the built program, by its name, and a few files. */
function place() {
  const cwd = folderWith({ 'bin/.keep': '', 'manifests/a.yaml': '', 'manifests/b b.yaml': '', 'config.yaml': '' });
  symlinkSync(resolve('dist/bin.cjs'), join(cwd, 'bin/gallerist'));
  chmodSync(join(cwd, 'bin/gallerist'), 0o755);
  const env = { ...process.env, PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`, TERM: 'dumb', HOME: cwd, ZDOTDIR: cwd, HISTFILE: '' };
  return { cwd, env };
}

/** With this the line that a Tab made is kept instead of carried out. */
const KEEP = 'gallerist() { [[ $1 == __complete ]] && command gallerist "$@" || printf "%s|" "$@" >kept.txt; }';

/** The words that come of a line typed into a shell on a terminal. */
function typed(shell: string, before: string, line: string): string {
  const { cwd, env } = place();
  spawnSync('script', ['-qec', shell, '/dev/null'], { cwd, env, input: [before, KEEP, line, 'exit', ''].join('\n') });
  return readFileSync(join(cwd, 'kept.txt'), 'utf8');
}

describe.skipIf(!isInstalled('bash'))('in bash', () => {
  /** COMPREPLY for these words, the last at the cursor. */
  function reply(...words: string[]): string[] {
    const { cwd, env } = place();
    const script = `
      source <(gallerist completion bash)
      complete -p gallerist >/dev/null || exit 9
      COMP_WORDS=(gallerist "$@") COMP_CWORD=$#
      _gallerist gallerist
      ((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', ...words], { cwd, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n').slice(0, -1);
  }

  it('the function answers', () => {
    expect(reply('ex')).toContain('explain');
    expect(reply('explain', 'limits/disk-siz')).toEqual(['limits/disk-size']);
    expect(reply('lint', '--fail-on', '=', 'n')).toEqual(['never']);
    expect(reply('lint', '--edition', '19')).toEqual([]);
    expect(reply('lint', 'manifests/')).toEqual(['manifests/a.yaml', 'manifests/b b.yaml']);
    expect(reply('lint', '-f', 'json', '=', 'conf')).toEqual(['config.yaml']);
    expect(reply('lint', '-f', 'json=conf')).toEqual(['json=config.yaml']);
    expect(reply('init', '')).toEqual(expect.arrayContaining(['manifests', 'bin']));
    expect(reply('init', 'conf')).toEqual([]);
  });

  it.skipIf(!hasTerminal)('a Tab completes', () => {
    const line = 'gallerist lint --fail-on=ne\t--rule limits/headr\tof\tmanifests/b\t';
    expect(typed('bash --norc -i', 'source <(gallerist completion bash)', line)).toBe(
      'lint|--fail-on=never|--rule|limits/headroom=off|manifests/b b.yaml|',
    );
  });
});

describe.skipIf(!isInstalled('zsh') || !hasTerminal)('in zsh', () => {
  it('a Tab completes', () => {
    const before = 'autoload -Uz compinit; compinit -u -D; source <(gallerist completion zsh)';
    const line = 'gallerist lint --fail-on=ne\t--rule limits/headr\tof\t-f json=conf\tmanifests/b\t';
    expect(typed('zsh -f -i', before, line)).toBe(
      'lint|--fail-on=never|--rule|limits/headroom=off|-f|json=config.yaml|manifests/b b.yaml|',
    );
  });
});

describe.skipIf(!isInstalled('fish'))('in fish', () => {
  function reply(line: string): string[] {
    const { cwd, env } = place();
    const script = `gallerist completion fish | source; complete --do-complete '${line}'`;
    const { status, stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { cwd, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.split('\n').slice(0, -1);
  }

  it('the function answers', () => {
    expect(reply('gallerist schema m')).toEqual(['manifest']);
    expect(reply('gallerist explain limits/disk-siz')).toEqual(['limits/disk-size\tA disk is larger than an image version may hold']);
    expect(reply('gallerist lint --fail-on=n')).toEqual(['--fail-on=never']);
    expect(reply('gallerist lint -f json=conf')).toEqual(['json=config.yaml']);
    expect(reply('gallerist lint --edition 19')).toEqual([]);
    expect(reply('gallerist init m')).toEqual(['manifests/\tDirectory']);
  });
});
