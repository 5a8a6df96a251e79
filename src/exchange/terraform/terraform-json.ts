import type { Path } from '../../engine/finding.ts';
import { isObject, listAt, textAt, valueAt } from '../json-object.ts';
import type { SourceDocument } from '../../source/source.ts';
import { Unknown } from '../hcl/unknown.ts';
import { importFinding } from '../import-finding.ts';
import type { Imported } from '../resource.ts';
import { type Instance, instancesOfChanges, instancesOfState, instancesOfValues } from './json-instances.ts';
import { type PlanConfiguration, planConfiguration } from './plan-configuration.ts';
import { isGalleryResource, isReadType, resourceOf } from './resource-of.ts';

const PARTS = ['planned_values', 'resource_changes', 'prior_state', 'values', 'configuration'];

/** Arguments that a plan cannot know while it makes what they name. */
const IDS = ['source_image_id', 'parent_id'];

const STATE_VERSION = 4;

/** Whether a value is what `terraform show -json` prints, of a plan or a state, or a state file. */
export function isTerraformJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (isStateFile(value)) return true;
  return textAt(value, 'format_version') !== undefined && (PARTS.some((part) => Object.hasOwn(value, part)) || isEmptyState(value));
}

/** Before anything is made, that is all there is to show. */
function isEmptyState(value: object): boolean {
  return Object.keys(value).every((key) => key === 'format_version' || key === 'terraform_version');
}

function isStateFile(value: Readonly<Record<string, unknown>>): boolean {
  const isOfTerraform = textAt(value, 'lineage') !== undefined || textAt(value, 'terraform_version') !== undefined;
  return typeof valueAt(value, 'version') === 'number' && isOfTerraform;
}

/** Reads a plan or a state that Terraform or OpenTofu wrote as JSON. */
export function importTerraformJson(document: SourceDocument): Imported {
  const { value } = document;
  const imported: Imported = { resources: [], findings: [] };
  if (isObject(value) && isStateFile(value)) {
    const version = valueAt(value, 'version');
    if (version !== STATE_VERSION) {
      const message = `state files of version ${String(version)} are not read, "terraform show -json" prints one that is`;
      imported.findings.push(importFinding(document, { ruleId: 'import/unrecognized', message, path: ['version'] }));
    }
    const instances = instancesOfState(listAt(value, 'resources'));
    add(imported, document, instances, planConfiguration({}, instances), new Map());
    return imported;
  }
  const instances = instancesOf(value);
  const unknown = new Map<string, UnknownPart>();
  for (const [index, change] of listAt(value, 'resource_changes').entries()) {
    const path = ['resource_changes', index, 'change', 'after_unknown'];
    unknown.set(textAt(change, 'address') ?? '', { value: valueAt(change, 'change', 'after_unknown'), path });
  }
  add(imported, document, instances, planConfiguration(value, instances), unknown);
  return imported;
}

/** What will be, and what was read to plan it; where a plan tells neither, what there was. */
function instancesOf(value: unknown): Instance[] {
  const before = instancesOfValues(valueAt(value, 'prior_state', 'values'), ['prior_state', 'values']);
  if (valueAt(value, 'values') !== undefined) return instancesOfValues(valueAt(value, 'values'), ['values']);
  const isPlanned = valueAt(value, 'planned_values') !== undefined;
  const isChanged = valueAt(value, 'resource_changes') !== undefined;
  if (!isPlanned && !isChanged) return before;
  const after = isPlanned
    ? instancesOfValues(valueAt(value, 'planned_values'), ['planned_values'])
    : instancesOfChanges(listAt(value, 'resource_changes'), ['resource_changes']);
  const known = new Set(after.map(({ address }) => address));
  return [...after, ...before.filter(({ isData, address }) => isData && !known.has(address))];
}

/** What a plan does not know of a resource: `true` in the place of every such value. */
type UnknownPart = { value: unknown; path: Path };

function add(
  imported: Imported,
  document: SourceDocument,
  instances: readonly Instance[],
  configuration: PlanConfiguration,
  unknownOf: ReadonlyMap<string, UnknownPart>,
): void {
  const { resources, findings } = imported;
  for (const instance of instances) {
    if (!isReadType(instance.type)) continue;
    const unknown = unknownOf.get(instance.address);
    const values = withIds(withUnknown(instance.values, unknown?.value, 0), instance, configuration);
    const report = (path: Path, { reason }: Unknown) => {
      const name = path.join('.');
      const message = `"${name}" of ${instance.address === '' ? `${instance.type}.${instance.name}` : instance.address} is not known: ${reason}`;
      const isUnknown = unknown !== undefined && valueAtPath(unknown.value, path) === true;
      const place = isUnknown ? [...unknown.path, ...path] : [...instance.path, ...path];
      findings.push(importFinding(document, { ruleId: 'import/unresolved', message, path: place }));
    };
    const resource = resourceOf({
      type: instance.type,
      isData: instance.isData,
      args: { values: isObject(values) ? values : {}, report },
      subscription: configuration.subscriptionOf(instance),
      count: 1,
      document,
      place: (path) => [...instance.path, ...path],
    });
    if (resource !== undefined) resources.push(resource);
    else if (isGalleryResource(instance)) imported.isIncomplete = true;
  }
}

function withIds(values: unknown, instance: Instance, configuration: PlanConfiguration): unknown {
  if (!isObject(values)) return values;
  const ids: [string, string][] = [];
  for (const argument of IDS) {
    if (!(valueAt(values, argument) instanceof Unknown)) continue;
    const id = configuration.idOf(instance, argument);
    if (id !== undefined) ids.push([argument, id]);
  }
  return ids.length === 0 ? values : { ...values, ...Object.fromEntries(ids) };
}

const DEEPEST = 64;

/** The values with what stands for `true` in the second tree, which has their form. */
function withUnknown(value: unknown, unknown: unknown, depth: number): unknown {
  if (unknown === true) return new Unknown('Azure says it when the plan is applied');
  if (typeof unknown !== 'object' || unknown === null || depth === DEEPEST) return value;
  if (Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    return unknown.length === 0
      ? value
      : Array.from({ length: Math.max(unknown.length, list.length) }, (_, index) => withUnknown(list[index], unknown[index], depth + 1));
  }
  const entries = Object.entries(unknown);
  if (entries.length === 0) return value;
  const known = isObject(value) ? value : {};
  const parts = entries.map(
    ([key, part]) => [key, withUnknown(Object.hasOwn(known, key) ? known[key] : undefined, part, depth + 1)] as const,
  );
  return { ...known, ...Object.fromEntries(parts) };
}

function valueAtPath(value: unknown, path: Path): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return found;
    found = (found as Record<string | number, unknown>)[part];
  }
  return found;
}
