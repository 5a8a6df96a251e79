import { importTemplates } from '../../../src/exchange/arm/import-templates.ts';
import type { Imported } from '../../../src/exchange/resource.ts';
import { readSource } from '../../../src/source/read-source.ts';
import { readEvents } from '../../../src/source/events.ts';

export const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
export const TODAY = '2026-01-15';

/** What is read of files given as data, by their names. */
export function importFiles(files: Readonly<Record<string, unknown>>): Imported {
  const documents = Object.entries(files).flatMap(
    ([path, value]) => readSource({ path, text: JSON.stringify(value, null, 2) }, {}, readEvents).documents,
  );
  return importTemplates(documents, { today: TODAY });
}

export function templateOf(rest: object): object {
  return { $schema: SCHEMA, contentVersion: '1.0.0.0', ...rest };
}

/** The value of an expression: that of a tag of a gallery whose template has these parts. */
export function evaluated(expression: string, parts: object = {}): { value: unknown; problems: string[] } {
  const gallery = {
    type: 'Microsoft.Compute/galleries',
    apiVersion: '2023-07-03',
    name: 'g',
    location: 'westeurope',
    properties: { value: expression },
  };
  const { resources, findings } = importFiles({ 'main.json': templateOf({ ...parts, resources: [gallery] }) });
  const properties = resources[0]?.body['properties'];
  const value = typeof properties === 'object' && properties !== null ? Reflect.get(properties, 'value') : undefined;
  return { value: plain(value), problems: findings.map(({ message }) => message) };
}

/** With prototypes, for comparison. */
export function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
