import { posix } from 'node:path';
import { readSources } from '../source/read-source.ts';
import type { SourceFile } from '../source/source.ts';

/** A file with its bytes, by its path with `/`. */
export type FoundFile = SourceFile & { text: Buffer };

const YAML_ENDING = /\.ya?ml$/i;
/** Formats that are read beside manifests: JSON of Azure, Terraform and Packer, and the language of the latter two. */
const OTHER_ENDING = /\.(?:json|tf|tofu|tfvars|hcl)$/i;
const VALUES_ENDING = /\.(?:tfvars|pkrvars\.hcl)(?:\.json)?$/i;
const TAKEN_VALUES = /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.(?:tfvars|pkrvars\.hcl)(?:\.json)?$/i;

/** Whether a walk looks into a file, by its name alone. */
export function isYamlName(name: string): boolean {
  return YAML_ENDING.test(name);
}

/** Whether a file may be in another format, by its name alone. */
export function isOtherName(name: string): boolean {
  return OTHER_ENDING.test(name);
}

/** Whether a file holds values of Terraform or Packer that somebody has to ask for: there may be some for every environment. */
export function isAskedFor(name: string): boolean {
  return VALUES_ENDING.test(name) && !TAKEN_VALUES.test(name);
}

/** Whether a walk goes by: what is hidden, and `node_modules`, belong to others. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

const MARKER = 'gallerist';
const MARKED_FLOW = /[{,]\s*["']?gallerist["']?\s*:\s*1\b/;

/**
 * A walk passes over what is not ours, broken or not: a text is ours if a line begins with the key `gallerist`. Where the
 * word stands elsewhere (in a flow map, in somebody's comment), reading the text tells.
 */
export async function isOurs(file: FoundFile): Promise<boolean> {
  const bytes = file.text;
  if (isWide(bytes)) return bytes.includes(MARKER, 0, 'utf16le') || bytes.includes(Buffer.from(MARKER, 'utf16le').swap16());
  let isMentioned = false;
  for (let at = bytes.indexOf(MARKER); at !== -1; at = bytes.indexOf(MARKER, at + MARKER.length)) {
    if (opensLine(bytes, at)) return true;
    isMentioned = true;
  }
  if (!isMentioned || file.size !== undefined) return false;
  const [source] = await readSources([file]);
  if (source?.documents.some(({ value }) => typeof value === 'object' && value !== null && Object.hasOwn(value, MARKER))) return true;
  return source?.findings.length !== 0 && MARKED_FLOW.test(bytes.toString('latin1'));
}

/** UTF-16, which we do not read, but know when we see it. */
function isWide(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes[0] === 0 || bytes[1] === 0 || (bytes[0] ?? 0) >= 0xfe);
}

/** Whether the word at an offset is a key, quoted or not, with which a line begins; a byte order mark may stand before the first. */
function opensLine(bytes: Buffer, at: number): boolean {
  const isQuoted = bytes[at - 1] === 0x22 || bytes[at - 1] === 0x27;
  const start = isQuoted ? at - 1 : at;
  const isFirst = start === 0 || bytes[start - 1] === 0x0a || bytes[start - 1] === 0x0d || (start === 3 && bytes[0] === 0xef);
  return isFirst && /^["']?[ \t]*:/.test(bytes.toString('latin1', at + MARKER.length, at + MARKER.length + 16));
}

const GALLERIES =
  /microsoft\.compute\/galleries|(?:shared|community)galleries\/|azurerm_shared_image|shared_image_gallery|"galleryName"|"gallerist"/i;
const PARAMETERS = /deploymentParameters\.json/i;
const TERRAFORM_ENDING = /\.(?:tf|tofu|tfvars)(?:\.json)?$/i;
/** `source = "../modules/gallery"`: the call of a module in another folder. */
const MODULE_CALL = /\bsource"?\s*[=:]\s*"(\.\.?\/[^"\n]*)"/g;
const PACKER_ENDING = /\.(?:pkr|pkrvars)\.(?:hcl|json)$|\.hcl$/i;

/**
 * The files in other formats that speak of galleries, and those that are read together with them: parameters of a template in
 * the same folder, the rest of a module, modules that it calls and that call it.
 */
export function othersAmong<File extends FoundFile>(files: readonly File[]): File[] {
  const speaking = new Set(files.filter(({ text }) => GALLERIES.test(latin(text))));
  const places = new Set(Array.from(speaking, ({ path }) => placeOf(path)));
  addNeighbours(places, files);
  return files.filter((file) => speaking.has(file) || (places.has(placeOf(file.path)) && isCompanion(file)));
}

/** Adds the folders of modules that calls join with those that are there. */
function addNeighbours(places: Set<string>, files: readonly FoundFile[]): void {
  const neighbours = new Map<string, string[]>();
  for (const { path, text } of files) {
    if (familyOf(path) !== 'terraform') continue;
    for (const [, source = ''] of latin(text).matchAll(MODULE_CALL)) {
      const [from, to] = [placeOf(path), placeOf(posix.join(posix.dirname(path), source, 'main.tf'))];
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    }
  }
  // A set goes on with what is added while it is gone through.
  for (const place of places) for (const neighbour of neighbours.get(place) ?? []) places.add(neighbour);
}

/** The folder, and what in it is read together. */
function placeOf(path: string): string {
  return `${familyOf(path)}:${posix.dirname(path)}`;
}

function familyOf(path: string): 'terraform' | 'packer' | 'azure' {
  return TERRAFORM_ENDING.test(path) ? 'terraform' : PACKER_ENDING.test(path) ? 'packer' : 'azure';
}

function isCompanion({ path, text }: FoundFile): boolean {
  return familyOf(path) !== 'azure' || PARAMETERS.test(latin(text));
}

/** Bytes as text that can be searched for words in ASCII. */
function latin(bytes: Buffer): string {
  return bytes.toString(isWide(bytes) ? 'utf16le' : 'latin1');
}
