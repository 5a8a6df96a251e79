/** A stream that people or programs read. */
export type Output = {
  write(content: string | Uint8Array): void;
  isTerminal: boolean;
  /** Width of the terminal; 80 where there is none. */
  columns: number;
};

/** The process as a command sees it, so that tests can stand in for it. */
export type Io = {
  /** Working directory, absolute; paths in results are relative to it. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: Output;
  stderr: Output;
  /** All of standard input. */
  readStdin(): Uint8Array;
  /** Today in UTC, yyyy-MM-dd. */
  today(): string;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Watches a folder and all below it; `isOfInterest` judges paths relative to it. */
  watch(folder: string, isOfInterest: (file: string) => boolean, settledAfterMs: number): Changes;
};

/** Changes of files, gathered until they settle. */
export type Changes = {
  /** True when something has changed since the last question; false when nothing more will. */
  next(): Promise<boolean>;
};

/** Exit codes, part of the contract. */
export const EXIT = { ok: 0, findings: 1, usage: 2, bug: 70 } as const;

/** Whether to paint: a terminal that is not told otherwise (https://no-color.org, FORCE_COLOR). */
export function wantsColor(output: Output, { env }: Io, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
