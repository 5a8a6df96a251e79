/** What the tests use of the generator. */
export type CorpusSpec = {
  files: number;
  galleries: number;
  images: number;
  versions: number;
  faults: number;
  style: object;
  text?: (spec: CorpusSpec, seed?: number) => Generator<CorpusFile>;
};
export type CorpusFile = { name: string; chunks: Iterable<string> };
export type CorpusName = 'small' | 'many' | 'large' | 'large-faulty' | 'huge' | 'anchors' | 'live' | 'az';
export type Corpus = { name: string; path: string; files: number; versions: number; bytes: number; lines: number };

export const corpora: Record<CorpusName, CorpusSpec>;
export function ensureCorpus(name: CorpusName, folder: string): Corpus;
export function versionCount(spec: CorpusSpec): number;
export function documentChunks(spec: CorpusSpec, fileIndex: number, seed?: number): Generator<string>;
