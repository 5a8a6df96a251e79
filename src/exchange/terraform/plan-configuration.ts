import { parseResourceId } from '../../estate/resource-id.ts';
import { listAt, objectAt, textAt, valueAt } from '../json-object.ts';
import type { Instance } from './json-instances.ts';
import { galleryIdOf } from './resource-id-of.ts';

/** What the configuration in a plan tells of values that the plan itself does not know. */
export type PlanConfiguration = {
  subscriptionOf(instance: Instance): string | undefined;
  /** The id that an argument will have, where it is another planned resource's. */
  idOf(instance: Instance, argument: string): string | undefined;
};

const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['azurerm_shared_image_gallery', ['name']],
  ['azurerm_shared_image', ['gallery_name', 'name']],
  ['azurerm_shared_image_version', ['gallery_name', 'image_name', 'name']],
]);

export function planConfiguration(plan: unknown, instances: readonly Instance[]): PlanConfiguration {
  const byName = new Map<string, Instance[]>();
  for (const instance of instances) {
    const key = keyOf(instance.module, instance);
    const alike = byName.get(key);
    if (alike === undefined) byName.set(key, [instance]);
    else alike.push(instance);
  }
  const described = new Map<string, Map<string, unknown>>();

  function configurationOf(instance: Instance): unknown {
    const path = modulePath(instance.module);
    const key = path.join('.');
    let resources = described.get(key);
    if (resources === undefined) {
      const module = objectAt(plan, 'configuration', 'root_module', ...path.flatMap((name) => ['module_calls', name, 'module']));
      resources = new Map(listAt(module, 'resources').map((each) => [textAt(each, 'address') ?? '', each]));
      described.set(key, resources);
    }
    return resources.get(`${instance.isData ? 'data.' : ''}${instance.type}.${instance.name}`);
  }

  function subscriptionOf(instance: Instance): string | undefined {
    const key = textAt(configurationOf(instance), 'provider_config_key') ?? 'azurerm';
    const expression = valueAt(plan, 'configuration', 'provider_config', key, 'expressions', 'subscription_id');
    const [reference] = listAt(expression, 'references');
    const variable = typeof reference === 'string' ? /^var\.([\w-]+)$/.exec(reference)?.[1] : undefined;
    const text =
      textAt(expression, 'constant_value') ?? (variable === undefined ? undefined : textAt(plan, 'variables', variable, 'value'));
    return text?.toLowerCase();
  }

  return {
    subscriptionOf,
    idOf(instance, argument) {
      const [reference] = listAt(configurationOf(instance), 'expressions', argument, 'references');
      const parts = typeof reference === 'string' ? /^(\w+)\.([\w-]+)(?:\[[^\]]*\])?\.id$/.exec(reference) : null;
      if (parts === null) return undefined;
      const [, type = '', name = ''] = parts;
      const alike = byName.get(keyOf(instance.module, { type, name, isData: false })) ?? [];
      // Of several, the one made for the same key of a loop.
      const target = alike.length === 1 ? alike[0] : alike.find(({ index }) => index !== undefined && index === instance.index);
      return target === undefined ? undefined : galleryIdOfInstance(target, subscriptionOf(target));
    },
  };
}

function galleryIdOfInstance({ type, values }: Instance, subscription: string | undefined): string | undefined {
  const names = NAMES.get(type)?.map((argument) => textAt(values, argument));
  if (names === undefined || !names.every((name) => name !== undefined)) return undefined;
  const id = textAt(values, 'id');
  return galleryIdOf({
    names,
    subscription: (id === undefined ? undefined : parseResourceId(id)?.subscription) ?? subscription,
    resourceGroup: textAt(values, 'resource_group_name'),
  });
}

function keyOf(module: string, { type, name, isData }: Pick<Instance, 'type' | 'name' | 'isData'>): string {
  return `${module} ${isData ? 'data.' : ''}${type}.${name}`;
}

/** `module.a["x.y"].module.b` is `[a, b]`. */
function modulePath(address: string): string[] {
  return [...address.matchAll(/(?:^|\.)module\.([\w-]+)(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?/g)].map(([, name = '']) => name);
}
