import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { JsonTextError, parseJsonValues } from './parse-json-values.ts';
import type { Io } from './io.ts';
import { readText, shownPath } from './read-files.ts';
import type { YamlFile } from './read-yaml.ts';
import { UsageError } from './usage-error.ts';

/** The whole list of the Azure Retail Prices API has 270 MB; a string cannot hold much more than this. */
const MAX_BYTES = 400 * 1024 * 1024;

/** Whether a file is read as JSON, by its name. */
export function isJsonFile(path: string): boolean {
  return /\.(?:json|jsonl|ndjson)$/i.test(path);
}

/** Reads a file of JSON; of several values one after the other (pages as they came, or a line each) it makes a list. */
export function readRetailJson(path: string, io: Io): YamlFile {
  const full = resolve(io.cwd, path);
  const shown = shownPath(full, io);
  const size = statSync(full, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_BYTES) {
    throw new UsageError(
      `${shown} has ${size} bytes, at most ${MAX_BYTES} are read`,
      "Ask the Azure Retail Prices API with a $filter: serviceName eq 'Storage'.",
    );
  }
  const text = readText(full, 'price sheet', io);
  try {
    return { path: full, value: parseJsonValues(text), placeOf: (at) => `${shown}${at.length === 0 ? '' : ` at /${at.join('/')}`}:` };
  } catch (cause) {
    if (!(cause instanceof JsonTextError)) throw cause;
    throw new UsageError(
      `${shown}:${cause.line}:${cause.column} is no JSON: ${cause.message}`,
      'Save the answer of the Azure Retail Prices API as it comes: a page, pages one after the other, or a list of them.',
      { cause },
    );
  }
}
