import { type Finding, type Path, pointerOf } from '../../engine/finding.ts';
import { sanitize } from '../../report/sanitize.ts';
import { isObject } from '../read-body.ts';
import type { Translated } from '../translated.ts';
import { copyOf, type Draft } from './draft.ts';
import { MANIFEST_SHAPE } from './shape.ts';
import { simplify } from './simplify.ts';
import { yamlText } from './yaml-text.ts';

export type WriteOptions = {
  /** The files that the manifest is made of, in the order in which they are named, each with what it is: `an ARM template`. */
  files: ReadonlyMap<string, string>;
  /** What reading the files found; expressions that could not be resolved are told where they would stand. */
  findings: readonly Finding[];
  /** Where editors find the schema, relative to the manifest. */
  schema?: string | undefined;
};

/** A translated manifest as YAML: what it means is the same, what it says is what a person would write, with where it is from. */
export function writeManifest(translated: Translated, { files, findings, schema }: WriteOptions): string {
  const manifest = copyOf(translated.value);
  if (!isObject(manifest)) throw new TypeError('a manifest is a map');
  const entities = entitiesOf(manifest, []);
  const remarks = new Map<object, string[]>();
  takeOutUnknown(entities, translated.unknown, remarks);
  simplify(manifest);
  remarkUnresolved(entities, translated, findings, remarks);
  if (files.size > 1) remarkOrigins(manifest, undefined, { entities, translated, remarks });
  const header = headerOf(files, schema).map((line) => `# ${commentText(line)}\n`);
  return header.join('') + yamlText(manifest, MANIFEST_SHAPE, remarks);
}

/** Maps of a manifest that are described each by itself, with their paths before anything is sorted. */
type Entities = ReadonlyMap<Draft, Path>;

/** Lists of entities that stand in one another. */
const LISTS = ['galleries', 'images', 'versions', 'deployments'] as const;

function entitiesOf(draft: Draft, at: Path, entities = new Map<Draft, Path>()): Map<Draft, Path> {
  for (const [child, path] of childrenOf(draft, at)) {
    entities.set(child, path);
    entitiesOf(child, path, entities);
  }
  return entities;
}

function* childrenOf(draft: Draft, at: Path): Generator<[child: Draft, path: Path]> {
  for (const key of LISTS) {
    const list = draft[key];
    if (!Array.isArray(list)) continue;
    for (const [index, child] of list.entries()) if (isObject(child)) yield [child, [...at, key, index]];
  }
}

/** What a version cannot do without, and what stands in for it where too little of the version is known. */
const OF_VERSION = ['source', 'targetRegions'];

/** Leaves nothing in the manifest that no file says: a remark takes its place, and whoever reads it can fill it in. */
function takeOutUnknown(entities: Entities, unknown: readonly Path[], remarks: Map<object, string[]>): void {
  const byPointer = new Map<string, Draft>();
  for (const [draft, path] of entities) byPointer.set(pointerOf(path), draft);
  const missing = new Map<Draft, string[]>();
  for (const path of unknown) {
    const own = byPointer.get(pointerOf(path));
    const draft = own ?? byPointer.get(pointerOf(path.slice(0, -1)));
    if (draft === undefined) continue;
    const keys = own === undefined ? [String(path.at(-1))] : OF_VERSION;
    missing.set(draft, [...(missing.get(draft) ?? []), ...keys]);
    for (const key of keys) delete draft[key];
    // An empty source tells the schema that there is one: the version is judged without it.
    if (own === undefined && keys.includes('source')) draft['source'] = {};
  }
  for (const [draft, keys] of missing) addRemark(remarks, draft, `${keys.join(', ')}: not in the imported files`);
}

/** Says at each entity which of its expressions could not be resolved. */
function remarkUnresolved(
  entities: Entities,
  { documentAt }: Translated,
  findings: readonly Finding[],
  remarks: Map<object, string[]>,
): void {
  const unresolved = findings.filter(({ ruleId }) => ruleId === 'import/unresolved');
  if (unresolved.length === 0) return;
  const byPlace = new Map<string, Draft[]>();
  for (const [draft, path] of entities) {
    const { file, index, pathInFile } = documentAt(path);
    const place = placeKey(file, index, pointerOf(pathInFile?.(path) ?? path));
    byPlace.set(place, [...(byPlace.get(place) ?? []), draft]);
  }
  for (const { file, document = 0, pointer, line, message } of unresolved) {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const drafts = byPlace.get(placeKey(file, document, at));
      if (drafts === undefined) continue;
      for (const draft of drafts) addRemark(remarks, draft, `unresolved: ${message} (${file}:${line})`);
      break;
    }
  }
}

function placeKey(file: string, index: number, pointer: string): string {
  return `${index} ${pointer} ${file}`;
}

type Remarking = { entities: Entities; translated: Translated; remarks: Map<object, string[]> };

/** Says where an entity is from, wherever that is another file than the one that was named last. */
function remarkOrigins(draft: Draft, named: string | undefined, { entities, translated, remarks }: Remarking): void {
  let last = named;
  for (const [child] of childrenOf(draft, [])) {
    const path = entities.get(child);
    if (path === undefined) continue;
    const document = translated.documentAt(path);
    if (document.file !== last) {
      const origin = commentText(`from ${document.file}:${document.rangeOf(path).line}`);
      remarks.set(child, [origin, ...(remarks.get(child) ?? [])]);
    }
    last = document.file;
    remarkOrigins(child, last, { entities, translated, remarks });
  }
}

function addRemark(remarks: Map<object, string[]>, draft: Draft, remark: string): void {
  const before = remarks.get(draft);
  if (before === undefined) remarks.set(draft, [commentText(remark)]);
  else before.push(commentText(remark));
}

/** A comment within a comment silences findings, too; what files are called or say must not. */
const SUPPRESSION = /#(?=\s*gallerist-)/gi;

function commentText(text: string): string {
  return sanitize(text).replaceAll(SUPPRESSION, '\\u0023');
}

/** More names of files than that are no help: each gallery tells its own. */
const MOST_FILES = 20;

function headerOf(files: WriteOptions['files'], schema: string | undefined): string[] {
  const lines = schema === undefined ? [] : [`yaml-language-server: $schema=${schema}`];
  const named = [...files].slice(0, MOST_FILES).map(([file, title]) => `${file} (${title})`);
  if (named.length < 2) return [...lines, `Imported by gallerist from ${named[0] ?? 'no file'}`];
  const more = files.size > named.length ? [`- and ${files.size - named.length} more`] : [];
  return [...lines, 'Imported by gallerist from', ...named.map((name) => `- ${name}`), ...more];
}
