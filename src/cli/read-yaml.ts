import { resolve } from 'node:path';
import type { Path, Range } from '../engine/finding.ts';
import type { Explanation } from '../manifest/explain-errors.ts';
import { readSources } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { readBytes, shownPath } from './read-files.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** A YAML file of the user's that is no manifest: its only document, and where in it things are written. */
export type YamlFile = {
  path: string;
  value: unknown;
  placeOf(path: Path, part?: 'key' | 'value'): string;
};

/** The same with the places as numbers. */
export type YamlDocument = YamlFile & {
  source: Source;
  keyAt(path: Path): Pick<Range, 'line' | 'column'> & { file: string };
};

/** Reads a configuration or a price sheet. What is wrong with it stops the run: a usage error that names the place. */
export async function readYaml(path: string, what: string, io: Io): Promise<YamlDocument> {
  const full = resolve(io.cwd, path);
  const [source] = await readSources([{ path: shownPath(full, io), text: readBytes(full, what, io) }]);
  const [problem] = source?.findings ?? [];
  if (problem !== undefined)
    throw new UsageError(
      `${problem.file}:${problem.line}:${problem.column} ${problem.message}`,
      `Put the ${what} right: nothing is judged by half of it.`,
    );
  const [document, second] = source?.documents ?? [];
  if (source === undefined || document === undefined)
    throw new UsageError(`${shownPath(full, io)} is empty`, `Write a ${what} in it, or leave it out.`);
  if (second !== undefined) throw new UsageError(`${shownPath(full, io)} holds several documents`, `A ${what} is one document.`);
  return {
    path: full,
    source,
    value: document.value,
    placeOf(at, part) {
      const { line, column } = document.rangeOf(at, part);
      return `${document.file}:${line}:${column}`;
    },
    keyAt(at) {
      const { line, column } = document.rangeOf(at, 'key');
      return { file: document.file, line, column };
    },
  };
}

/** Stops at the first thing that the schema refuses, and says how many more there are. */
export function refuseFaults({ placeOf }: YamlFile, { problems }: Explanation, schemaName: string): void {
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  throw new UsageError(
    `${placeOf(first.path, first.part)} ${first.message}${more}`,
    `Every key is described by "gallerist schema ${schemaName}".`,
  );
}
