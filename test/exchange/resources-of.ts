import { readSources } from '../../src/source/read-source.ts';
import type { SourceDocument } from '../../src/source/source.ts';
import type { Body, Resource, ResourceKind } from '../../src/exchange/resource.ts';

/** What a test says of a resource; the rest is of one subscription and one resource group. */
export type Told = Partial<Omit<Resource, 'document' | 'written' | 'body'>> & { kind: ResourceKind; names: readonly string[]; body?: Body };

/** Resources in the shape of REST, written as a JSON list of a file: each is an item, its body's parts stand right below it. */
export async function resourcesOf(told: readonly Told[], file = 'answer.json'): Promise<Resource[]> {
  const document = await documentOf(
    told.map(({ names, body }) => ({ id: `/${names.join('/')}`, name: names.at(-1), ...body })),
    file,
  );
  return told.map((resource, index) => ({
    subscription: 'sub',
    resourceGroup: 'rg',
    apiVersion: undefined,
    count: 1,
    isReference: false,
    body: {},
    unresolved: [],
    ...resource,
    document,
    written: (path) => [index, ...path],
  }));
}

/** A value as the one document of a JSON file, a key a line. */
export async function documentOf(value: unknown, file = 'answer.json'): Promise<SourceDocument> {
  return documentOfText(JSON.stringify(value, undefined, 2), file);
}

export async function documentOfText(text: string, file = 'answer.json'): Promise<SourceDocument> {
  const [source] = await readSources([{ path: file, text }]);
  const [document] = source?.documents ?? [];
  if (document === undefined) throw new Error(`no document in ${file}: ${JSON.stringify(source?.findings)}`);
  return document;
}

/** The text of a range of one or more lines. */
export function textAt(
  text: string,
  { line, column, endLine, endColumn }: { line: number; column: number; endLine: number; endColumn: number },
): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  if (lines.length === 1) return (lines[0] ?? '').slice(column - 1, endColumn - 1);
  return [lines[0]?.slice(column - 1), ...lines.slice(1, -1), lines.at(-1)?.slice(0, endColumn - 1)].join('\n');
}
