import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { type Config, settingsOf } from '../config/config.ts';
import { compareFindings, type Finding } from '../engine/finding.ts';
import { withSetting } from '../engine/settings.ts';
import { importManifest } from '../exchange/import-manifest.ts';
import type { Translated } from '../exchange/translated.ts';
import { countsIn } from '../exchange/writing/counts.ts';
import { isManifest } from '../manifest/is-manifest.ts';
import { severitiesText } from '../report/findings-summary.ts';
import { listText } from '../report/number-text.ts';
import { createPainter } from '../report/painter.ts';
import { sanitize } from '../report/sanitize.ts';
import { findingLines } from '../report/stylish.ts';
import { EN } from '../report/words/en.ts';
import { readSources } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { findOthers } from './find-manifests.ts';
import { EXIT, type Io, wantsColor } from './io.ts';
import type { Invocation } from './options.ts';
import { isStdout, printResult } from './print-result.ts';
import { readSetting } from './read-estate.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { exitCodeOf, givenIn } from './request.ts';
import { UsageError } from './usage-error.ts';

/** Writes what files in other formats say together as one manifest, and tells on the side what could not be read or kept. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { positionals, texts, switches } = invocation;
  const { output } = texts;
  if (positionals.length === 0) {
    throw new UsageError(
      'import needs a file',
      'Name ARM templates, answers of the az CLI, Terraform plans or others, a directory with them, or - for standard input.',
    );
  }
  refuseReplacing(output, switches['force'] === true, io);
  const { config, today } = await readSetting(invocation, io);
  const sources = await readOthers(invocation, config, io);
  const settings = settingsOf(config);
  const settle = (found: readonly Finding[]) => found.flatMap((finding) => withSetting(finding, settings) ?? []).toSorted(compareFindings);
  const imported = await importManifest(sources, { today, given: givenIn(invocation), schema: schemaFor(output, io), settle });
  const { manifest, translated, findings } = imported;
  printFindings(findings, sources, invocation, io);
  const code = exitCodeOf(findings, config.failOn);
  if (manifest === undefined || translated === undefined) {
    if (code === EXIT.ok) throw nothingToImport(positionals, sources, findings.length > 0);
    return code;
  }
  printResult(manifest, output, invocation, io);
  if (switches['quiet'] !== true) io.stderr.write(notesOf(translated, sources));
  return code;
}

async function readOthers({ positionals, texts }: Invocation, config: Config, io: Io): Promise<Source[]> {
  const files = await findOthers(positionals, config, io);
  refuseOverwriting(
    texts['output'],
    files.map(({ path }) => path),
    io,
  );
  return readSources(files);
}

/** Whoever imported before may have written more into the file since. */
function refuseReplacing(output: string | undefined, isForced: boolean, io: Io): void {
  if (isStdout(output) || isForced) return;
  const stats = statSync(resolve(io.cwd, output), { throwIfNoEntry: false });
  if (stats?.isFile() === true) throw new UsageError(`"${output}" is there already`, 'Pass --force to replace it, or name another file.');
}

function printFindings(findings: readonly Finding[], sources: Source[], { switches }: Invocation, io: Io): void {
  const shown = switches['quiet'] === true ? findings.filter(({ severity }) => severity === 'error') : findings;
  if (shown.length === 0) return;
  const { stderr } = io;
  const painter = createPainter(wantsColor(stderr, io, switches['color']));
  const lines = findingLines({ sources }, shown, stderr.columns, painter);
  stderr.write(`${lines.join('\n')}\n${severitiesText(shown, EN)}\n`);
}

const UNDERSTOOD = 'docs/formats.md tells which files of Azure, Terraform and Packer are understood';

function nothingToImport(paths: readonly string[], sources: readonly Source[], hasFindings: boolean): UsageError {
  const names = listText(paths.map((path) => (path === '-' ? 'standard input' : `"${path}"`)));
  const isAllOurs =
    sources.length > 0 && sources.every(({ documents }) => documents.length > 0 && documents.every(({ value }) => isManifest(value)));
  if (hasFindings) return new UsageError(`nothing can be imported from ${names}`, `The findings tell why; ${UNDERSTOOD}.`);
  if (!isAllOurs) return new UsageError(`nothing of galleries is in ${names}`, `${UNDERSTOOD}, and how to get them.`);
  const what = paths.length === 1 ? 'is a manifest' : 'are manifests';
  return new UsageError(`${names} ${what} already`, 'A manifest needs no import: "gallerist lint" judges it.');
}

/** Where the manifest's folder, or one above it, holds the schema that `gallerist init` writes. */
function schemaFor(output: string | undefined, io: Io): string | undefined {
  if (isStdout(output)) return undefined;
  const folder = dirname(resolve(io.cwd, output));
  for (let above = folder; above === io.cwd || above.startsWith(io.cwd + sep); above = dirname(above)) {
    const schema = join(above, 'gallerist.schema.json');
    if (!existsSync(schema)) continue;
    const path = relative(folder, schema).replaceAll(sep, '/');
    return path.startsWith('.') ? path : `./${path}`;
  }
  return undefined;
}

function notesOf({ value }: Translated, sources: readonly Source[]): string {
  const { galleries, images, versions, deployments } = countsIn(value);
  const { counts } = EN;
  const parts = [counts.galleries(galleries), counts.images(images), counts.versions(versions)];
  if (deployments > 0) parts.push(counts.deployments(deployments));
  const ours = sources.filter(({ documents }) => documents.some((document) => isManifest(document.value))).map(({ file }) => file);
  const note = ours.map((file) => `note: ${sanitize(file)} is a manifest already, and is left out\n`).join('');
  return `${note}imported ${listText(parts)}\n`;
}
