import { isWrittenObject, writtenAt } from './value.ts';

const TEMPLATE_SCHEMA = /\/(?:subscription|tenant|managementGroup)?deploymentTemplate\.json/i;
const PARAMETERS_SCHEMA = /\/deploymentParameters\.json/i;

/** A template, or what the az CLI sends: a deployment with its template in it. */
export function isTemplate(value: unknown): boolean {
  if (!isWrittenObject(value)) return false;
  return isBareTemplate(value) || isBareTemplate(writtenAt(writtenAt(value, 'properties')?.value, 'template')?.value);
}

export function isParametersFile(value: unknown): boolean {
  if (!isWrittenObject(value)) return false;
  const schema = value['$schema'];
  if (typeof schema === 'string') return PARAMETERS_SCHEMA.test(schema);
  return typeof value['contentVersion'] === 'string' && isWrittenObject(value['parameters']) && !('resources' in value);
}

function isBareTemplate(value: unknown): boolean {
  if (!isWrittenObject(value)) return false;
  const schema = value['$schema'];
  if (typeof schema === 'string' && TEMPLATE_SCHEMA.test(schema)) return true;
  return typeof value['contentVersion'] === 'string' && typeof value['resources'] === 'object';
}
