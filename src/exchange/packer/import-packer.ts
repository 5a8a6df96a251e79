import { argumentsOfBody } from '../hcl/arguments-of-body.ts';
import { Budget } from '../hcl/budget.ts';
import { mistakeFindings, UnresolvedFindings } from '../hcl/hcl-problems.ts';
import { parseHcl } from '../hcl/parse-hcl.ts';
import { hclParser } from '../hcl/parser.ts';
import type { Block, Body } from '../hcl/syntax.ts';
import type { Imported, Resource } from '../resource.ts';
import { Module } from '../terraform/module.ts';
import { type FileBlock, type ModuleFolder, moduleFolders } from '../terraform/module-folder.ts';
import { galleryVersionOf, hasDestination } from './gallery-version.ts';

const BUILDER = 'azure-arm';

/** Reads all templates of a run in Packer's language; the files of a folder are one. */
export async function importPacker(files: readonly { file: string; text: string }[]): Promise<Imported> {
  const parser = await hclParser();
  const parsed = files.map((file) => parseHcl(file, parser));
  const resources: Resource[] = [];
  const unresolved = new UnresolvedFindings();
  const folders = moduleFolders(parsed);
  const budget = new Budget();
  for (const folder of folders.values()) {
    const module = new Module(folder, folders, budget);
    for (const found of folder.blocks) {
      const [type, name = ''] = found.block.labels;
      if (found.block.type !== 'source' || type !== BUILDER) continue;
      for (const body of bodiesOf(found.block, name, folder)) {
        const resource = versionOf(found, body, module, unresolved);
        if (resource !== undefined) resources.push(resource);
      }
    }
  }
  const mistakes = parsed.flatMap((file, index) => mistakeFindings(file, files[index]?.text ?? ''));
  return { resources, findings: [...mistakes, ...unresolved.findings] };
}

function versionOf({ block, file }: FileBlock, body: Body, module: Module, unresolved: UnresolvedFindings): Resource | undefined {
  const { values, place } = argumentsOfBody(body, block.path, new Map(), (expression, bindings) => module.value(expression, bindings));
  const builder = {
    args: {
      values,
      report: (path: readonly (string | number)[], { reason }: { reason: string }) => {
        unresolved.add(file, place(path), `"${path.join('.')}" of source ${block.labels.join('.')} is not known: ${reason}`);
      },
    },
    document: file.document,
    place,
  };
  return hasDestination(builder) ? galleryVersionOf(builder) : undefined;
}

/** A source as builds use it: as it is, or with what a build says otherwise. */
function bodiesOf(source: Block, name: string, folder: ModuleFolder): Body[] {
  const uses = folder.blocks
    .filter(({ block }) => block.type === 'build')
    .flatMap(({ block }) => block.body.blocks)
    .filter(({ type, labels }) => type === 'source' && [`${BUILDER}.${name}`, `source.${BUILDER}.${name}`].includes(labels[0] ?? ''));
  if (uses.length === 0) return [source.body];
  return uses.map(({ body }) => {
    const types = new Set(body.blocks.map(({ type }) => type));
    return {
      attributes: new Map([...source.body.attributes, ...body.attributes]),
      blocks: [...source.body.blocks.filter(({ type }) => !types.has(type)), ...body.blocks],
    };
  });
}
