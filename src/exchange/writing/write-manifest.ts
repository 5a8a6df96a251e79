import { isObject } from '../json-object.ts';
import { type Finding, type Path, pointerOf } from '../../engine/finding.ts';
import { sanitize } from '../../report/sanitize.ts';
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
  const elsewhere = remarkUnresolved(entities, translated, findings, remarks);
  if (files.size > 1) remarkOrigins(manifest, undefined, { entities, translated, remarks });
  const header = [...headerOf(files, schema), ...shortened(elsewhere)].map((line) => `# ${commentText(line)}\n`);
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
  for (const [draft, keys] of missing) addRemark(remarks, draft, `${keys.join(', ')}: not known from the imported files`);
}

/** Says at each entity which of its expressions could not be resolved, and answers with those that stand in no entity. */
function remarkUnresolved(
  entities: Entities,
  { documentAt }: Translated,
  findings: readonly Finding[],
  remarks: Map<object, string[]>,
): string[] {
  const elsewhere: string[] = [];
  const unresolved = findings.filter(({ ruleId }) => ruleId === 'import/unresolved');
  if (unresolved.length === 0) return elsewhere;
  const byPlace = new Map<string, Draft[]>();
  for (const [draft, path] of entities) {
    const { file, index, pathInFile } = documentAt(path);
    const place = placeKey(file, index, pointerOf(pathInFile?.(path) ?? path));
    const before = byPlace.get(place);
    if (before === undefined) byPlace.set(place, [draft]);
    else before.push(draft);
  }
  for (const { file, document = 0, pointer, line, message } of unresolved) {
    const remark = `unresolved: ${message} (${file}:${line})`;
    const drafts = nearest(pointer, (at) => byPlace.get(placeKey(file, document, at)));
    if (drafts === undefined) elsewhere.push(remark);
    for (const draft of drafts ?? []) addRemark(remarks, draft, remark);
  }
  return elsewhere;
}

/** What is found at a place, or else at the nearest place around it. */
function nearest<T>(pointer: string, find: (pointer: string) => T | undefined): T | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = find(at);
    if (found !== undefined) return found;
  }
  return undefined;
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

function headerOf(files: WriteOptions['files'], schema: string | undefined): string[] {
  const lines = schema === undefined ? [] : [`yaml-language-server: $schema=${schema}`];
  const named = Array.from(files, ([file, title]) => `${file} (${title})`);
  if (named.length < 2) return [...lines, `Imported by gallerist from ${named[0] ?? 'no file'}`];
  return [...lines, 'Imported by gallerist from', ...shortened(named.map((name) => `- ${name}`))];
}

/** More lines than that are no help: each part of the manifest tells its file, and each finding is printed. */
const MOST_LINES = 20;

function shortened(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES ? [...lines] : [...lines.slice(0, MOST_LINES), `- and ${lines.length - MOST_LINES} more`];
}
