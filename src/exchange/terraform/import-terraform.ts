import { argumentsOfBody } from '../hcl/arguments-of-body.ts';
import { Budget } from '../hcl/budget.ts';
import { mistakeFindings, UnresolvedFindings } from '../hcl/hcl-problems.ts';
import { type HclFile, parseHcl } from '../hcl/parse-hcl.ts';
import { hclParser } from '../hcl/parser.ts';
import { Unknown } from '../hcl/unknown.ts';
import type { SourceDocument } from '../../source/source.ts';
import type { Imported, Resource } from '../resource.ts';
import { moduleOfJson } from './json-module.ts';
import { addressOf, aliasOf, Module, type Use } from './module.ts';
import { type FileBlock, moduleFolders } from './module-folder.ts';
import { isGalleryResource, isReadType, resourceOf } from './resource-of.ts';

/** Reads all files of Terraform of a run together: those of a folder are one module, and modules call each other. */
export async function importTerraform(
  files: readonly { file: string; text: string }[],
  inJson: readonly SourceDocument[] = [],
): Promise<Imported> {
  const parser = await hclParser();
  const parsed = files.map((file) => parseHcl(file, parser));
  const findings = parsed.flatMap((file, index) => mistakeFindings(file, files[index]?.text ?? ''));
  const { resources, unresolved, isIncomplete } = new Reading([...parsed, ...inJson.map((document) => moduleOfJson(document, parser))]);
  return { resources: alikeMachines(resources), findings: [...findings, ...unresolved.findings], isIncomplete };
}

/** What a run's modules make, from those that nobody calls down. */
class Reading {
  readonly resources: Resource[] = [];
  readonly unresolved = new UnresolvedFindings();
  isIncomplete = false;
  private readonly read = new Set<string>();

  constructor(files: readonly HclFile[]) {
    const folders = moduleFolders(files);
    const budget = new Budget();
    const roots = [...folders.values()].map((folder) => new Module(folder, folders, budget));
    const called = new Set(roots.flatMap((root) => calledBy(root)));
    // Modules that call each other in a ring have no root: each is read for itself.
    for (const root of roots) if (!called.has(root.folder.folder)) this.module(root);
    for (const root of roots) if (!this.read.has(root.folder.folder)) this.module(root);
  }

  private module(module: Module): void {
    this.read.add(module.folder.folder);
    for (const found of module.folder.blocks) {
      const { type, labels } = found.block;
      if (type === 'module') this.call(module, found);
      else if ((type === 'resource' || type === 'data') && isReadType(labels[0] ?? '')) this.resource(module, found);
    }
  }

  private call(module: Module, { block, file }: FileBlock): void {
    const uses = module.usesOf(block);
    const name = block.labels[0] ?? '';
    if (uses instanceof Unknown) {
      this.isIncomplete = true;
      const isCount = block.body.attributes.has('count');
      return this.unresolved.add(
        file,
        [...block.path, isCount ? 'count' : 'for_each'],
        `how often module "${name}" is made is not known: ${uses.reason}`,
      );
    }
    for (const use of uses.list) {
      const called = module.moduleOf(block, use);
      if (called !== undefined) this.module(called);
      else if (isAboutImages(block)) {
        this.isIncomplete = true;
        this.unresolved.add(file, [...block.path, 'source'], `what module "${name}" makes is not known: its files are not given`);
      }
    }
  }

  private resource(module: Module, { block, file }: FileBlock): void {
    const uses = module.usesOf(block);
    if (uses instanceof Unknown) {
      const isCount = block.body.attributes.has('count');
      this.isIncomplete = true;
      const message = `how many of ${addressOf(block)} are made is not known, and it is left out: ${uses.reason}`;
      return this.unresolved.add(file, [...block.path, isCount ? 'count' : 'for_each'], message);
    }
    for (const use of uses.list) this.use(module, { block, file }, use);
  }

  private use(module: Module, { block, file }: FileBlock, use: Use): void {
    const { values, place } = argumentsOfBody(block.body, block.path, use.bindings, (expression, bindings) =>
      module.value(expression, bindings),
    );
    const resource = resourceOf({
      type: block.labels[0] ?? '',
      isData: block.type === 'data',
      args: {
        values,
        report: (path, { reason }) => {
          this.unresolved.add(file, place(path), `"${path.join('.')}" of ${addressOf(block)} is not known: ${reason}`);
        },
      },
      subscription: module.subscriptionOf(aliasOf(block)),
      count: 1,
      document: file.document,
      place,
    });
    if (resource !== undefined) this.resources.push(resource);
    else if (isGalleryResource({ type: block.labels[0] ?? '', isData: block.type === 'data' })) this.isIncomplete = true;
  }
}

function calledBy(module: Module): string[] {
  const found: string[] = [];
  for (const { block } of module.folder.blocks) {
    if (block.type !== 'module') continue;
    const called = module.moduleOf(block, { key: undefined, bindings: new Map() });
    if (called !== undefined && called.folder !== module.folder) found.push(called.folder.folder);
  }
  return found;
}

/** Networks and the like are made by other people's modules too, and say nothing of galleries. */
function isAboutImages({ labels, body }: FileBlock['block']): boolean {
  const source = body.attributes.get('source')?.value;
  const text = source?.kind === 'literal' ? String(source.value) : '';
  return /galler|image/i.test(`${labels[0] ?? ''} ${text}`);
}

/** Machines that a loop makes alike are told once, with their number. */
function alikeMachines(resources: readonly Resource[]): Resource[] {
  const kept: Resource[] = [];
  const alike = new Map<string, number>();
  for (const resource of resources) {
    if (resource.kind !== 'virtualMachine' && resource.kind !== 'scaleSet') {
      kept.push(resource);
      continue;
    }
    const { document, subscription, resourceGroup, body, kind } = resource;
    const key = JSON.stringify([document.file, resource.written([]), kind, subscription, resourceGroup, withoutNames(body)]);
    const at = alike.get(key);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined) {
      alike.set(key, kept.length);
      kept.push(resource);
    } else kept[at] = { ...before, count: before.count + 1 };
  }
  return kept;
}

const NAMES = new Set(['computerName', 'computerNamePrefix', 'tags']);

function withoutNames(body: unknown): string {
  return JSON.stringify(body, (key, value: unknown) => (NAMES.has(key) ? undefined : value));
}
