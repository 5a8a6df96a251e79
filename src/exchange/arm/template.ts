import { isObject } from '../json-object.ts';
import { writtenAt } from './value.ts';

const TEMPLATE_SCHEMA = /\/(?:subscription|tenant|managementGroup)?deploymentTemplate\.json/i;
const PARAMETERS_SCHEMA = /\/deploymentParameters\.json/i;

/** Where a template stands in what is a template, sends one (the az CLI), answers with one (an export) or keeps one (a template spec). */
const PLACES: readonly (readonly string[])[] = [
  [],
  ['properties', 'template'],
  ['template'],
  ['properties', 'mainTemplate'],
  ['mainTemplate'],
];

/** A template, or something around one. */
export function isTemplate(value: unknown): boolean {
  return templatePathIn(value) !== undefined;
}

/** The keys that lead to the template, as they are spelled. */
export function templatePathIn(value: unknown): string[] | undefined {
  for (const keys of PLACES) {
    const path: string[] = [];
    let at = value;
    for (const key of keys) {
      const part = writtenAt(at, key);
      path.push(part?.key ?? key);
      at = part?.value;
    }
    if (isBareTemplate(at)) return path;
  }
  return undefined;
}

export function isParametersFile(value: unknown): boolean {
  if (!isObject(value)) return false;
  const schema = value['$schema'];
  if (typeof schema === 'string') return PARAMETERS_SCHEMA.test(schema);
  return typeof value['contentVersion'] === 'string' && isObject(value['parameters']) && !('resources' in value);
}

function isBareTemplate(value: unknown): boolean {
  if (!isObject(value)) return false;
  const schema = value['$schema'];
  if (typeof schema === 'string' && TEMPLATE_SCHEMA.test(schema)) return true;
  return typeof value['contentVersion'] === 'string' && typeof value['resources'] === 'object';
}
