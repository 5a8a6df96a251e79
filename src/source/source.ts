import type { Finding, Path, Range } from '../engine/finding.ts';
import type { Comment } from './comments.ts';

/** A file as the outside world hands it in: bytes when read from disk, text when a caller has it already. */
export type SourceFile = {
  path: string;
  text: string | Uint8Array;
  /** Bytes of a file that is too large to be handed in; `text` is its beginning then. */
  size?: number;
};

/** Bounds that untrusted YAML may not exceed (rule `syntax/limits`); the defaults are in `DEFAULT_LIMITS`. */
export type ReadLimits = {
  /** Bytes (or UTF-16 units of a string) of one file. */
  maxSize: number;
  /** Nesting of collections; never more than 500. */
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
   * Nodes reached through an alias or a merge key answer where they are defined; so does the value of an alias itself,
   * while its key is the one written beside it.
   */
  rangeOf(path: Path, part?: 'key' | 'value'): Range;
  /**
   * Present in a document that was translated from another format, whose `value` nobody wrote: where in the file the node
   * at `path` comes from.
   */
  pathInFile?(path: Path): Path;
};

/**
 * What reading one file gave: its good documents, and findings for the rest (`syntax/*`).
 * `text` is without a byte order mark, which counts in no column; it is '' where the file was not read.
 */
export type Source = {
  file: string;
  text: string;
  /** What the text was read as. HCL has no documents: what is in it, its importer finds. */
  language: 'yaml' | 'json' | 'hcl';
  documents: SourceDocument[];
  findings: Finding[];
  /** Comments that begin with the marker, with the index of their document. */
  comments(marker: string): Comment[];
};
