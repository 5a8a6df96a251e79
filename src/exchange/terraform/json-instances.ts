import type { Path } from '../../engine/finding.ts';
import { isObject, listAt, objectAt, textAt, valueAt } from '../json-object.ts';

/** One resource or data source as a file in JSON has it. */
export type Instance = {
  type: string;
  name: string;
  isData: boolean;
  /** `module.a["x"].module.b`; '' at the root. */
  module: string;
  index: unknown;
  address: string;
  values: Readonly<Record<string, unknown>>;
  /** Where the values are written. */
  path: Path;
};

/** Modules are nested by hand; nobody gets that deep. */
const DEEPEST = 100;

/** Of `terraform show -json`: `values` of a state, `planned_values` of a plan. */
export function instancesOfValues(values: unknown, path: Path): Instance[] {
  const found: Instance[] = [];
  collect(objectAt(values, 'root_module'), [...path, 'root_module'], found, 0);
  return found;
}

function collect(module: Readonly<Record<string, unknown>>, path: Path, found: Instance[], depth: number): void {
  for (const [index, resource] of listAt(module, 'resources').entries()) {
    const values = valueAt(resource, 'values');
    if (!isObject(values)) continue;
    const place = [...path, 'resources', index, 'values'];
    found.push(instanceOf(resource, textAt(module, 'address') ?? '', values, place));
  }
  if (depth === DEEPEST) return;
  for (const [index, child] of listAt(module, 'child_modules').entries()) {
    if (isObject(child)) collect(child, [...path, 'child_modules', index], found, depth + 1);
  }
}

/** Of a plan that comes without planned values. */
export function instancesOfChanges(changes: readonly unknown[], path: Path): Instance[] {
  const found: Instance[] = [];
  for (const [index, resource] of changes.entries()) {
    const after = valueAt(resource, 'change', 'after');
    if (!isObject(after)) continue;
    found.push(instanceOf(resource, textAt(resource, 'module_address') ?? '', after, [...path, index, 'change', 'after']));
  }
  return found;
}

/** Of a state file, version 4. */
export function instancesOfState(resources: readonly unknown[]): Instance[] {
  const found: Instance[] = [];
  for (const [index, resource] of resources.entries()) {
    for (const [number, instance] of listAt(resource, 'instances').entries()) {
      const values = valueAt(instance, 'attributes');
      // One that is about to be replaced has its successor beside it.
      if (!isObject(values) || valueAt(instance, 'deposed') !== undefined) continue;
      const path = ['resources', index, 'instances', number, 'attributes'];
      const base = instanceOf(resource, textAt(resource, 'module') ?? '', values, path);
      found.push({ ...base, index: valueAt(instance, 'index_key') });
    }
  }
  return found;
}

function instanceOf(resource: unknown, module: string, values: Readonly<Record<string, unknown>>, path: Path): Instance {
  return {
    type: textAt(resource, 'type') ?? '',
    name: textAt(resource, 'name') ?? '',
    isData: textAt(resource, 'mode') === 'data',
    module,
    index: valueAt(resource, 'index'),
    address: textAt(resource, 'address') ?? '',
    values,
    path,
  };
}
