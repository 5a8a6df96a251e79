import { uriPath } from './uri-path.ts';

/** The address under which a reader sees a line of a file; empty where there is none. */
export type SourceUrl = (file: string, line: number) => string;

/** Where nobody can see the files. */
export const noSource: SourceUrl = () => '';

const PLACES = /\{(file|line)\}/g;

/** Addresses by a pattern such as `https://host/{file}#L{line}`; undefined where it leads to no web page, or to the same for all files. */
export function sourceUrlBy(pattern: string): SourceUrl | undefined {
  if (!pattern.includes('{file}') || !isWebAddress(pattern.replaceAll(PLACES, '1'))) return undefined;
  return (file, line) => pattern.replaceAll(PLACES, (_, name) => (name === 'file' ? uriPath(tidy(file)) : String(line)));
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

/** Without a leading `./`; a path that leaves the folder keeps its dots, and the host decides. */
function tidy(file: string): string {
  return file
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/^\/+/, '/');
}
