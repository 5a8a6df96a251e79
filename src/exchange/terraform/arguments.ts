import type { Path } from '../../engine/finding.ts';
import type { BodyWriter } from '../body-writer.ts';
import { Unknown } from '../hcl/unknown.ts';

/** What Terraform says of one resource, whether in a plan, a state or HCL: arguments by their names, blocks as lists of objects. */
export type Arguments = {
  /** What cannot be told is an `Unknown`. */
  values: Readonly<Record<string, unknown>>;
  /** Told of every argument that was asked for and is not known. */
  report(path: Path, unknown: Unknown): void;
};

/** How an argument becomes a part of the body. */
export type Row = {
  argument: Path;
  to: Path;
  /** What the provider takes where the argument is absent. */
  otherwise?: unknown;
  as?(value: unknown): unknown;
};

/** Deeper than anything that a provider's schema allows. */
const DEEPEST = 64;

/** A row for each `argument: path in the body`, both with dots; `[]` behind an argument is its one block. */
export function table(rows: Readonly<Record<string, string>>, more: Readonly<Record<string, Omit<Row, 'argument' | 'to'>>> = {}): Row[] {
  return Object.entries(rows).map(([argument, to]) => ({
    argument: argument.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), 0] : [part])),
    to: to.split('.'),
    ...more[argument],
  }));
}

/** Puts what the rows speak of into the body; `from` and `to` are where the arguments are nested, and where their parts go. */
export function mapArguments(args: Arguments, rows: readonly Row[], writer: BodyWriter, from: Path = [], to: Path = []): void {
  for (const row of rows) {
    const path = [...from, ...row.argument];
    const place = [...to, ...row.to];
    const written = read(args, path, writer, place);
    const value = written === undefined || row.as === undefined ? written : row.as(written);
    if (value !== undefined) writer.put(place, path, value);
    else if (row.otherwise !== undefined && !writer.unresolved.includes(place)) writer.put(place, path, row.otherwise);
  }
}

/** Puts the blocks of a list into a list of the body. */
export function mapBlocks(args: Arguments, name: Path, rows: readonly Row[], writer: BodyWriter, to: Path): void {
  const blocks = lookup(args, name);
  if (blocks instanceof Unknown) return omit(args, name, blocks, writer, to);
  if (typeof blocks !== 'object' || blocks === null) return;
  writer.mark(to, name);
  let count = 0;
  for (const [index, block] of (Array.isArray(blocks) ? blocks : [blocks]).entries()) {
    const path = [...name, index];
    const place = [...to, count];
    if (block instanceof Unknown) {
      omit(args, path, block, writer, to);
      continue;
    }
    writer.mark(place, path);
    mapArguments(args, rows, writer, path, place);
    count++;
  }
}

/** An argument without the parts of it that are not known: those are reported, and omitted from the body. */
export function read(args: Arguments, path: Path, writer: BodyWriter, to: Path): unknown {
  const value = lookup(args, path);
  if (!(value instanceof Unknown)) return known(args, path, value, writer, to, 0);
  omit(args, path, value, writer, to);
  return undefined;
}

/** Providers make no difference between an argument that is absent, null or empty. */
export function lookup({ values }: Arguments, path: Path): unknown {
  let value: unknown = values;
  for (const part of path) {
    if (value instanceof Unknown) return value;
    // In JSON, a block that stands there once may stand without a list.
    if (part === 0 && isSingle(value)) continue;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return isEmpty(value) ? undefined : value;
}

function isSingle(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function omit(args: Arguments, path: Path, unknown: Unknown, writer: BodyWriter, to: Path): void {
  args.report(path, unknown);
  writer.omit(to, path);
}

function known(args: Arguments, path: Path, value: unknown, writer: BodyWriter, to: Path, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const unknown = depth === DEEPEST ? new Unknown(`it is nested more than ${DEEPEST} deep`) : item;
    if (unknown instanceof Unknown) omit(args, [...path, step], unknown, writer, [...to, step]);
    else parts.push([key, known(args, [...path, step], item, writer, [...to, step], depth + 1)]);
  }
  // fromEntries defines what an assignment would hand to the prototype.
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && !(value instanceof Unknown) && Object.keys(value).length === 0;
}

/** Terraform takes `"5"` for 5 where a number is due. */
export function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

export function asBoolean(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
