import { type Budget, MOST_INSTANCES } from '../hcl/budget.ts';
import { evaluate, type Scope } from '../hcl/evaluate.ts';
import { sortedKeys } from '../hcl/functions.ts';
import type { Block, Expression } from '../hcl/syntax.ts';
import { conform } from '../hcl/type-constraint.ts';
import { Unknown } from '../hcl/unknown.ts';
import { isList, isValueObject, numberOf, objectOf, textOf, type Value } from '../hcl/value.ts';
import { computedAttribute } from './computed.ts';
import { type FileBlock, localFolder, type ModuleFolder } from './module-folder.ts';

/** One use of a block: what `each` and `count` are in it. `key` is undefined of a block without either. */
export type Use = { key: string | number | undefined; bindings: ReadonlyMap<string, Value> };

/** All uses of a block, and each by its key. */
export type Uses = { list: readonly Use[]; byKey: ReadonlyMap<string, Use> };

type Call = { parent: Module; block: Block; use: Use };

const NO_BINDINGS: ReadonlyMap<string, Value> = new Map();

/** Modules call modules; nobody gets that deep. */
const DEEPEST = 20;

/** A folder of files with values for its variables. */
export class Module {
  readonly folder: ModuleFolder;
  private readonly folders: ReadonlyMap<string, ModuleFolder>;
  private readonly budget: Budget;
  /** Undefined of a module that nobody calls. */
  private readonly call: Call | undefined;
  private readonly depth: number;
  private readonly known = new Map<string, Value>();
  private readonly uses = new Map<Block, Uses | Unknown>();
  private readonly called = new Map<string, Module>();

  constructor(folder: ModuleFolder, folders: ReadonlyMap<string, ModuleFolder>, budget: Budget, call?: Call) {
    this.folder = folder;
    this.folders = folders;
    this.budget = budget;
    this.call = call;
    this.depth = call === undefined ? 0 : call.parent.depth + 1;
  }

  value(expression: Expression, bindings: ReadonlyMap<string, Value> = NO_BINDINGS): Value {
    return evaluate(expression, this.scope(bindings));
  }

  private scope(bindings: ReadonlyMap<string, Value>): Scope {
    return { budget: this.budget, bindings, resolve: (name, steps) => this.resolve(name, steps) };
  }

  /** How often a block is made, by `count` or `for_each`. */
  usesOf(block: Block): Uses | Unknown {
    let uses = this.uses.get(block);
    if (uses === undefined) {
      // A block whose number depends on itself.
      this.uses.set(block, new Unknown('it refers to itself'));
      uses = this.countUses(block);
      this.uses.set(block, uses);
    }
    return uses;
  }

  private countUses({ body }: Block): Uses | Unknown {
    const count = body.attributes.get('count');
    const each = body.attributes.get('for_each');
    if (count !== undefined) return usesOfCount(this.value(count.value));
    if (each !== undefined) return usesOfEach(this.value(each.value));
    return usesByKey([{ key: undefined, bindings: NO_BINDINGS }]);
  }

  /** The module that a call stands for; undefined where its files are not there. */
  moduleOf(block: Block, use: Use): Module | undefined {
    const folder = this.folderOf(block);
    if (folder === undefined || this.depth === DEEPEST) return undefined;
    const key = `${block.labels[0] ?? ''}\n${typeof use.key} ${use.key ?? ''}`;
    let module = this.called.get(key);
    if (module === undefined) {
      module = new Module(folder, this.folders, this.budget, { parent: this, block, use });
      this.called.set(key, module);
    }
    return module;
  }

  private folderOf({ body }: Block): ModuleFolder | undefined {
    const source = body.attributes.get('source');
    const text = source === undefined ? undefined : textOf(this.value(source.value));
    const folder = text === undefined ? undefined : localFolder(this.folder.folder, text);
    return folder === undefined ? undefined : this.folders.get(folder);
  }

  /** The subscription that resources of a provider are made in: `azurerm`, or an alias of it. */
  subscriptionOf(alias?: string): string | undefined {
    const subscription = this.once(`provider.${alias ?? ''}`, () => this.findSubscription(alias) ?? null);
    return typeof subscription === 'string' ? subscription : undefined;
  }

  private findSubscription(alias: string | undefined): string | undefined {
    for (const { block } of this.folder.blocks) {
      if (block.type !== 'provider' || block.labels[0] !== 'azurerm') continue;
      const { attributes } = block.body;
      const name = attributes.get('alias');
      if ((name === undefined ? undefined : textOf(this.value(name.value))) !== alias) continue;
      const subscription = attributes.get('subscription_id');
      const text = subscription === undefined ? undefined : this.value(subscription.value);
      return typeof text === 'string' && text !== '' ? text.toLowerCase() : undefined;
    }
    // What a call hands on by another name is not followed.
    if (alias !== undefined || this.call === undefined || this.call.block.body.attributes.has('providers')) return undefined;
    return this.call.parent.subscriptionOf();
  }

