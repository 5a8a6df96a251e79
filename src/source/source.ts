import type { Finding, Path, Range } from '../engine/finding.ts';

/** A file as the outside world hands it in: bytes when read from disk, text when a caller has it already. */
export type SourceFile = { path: string; text: string | Uint8Array };

/** Bounds that untrusted YAML may not exceed (rule `syntax/limits`). */
export type ReadLimits = {
  /** Bytes (or UTF-16 units of a string) of one file. */
  maxSize: number;
  /** Nesting of collections. */
  maxDepth: number;
  /** Aliases of one file. */
  maxAliases: number;
  /** Nodes after aliases and merges are expanded, over those written. */
  maxExpansion: number;
};

/** One YAML document of a file. */
export type SourceDocument = {
  file: string;
  /** From 0, counted over all documents of the file. */
  index: number;
  /** Whether the file has more than this one document. */
  isOneOfMany: boolean;
  /** Plain data: objects without prototype surprises, arrays, strings, numbers, booleans, null. */
  value: unknown;
  /**
   * Where the node at `path` is written: its value, or its key. A path that leads nowhere
   * answers with the deepest ancestor that is written, the key of it where it has one.
   * Nodes reached through an alias or a merge key answer where they are defined.
   */
  rangeOf(path: Path, part?: 'key' | 'value'): Range;
};

/** What reading one file gave: its good documents, and findings for the rest (`syntax/*`). */
export type Source = { file: string; text: string; documents: SourceDocument[]; findings: Finding[] };
