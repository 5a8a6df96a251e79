import type { Estate, EstateDocument } from '../estate/estate.ts';
import { type Exported, type ExportedGallery, exportedGalleries, type Omission } from '../exchange/export/exported-galleries.ts';
import { notCarried } from '../exchange/export/not-carried.ts';
import { closestName } from '../facts/closest-name.ts';
import { type ExportTarget, renderExport } from '../report/export/render-export.ts';
import { scopesOf } from '../report/export/scopes.ts';
import { countText, listText } from '../report/number-text.ts';
import { sanitize } from '../report/sanitize.ts';
import { EXIT, type Io } from './io.ts';
import { EXPORT_TARGETS, type Invocation } from './options.ts';
import { printResult } from './print-result.ts';
import { readLoaded, readSetting } from './read-estate.ts';
import { UsageError } from './usage-error.ts';

/** Writes galleries for the tool that deploys them; what it cannot say, and what was left out, is said on the side. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const target = targetOf(invocation);
  const loaded = await readLoaded(invocation.positionals, await readSetting(invocation, io), invocation, io);
  const exported = wantedOf(exportedGalleries(loaded.estate, loaded.facts), loaded.estate, invocation.lists['gallery'] ?? []);
  refuseClouds(exported.galleries);
  refuseScopes(exported.galleries, target);
  const files = new Set(exported.galleries.map(({ gallery }) => gallery.document.source.file));
  printResult(renderExport(exported.galleries, target, [...files]), invocation.texts['output'], invocation, io);
  if (invocation.switches['quiet'] !== true)
    for (const note of notesOf(exported, loaded, target)) io.stderr.write(`note: ${sanitize(note)}\n`);
  return EXIT.ok;
}

function targetOf({ texts: { to } }: Invocation): ExportTarget {
  const target = EXPORT_TARGETS.find((known) => known === to);
  if (target === undefined) throw new UsageError('export needs --to, what to write', `Choose one of ${EXPORT_TARGETS.join(', ')}.`);
  return target;
}

/** The galleries that were asked for, by their names. */
function wantedOf({ galleries, omissions }: Exported, estate: Estate, wanted: readonly string[]): Exported {
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  for (const name of wanted) if (!estate.galleriesByName.has(name.toLowerCase())) throw unknownGallery(name, estate);
  const chosen = galleries.filter(({ gallery }) => wanted.length === 0 || names.has(gallery.name.toLowerCase()));
  if (chosen.length === 0)
    throw new UsageError(
      omissions.length === 0 ? 'there is no gallery to export' : 'nothing of any gallery can be exported',
      omissions[0] === undefined ? 'Name files that describe galleries.' : omissionText(omissions[0]),
    );
  const kept = omissions.filter(({ gallery }) => wanted.length === 0 || names.has(gallery.name.toLowerCase()));
  return { galleries: chosen, omissions: kept };
}

function unknownGallery(name: string, { galleries }: Estate): UsageError {
  const names = galleries.map((gallery) => gallery.name);
  const suggestion = closestName(name, names);
  const hint = suggestion === undefined ? `There are: ${listText(names.slice(0, 5))}.` : `Did you mean "${suggestion}"?`;
  return new UsageError(`there is no gallery "${name}"`, hint);
}

/** What one deployment of a template takes at most: learn.microsoft.com/azure/azure-resource-manager/templates/best-practices. */
const MOST_RESOURCES = 800;

function sizeNote(galleries: readonly ExportedGallery[], target: ExportTarget): string | undefined {
  if (target !== 'arm' && target !== 'bicep') return undefined;
  let count = galleries.length;
  for (const { images } of galleries) for (const { versions } of images) count += 1 + versions.length;
  if (count <= MOST_RESOURCES) return undefined;
  return `the result has ${count} resources, and one deployment takes ${MOST_RESOURCES} at most: export the galleries one by one with --gallery, or to another target`;
}

/** No tool deploys to two clouds at once. */
function refuseClouds(galleries: readonly ExportedGallery[]): void {
  const clouds = new Set(galleries.map(({ gallery }) => gallery.cloud));
  if (clouds.size > 1)
    throw new UsageError(`the galleries are in ${listText([...clouds])}`, 'Export those of one cloud at a time with --gallery NAME.');
}

/** One deployment of Bicep goes to one resource group, and nested ones of ARM must say which. */
function refuseScopes(galleries: readonly ExportedGallery[], target: ExportTarget): void {
  const scopes = scopesOf(galleries);
  if (scopes.length === 1 || target === 'terraform' || target === 'azcli') return;
  if (target === 'bicep')
    throw new UsageError(
      `the galleries are in ${scopes.length} resource groups, and a file of Bicep is for one`,
      'Export them one by one with --gallery NAME, or all together with --to arm.',
    );
  const nowhere = scopes.find(({ resourceGroup }) => resourceGroup === undefined)?.galleries[0];
  if (nowhere !== undefined)
    throw new UsageError(
      `gallery "${nowhere.gallery.name}" has no resourceGroup, and one template is to hold those of several`,
      'Write its resourceGroup, or export it alone with --gallery NAME.',
    );
}

function* notesOf(
  { galleries, omissions }: Exported,
  { estate, findings }: { estate: Estate; findings: readonly unknown[] },
  target: ExportTarget,
) {
  for (const [text, places] of grouped(omissions))
    yield places > 1 ? `${text} (and ${countText(places - 1, 'more place')} likewise)` : text;
  const size = sizeNote(galleries, target);
  if (size !== undefined) yield size;
  const others = notCarried(
    estate,
    galleries.map(({ gallery }) => gallery),
  ).filter((name) => target !== 'azcli' || name !== 'sharingProfile.groups');
  if (others.length > 0) yield `no properties of resources, and not written: ${listText(others)}`;
  if (findings.length > 0) yield `${countText(findings.length, 'finding')} in what was read, gallerist lint tells`;
}

/** The first of those that say the same, with how many do. */
function grouped(omissions: readonly Omission[]): Map<string, number> {
  const texts = new Map<string, { text: string; count: number }>();
  for (const omission of omissions) {
    const key = `${omission.what}\n${omission.why}`;
    const found = texts.get(key);
    if (found === undefined) texts.set(key, { text: omissionText(omission), count: 1 });
    else found.count++;
  }
  return new Map(Array.from(texts.values(), ({ text, count }) => [text, count]));
}

function omissionText({ document, path, what, why }: Omission): string {
  return `${placeText(document, path)}: ${what}: ${why}`;
}

function placeText({ source }: EstateDocument, path: Omission['path']): string {
  const { line, column } = source.rangeOf(path);
  return `${source.file}:${line}:${column}`;
}