  private resolve(name: string, steps: readonly Value[]): { value: Value; used: number } {
    const [first, second] = steps.map((step) => (step instanceof Unknown ? undefined : textOf(step)));
    if (name === 'var') return { value: this.once(`var.${first}`, () => this.variable(first ?? '')), used: 1 };
    if (name === 'local') return { value: this.once(`local.${first}`, () => this.local(first ?? '')), used: 1 };
    if (name === 'module') return this.output(first ?? '', steps.slice(1));
    if (name === 'data') return this.attributeOf(`data.${first}.${second}`, steps.slice(2), 2);
    if (['path', 'terraform', 'packer', 'source', 'build', 'self', 'each', 'count'].includes(name)) {
      return { value: new Unknown(`"${name}.${first ?? ''}" is not known here`), used: 1 };
    }
    if (first === undefined) return { value: new Unknown(`"${name}" is not known here`), used: 0 };
    return this.attributeOf(`resource.${name}.${first}`, steps.slice(1), 1);
  }

  /** Works a name out at its first use; one that leads back to itself has no value. */
  private once(key: string, work: () => Value): Value {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, new Unknown(`"${key}" refers to itself`));
    const value = work();
    this.known.set(key, value);
    return value;
  }

  private variable(name: string): Value {
    const declared = this.folder.byName.get(`variable.${name}`)?.block.body.attributes;
    const listed = this.folder.defaults.get(name);
    if (declared === undefined && listed === undefined) return new Unknown(`the variable "${name}" is not declared`, true);
    const given = this.given(name);
    const otherwise = declared?.get('default') ?? listed;
    const value = given ?? (otherwise === undefined ? undefined : this.value(otherwise.value));
    if (value === undefined) {
      return new Unknown(
        `the variable "${name}" has no value${this.call === undefined ? ', a file of values beside these would give one' : ''}`,
      );
    }
    const type = declared?.get('type');
    return type === undefined ? value : conform(value, type.value, (expression) => this.value(expression));
  }

  private given(name: string): Value | undefined {
    if (this.call === undefined) {
      const given = this.folder.given.get(name);
      return given === undefined ? undefined : this.value(given.value);
    }
    const { parent, block, use } = this.call;
    const argument = block.body.attributes.get(name);
    return argument === undefined ? undefined : parent.value(argument.value, use.bindings);
  }

  private local(name: string): Value {
    const attribute = this.folder.locals.get(name);
    return attribute === undefined ? new Unknown(`there is no local "${name}"`, true) : this.value(attribute.value);
  }

  private output(name: string, steps: readonly Value[]): { value: Value; used: number } {
    const block = this.folder.byName.get(`module.${name}`)?.block;
    if (block === undefined) return { value: new Unknown(`there is no module "${name}"`, true), used: 1 };
    const uses = this.usesOf(block);
    if (uses instanceof Unknown) return { value: uses, used: 1 };
    const chosen = chooseUse(uses, steps);
    if (chosen instanceof Unknown) return { value: chosen, used: 1 };
    const outputs = (use: Use, output: Value | undefined) => this.outputOf(block, use, output);
    if (chosen === undefined) return { value: collected(uses, (use) => outputs(use, undefined)), used: 1 };
    return { value: outputs(chosen.use, steps[chosen.used]), used: 2 + chosen.used };
  }

  private outputOf(block: Block, use: Use, output: Value | undefined): Value {
    const module = this.moduleOf(block, use);
    const name = block.labels[0] ?? '';
    if (module === undefined) return new Unknown(`the files of module "${name}" are not given`);
    const names = output === undefined ? module.outputs() : [textOf(output) ?? ''];
    const values = names.map((each) => [each, module.once(`output.${each}`, () => module.ownOutput(each))] as const);
    return output === undefined ? objectOf(values) : (values[0]?.[1] ?? null);
  }

  private outputs(): string[] {
    return this.folder.blocks.filter(({ block }) => block.type === 'output').map(({ block }) => block.labels[0] ?? '');
  }

  private ownOutput(name: string): Value {
    const value = this.folder.byName.get(`output.${name}`)?.block.body.attributes.get('value');
    return value === undefined ? new Unknown(`the module has no output "${name}"`, true) : this.value(value.value);
  }

  /** `azurerm_x.name[key].attribute`. */
  private attributeOf(key: string, steps: readonly Value[], used: number): { value: Value; used: number } {
    const found = this.folder.byName.get(key);
    const name = key.replace(/^resource\./, '');
    if (found === undefined) return { value: new Unknown(`there is no ${name} in the files`), used };
    const uses = this.usesOf(found.block);
    if (uses instanceof Unknown) return { value: uses, used };
    const chosen = chooseUse(uses, steps);
    if (chosen instanceof Unknown) return { value: chosen, used };
    const address = (use: Use) => `${key}${use.key === undefined ? '' : `[${JSON.stringify(use.key)}]`}`;
    const whole = (use: Use) => this.once(address(use), () => this.whole(found, use));
    if (chosen === undefined) return { value: collected(uses, whole), used };
    const attribute = textOf(steps[chosen.used] ?? null);
    if (attribute === undefined) return { value: whole(chosen.use), used: used + chosen.used };
    const value = this.once(`${address(chosen.use)}.${attribute}`, () => this.attribute(found, chosen.use, attribute));
    return { value, used: used + chosen.used + 1 };
  }

  private whole(found: FileBlock, use: Use): Value {
    const names = new Set([...found.block.body.attributes.keys(), 'id']);
    return objectOf([...names].map((name) => [name, this.attribute(found, use, name)] as const));
  }

  private attribute({ block }: FileBlock, use: Use, name: string): Value {
    const own = (argument: string): Value | undefined => {
      const attribute = block.body.attributes.get(argument);
      return attribute === undefined ? undefined : this.value(attribute.value, use.bindings);
    };
    const given = own(name);
    if (given !== undefined) return given;
    const blocks = block.body.blocks.filter(({ type }) => type === name);
    if (blocks.length > 0) {
      const values = blocks.map(({ body }) =>
        objectOf([...body.attributes].map(([key, { value }]) => [key, this.value(value, use.bindings)] as const)),
      );
      return values;
    }
    const type = block.labels[0] ?? '';
    return (
      computedAttribute(type, name, own, this.subscriptionOf(aliasOf(block))) ??
      new Unknown(`"${name}" of ${addressOf(block)} is known to Azure alone`)
    );
  }
}

