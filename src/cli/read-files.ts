import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { decode } from '../source/decode.ts';
import { DEFAULT_LIMITS } from '../source/read-source.ts';
import type { SourceFile } from '../source/source.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Of a file that is too large to be read, its beginning: enough to tell whose it is. */
const HEAD_BYTES = 65_536;

/** Reads a manifest; of one that is over the limit of the reader, only the beginning and the size. */
export function readManifest(path: string, io: Io): SourceFile & { text: Buffer } {
  return guarded(path, 'file', io, () => {
    const descriptor = openSync(path, 'r');
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return { path: shownPath(path, io), text: readStream(descriptor, path, io) };
      if (stats.size <= DEFAULT_LIMITS.maxSize) return { path: shownPath(path, io), text: readFileSync(descriptor) };
      const head = Buffer.alloc(HEAD_BYTES);
      return { path: shownPath(path, io), text: head.subarray(0, readSync(descriptor, head)), size: stats.size };
    } finally {
      closeSync(descriptor);
    }
  });
}

/** Reads a file of the user's that is no manifest; `what` it is called: configuration, price sheet, template. */
export function readBytes(path: string, what: string, io: Io): Uint8Array {
  return guarded(path, what, io, () => {
    const descriptor = openSync(path, 'r');
    try {
      return fstatSync(descriptor).isFile() ? readFileSync(descriptor) : readStream(descriptor, path, io);
    } finally {
      closeSync(descriptor);
    }
  });
}

const CHUNK_BYTES = 1024 * 1024;

/** Reads what has no size, a pipe or a device. It may never end: `extends: /dev/zero`. */
function readStream(descriptor: number, path: string, io: Io): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= DEFAULT_LIMITS.maxSize;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(descriptor, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    size += read;
  }
  throw new UsageError(`"${shownPath(path, io)}" gives more than ${DEFAULT_LIMITS.maxSize} bytes`, 'Name a file.');
}

/** The same as text. */
export function readText(path: string, what: string, io: Io): string {
  const { text, problem } = decode(readBytes(path, what, io));
  if (problem !== undefined)
    throw new UsageError(`the ${what} "${shownPath(path, io)}" cannot be read: ${problem.message}`, `A ${what} is text in UTF-8.`);
  return text;
}

function guarded<T>(path: string, what: string, io: Io, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(
      `the ${what} "${shownPath(path, io)}" cannot be read: ${reasonOf(cause)}`,
      'Check that it exists and that you may read it.',
      { cause },
    );
  }
}

/** Relative to the working directory, with `/`: the same on every machine. */
export function shownPath(path: string, io: Io): string {
  const shown = isAbsolute(path) ? relative(io.cwd, path) || '.' : path;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

/** Why the machine refused, in words; its own where there are none of ours. */
export function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (code === '' ? String(cause) : code);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  EEXIST: 'a part of the path is no directory',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'the file would be too large',
  EROFS: 'the file system is read-only',
  ELOOP: 'its links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the device reports an error',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
  ERR_INVALID_ARG_VALUE: 'the name holds a NUL byte',
};
