import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type SourceUrl, sourceUrlBy } from '../report/source-url.ts';
import { uriPath } from '../report/uri-path.ts';
import { STDIN_NAME } from './find-manifests.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { isStdout } from './print-result.ts';
import { UsageError } from './usage-error.ts';

/** Where the findings of a report link to: as `--source-url` says, or else to the files, from where the report lies. */
export function sourceUrlOf({ texts: { output, 'source-url': pattern } }: Invocation, io: Io): SourceUrl {
  const byPattern = pattern === undefined ? besideReport(output, io) : sourceUrlBy(pattern);
  if (byPattern === undefined)
    throw new UsageError(
      `--source-url "${pattern}" is no address of a file on the web`,
      'It begins with https:// or http:// and says where file and line go, as in https://host/{file}#L{line}.',
    );
  return (file, line) => (file === STDIN_NAME ? '' : byPattern(file, line));
}

function besideReport(output: string | undefined, { cwd }: Io): SourceUrl {
  const folder = isStdout(output) ? cwd : dirname(resolve(cwd, output));
  return (file, line) => {
    const path = relative(folder, resolve(cwd, file));
    // Another drive cannot be reached from here.
    const address = isAbsolute(path) ? pathToFileURL(path).href : uriPath(path.replaceAll('\\', '/'));
    return `${address}#L${line}`;
  };
}
