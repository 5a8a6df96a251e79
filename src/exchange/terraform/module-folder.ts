import type { HclFile } from '../hcl/parse-hcl.ts';
import type { Attribute, Block } from '../hcl/syntax.ts';

/** A block, and the file it is written in. */
export type FileBlock = { block: Block; file: HclFile };

/** All files of one folder, which are one module together. */
export type ModuleFolder = {
  folder: string;
  blocks: readonly FileBlock[];
  /** By their type and labels: `variable.name`, `resource.type.name`. */
  byName: ReadonlyMap<string, FileBlock>;
  /** What variables are without a value, where Packer says it of many at once: `variables { a = 1 }`. */
  defaults: ReadonlyMap<string, Attribute>;
  /** Arguments of all `locals` blocks, and Packer's `local "a" { expression = 1 }`. */
  locals: ReadonlyMap<string, Attribute>;
  /** Values that files give to its variables. */
  given: ReadonlyMap<string, Attribute>;
};

export function moduleFolders(files: readonly HclFile[]): Map<string, ModuleFolder> {
  const byFolder = new Map<string, HclFile[]>();
  for (const file of files) {
    const folder = folderOf(file.file);
    const before = byFolder.get(folder);
    if (before === undefined) byFolder.set(folder, [file]);
    else before.push(file);
  }
  // `env/prod.tfvars` stands in no module, and is for whichever has such variables.
  const isModule = (ofFolder: readonly HclFile[]) => ofFolder.some(({ file }) => !isVariablesFile(file));
  const apart = [...byFolder.values()].filter((ofFolder) => !isModule(ofFolder)).flat();
  const modules = [...byFolder].filter(([, ofFolder]) => isModule(ofFolder));
  return new Map(modules.map(([folder, ofFolder]) => [folder, moduleFolder(folder, [...ofFolder, ...apart])]));
}

function moduleFolder(folder: string, files: readonly HclFile[]): ModuleFolder {
  const blocks: FileBlock[] = [];
  const byName = new Map<string, FileBlock>();
  const defaults = new Map<string, Attribute>();
  const locals = new Map<string, Attribute>();
  const given = new Map<string, Attribute>();
  for (const file of files.toSorted((a, b) => precedence(a.file) - precedence(b.file) || (a.file < b.file ? -1 : 1))) {
    if (isVariablesFile(file.file)) {
      for (const [name, attribute] of file.body.attributes) given.set(name, attribute);
      continue;
    }
    for (const block of file.body.blocks) {
      const key = [block.type, ...block.labels].join('.');
      blocks.push({ block, file });
      if (!byName.has(key)) byName.set(key, { block, file });
      const { attributes } = block.body;
      if (block.type === 'locals') for (const [name, attribute] of attributes) locals.set(name, attribute);
      if (block.type === 'variables') for (const [name, attribute] of attributes) defaults.set(name, attribute);
      const expression = block.type === 'local' ? attributes.get('expression') : undefined;
      if (expression !== undefined) locals.set(block.labels[0] ?? '', expression);
    }
  }
  return { folder, blocks, byName, defaults, locals, given };
}

function isVariablesFile(file: string): boolean {
  return /\.(?:tfvars(?:\.json)?|pkrvars\.hcl)$/i.test(file);
}

/** `terraform.tfvars` first, `*.auto.tfvars` after it by name, and what somebody names to the program over both. */
function precedence(file: string): number {
  if (!isVariablesFile(file)) return 0;
  return /(?:^|[/\\])terraform\.tfvars(?:\.json)?$/i.test(file) ? 1 : /\.auto\.(?:tfvars(?:\.json)?|pkrvars\.hcl)$/i.test(file) ? 2 : 3;
}

export function folderOf(file: string): string {
  const path = file.replaceAll('\\', '/');
  const end = path.lastIndexOf('/');
  return end === -1 ? '' : normalized(path.slice(0, end + 1));
}

/** The folder of a local source; undefined of one that Terraform fetches. */
export function localFolder(folder: string, source: string): string | undefined {
  return /^\.\.?(?:\/|$)/.test(source) ? normalized(`${folder}/${source}/`) : undefined;
}

/** Without `.`, and without `..` where something stands before it. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}