/** `provider = azurerm.images`. */
export function aliasOf({ body }: Block): string | undefined {
  const provider = body.attributes.get('provider')?.value;
  return provider?.kind === 'attribute' ? provider.name : undefined;
}

/** `azurerm_shared_image.web`, `data.azurerm_image.base`. */
export function addressOf({ type, labels }: Block): string {
  return [...(type === 'resource' ? [] : [type]), ...labels].join('.');
}

function usesOfCount(value: Value): Uses | Unknown {
  if (value instanceof Unknown) return value;
  const count = numberOf(value);
  if (count === undefined || count < 0 || !Number.isInteger(count)) return new Unknown('"count" is no number', true);
  if (count > MOST_INSTANCES) return new Unknown(`"count" is ${count}, at most ${MOST_INSTANCES} are read`);
  return usesByKey(
    Array.from({ length: count }, (_, index) => ({ key: index, bindings: new Map([['count', objectOf([['index', index]])]]) })),
  );
}

/** A set of texts, or a map. */
function usesOfEach(value: Value): Uses | Unknown {
  if (value instanceof Unknown) return value;
  const pairs: [Value, Value][] | undefined = isList(value)
    ? value.map((item) => [item, item])
    : isValueObject(value)
      ? sortedKeys(value).map((key) => [key, value[key] ?? null])
      : undefined;
  if (pairs === undefined) return new Unknown('"for_each" is neither a map nor a set', true);
  if (pairs.length > MOST_INSTANCES) return new Unknown(`"for_each" has ${pairs.length} items, at most ${MOST_INSTANCES} are read`);
  const uses: Use[] = [];
  for (const [key, item] of pairs) {
    if (key instanceof Unknown) return key;
    const name = textOf(key);
    if (name === undefined) return new Unknown('"for_each" has a key that is no text', true);
    uses.push({
      key: name,
      bindings: new Map([
        [
          'each',
          objectOf([
            ['key', name],
            ['value', item],
          ]),
        ],
      ]),
    });
  }
  return usesByKey(uses);
}

function usesByKey(list: readonly Use[]): Uses {
  return { list, byKey: new Map(list.map((use) => [String(use.key), use])) };
}

/** The use that the steps ask for, and how many of them say so; undefined where they ask for all. */
function chooseUse({ list, byKey }: Uses, steps: readonly Value[]): { use: Use; used: number } | undefined | Unknown {
  const [only] = list;
  if (only !== undefined && only.key === undefined) return { use: only, used: 0 };
  const [key] = steps;
  if (key === undefined) return undefined;
  if (key instanceof Unknown) return key;
  const use = byKey.get(textOf(key) ?? '');
  return use === undefined ? new Unknown(`there is no instance ${JSON.stringify(key)} of it`, true) : { use, used: 1 };
}

/** All uses of a block: a list of those of `count`, a map of those of `for_each`. */
function collected({ list }: Uses, valueOf: (use: Use) => Value): Value {
  if (list.every(({ key }) => typeof key === 'number')) return list.map(valueOf);
  return objectOf(list.map((use) => [String(use.key), valueOf(use)] as const));
}
