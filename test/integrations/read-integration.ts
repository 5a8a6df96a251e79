import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS, LINT_FORMATS } from '../../src/cli/options.ts';

/** A YAML file of the integrations, as what the test says it is. */
export function readYaml<Shape>(path: string): Shape {
  return parse(readFileSync(path, 'utf8')) as Shape;
}

/** Every flag and format in a shell text that calls a command is one that it has. */
export function expectKnownFlags(script: string, command = 'lint', known: readonly string[] = LINT_FORMATS): void {
  const lint = COMMANDS.find(({ name }) => name === command)?.options ?? [];
  // What is given to npm is npm's.
  const ours = script.replaceAll(/npm install[^\n]*/g, '');
  const flags = [...ours.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, flag]) => flag);
  expect(flags.length).toBeGreaterThan(0);
  expect(lint.map(({ name }) => name)).toEqual(expect.arrayContaining(flags));
  const formats = [...ours.matchAll(/--format[ =]"?([a-z]+)/g)].map(([, format]) => format);
  expect(known).toEqual(expect.arrayContaining(formats));
}

/** Names of the variables of ours that a script reads. */
export function variablesIn(script: string): string[] {
  return [...new Set([...script.matchAll(/\$\{?(GALLERIST_[A-Z_]+|(?:DIFF_)?EXIT_CODE)/g)].map(([, name = '']) => name))].toSorted();
}
