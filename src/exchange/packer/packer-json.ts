import type { Path } from '../../engine/finding.ts';
import { isObject, listAt, objectAt, textAt, valueAt } from '../json-object.ts';
import type { SourceDocument } from '../../source/source.ts';
import { Unknown } from '../hcl/unknown.ts';
import { importFinding } from '../import-finding.ts';
import type { Imported } from '../resource.ts';
import { galleryVersionOf, hasDestination } from './gallery-version.ts';

/** Whether a value is a template of Packer as it was before its own language: `builders`, each with a type. */
export function isPackerJson(value: unknown): boolean {
  const builders = listAt(value, 'builders');
  return builders.length > 0 && builders.every((builder) => textAt(builder, 'type') !== undefined);
}

export function importPackerJson(document: SourceDocument): Imported {
  const imported: Imported = { resources: [], findings: [] };
  const variables = objectAt(document.value, 'variables');
  for (const [index, builder] of listAt(document.value, 'builders').entries()) {
    if (textAt(builder, 'type') !== 'azure-arm') continue;
    const values = resolved(builder, variables, 0);
    const place = (path: Path) => ['builders', index, ...path];
    const name = textAt(builder, 'name') ?? 'azure-arm';
    const report = (path: Path, { reason }: Unknown) => {
      const message = `"${path.join('.')}" of builder ${name} is not known: ${reason}`;
      imported.findings.push(importFinding(document, { ruleId: 'import/unresolved', message, path: place(path) }));
    };
    const described = { args: { values: isObject(values) ? values : {}, report }, document, place };
    const resource = hasDestination(described) ? galleryVersionOf(described) : undefined;
    if (resource !== undefined) imported.resources.push(resource);
  }
  return imported;
}

const DEEPEST = 64;

/** Texts with what stands in `{{…}}` in them. */
function resolved(value: unknown, variables: Readonly<Record<string, unknown>>, depth: number): unknown {
  if (typeof value === 'string') return resolvedText(value, variables);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return new Unknown(`it is nested more than ${DEEPEST} deep`);
  if (Array.isArray(value)) return value.map((item) => resolved(item, variables, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, variables, depth + 1)]));
}

function resolvedText(text: string, variables: Readonly<Record<string, unknown>>): string | Unknown {
  let whole = '';
  let at = 0;
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', at)) {
    const end = text.indexOf('}}', start);
    if (end === -1) break;
    const value = calledValue(text.slice(start + 2, end).trim(), variables);
    if (value instanceof Unknown) return value;
    whole += text.slice(at, start) + value;
    at = end + 2;
  }
  return whole + text.slice(at);
}

/** `` user `name` `` is a variable; all else is known when the template is built. */
function calledValue(call: string, variables: Readonly<Record<string, unknown>>): string | Unknown {
  const name = /^user\s+[`"]([^`"]+)[`"]$/.exec(call)?.[1];
  if (name === undefined) return new Unknown(`{{${call}}} is known when the template is built`);
  const value = valueAt(variables, name);
  if (value === undefined || value === null) return new Unknown(`the variable "${name}" has no value`);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.includes('{{') ? new Unknown(`the variable "${name}" is known when the template is built`) : text;
}
