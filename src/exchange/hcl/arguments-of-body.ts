import type { Path } from '../../engine/finding.ts';
import { MOST_INSTANCES } from './budget.ts';
import { sortedKeys } from './functions.ts';
import type { Block, Body, Expression } from './syntax.ts';
import { Unknown } from './unknown.ts';
import { isList, isValueObject, objectOf, textOf, type Value, type ValueObject } from './value.ts';

/** Evaluates where some more names have a meaning. */
export type Evaluate = (expression: Expression, bindings: ReadonlyMap<string, Value>) => Value;

/** The arguments of a block, blocks in it as lists of objects, and where each is written. */
export type BodyArguments = { values: ValueObject; place(path: Path): Path };

type Item = { value: Value; path: Path; inner: BodyArguments | undefined };

export function argumentsOfBody(body: Body, path: Path, bindings: ReadonlyMap<string, Value>, evaluate: Evaluate): BodyArguments {
  const items = new Map<string, Item[]>();
  for (const block of body.blocks) {
    const isDynamic = block.type === 'dynamic' && block.labels.length === 1;
    const name = isDynamic ? (block.labels[0] ?? '') : block.type;
    const found = isDynamic ? dynamicItems(block, name, bindings, evaluate) : [itemOf(block.body, block.path, bindings, evaluate)];
    items.set(name, [...(items.get(name) ?? []), ...found]);
  }
  const attributes = [...body.attributes.values()].map(({ name, value }) => [name, evaluate(value, bindings)] as const);
  const blocks = [...items].map(([name, list]) => [name, list.map(({ value }) => value)] as const);
  return {
    values: objectOf([...blocks, ...attributes]),
    place(of) {
      const [name, index, ...rest] = of;
      if (name === undefined) return path;
      const list = items.get(String(name));
      if (list === undefined || body.attributes.has(String(name))) return [...path, ...of];
      // Of a list of blocks, the first stands for all.
      const item = list[typeof index === 'number' ? index : 0];
      if (item === undefined) return path;
      return rest.length === 0 || item.inner === undefined ? item.path : item.inner.place(rest);
    },
  };
}

function itemOf(body: Body, path: Path, bindings: ReadonlyMap<string, Value>, evaluate: Evaluate): Item {
  const inner = argumentsOfBody(body, path, bindings, evaluate);
  return { value: inner.values, path, inner };
}

/** `dynamic "x" { for_each = …, content { … } }` is a block for each item. */
function dynamicItems({ path, body }: Block, name: string, bindings: ReadonlyMap<string, Value>, evaluate: Evaluate): Item[] {
  const each = body.attributes.get('for_each');
  const content = body.blocks.find(({ type }) => type === 'content');
  if (each === undefined || content === undefined) return [];
  const at = [...path, 'for_each'];
  const source = evaluate(each.value, bindings);
  const pairs = source instanceof Unknown ? source : pairsOf(source);
  if (pairs instanceof Unknown) return [{ value: pairs, path: at, inner: undefined }];
  const named = body.attributes.get('iterator')?.value;
  const iterator = named?.kind === 'variable' ? named.name : name;
  return pairs.map(([key, value]) => {
    const inner = new Map(bindings).set(
      iterator,
      objectOf([
        ['key', key],
        ['value', value],
      ]),
    );
    return itemOf(content.body, content.path, inner, evaluate);
  });
}

function pairsOf(source: Value): [Value, Value][] | Unknown {
  const pairs: [Value, Value][] | undefined = isList(source)
    ? [...source.entries()]
    : isValueObject(source)
      ? sortedKeys(source).map((key) => [key, source[key] ?? null])
      : undefined;
  if (pairs === undefined) return source === null ? [] : new Unknown(`"${textOf(source) ?? ''}" is no list`, true);
  return pairs.length > MOST_INSTANCES ? new Unknown(`it has ${pairs.length} items, at most ${MOST_INSTANCES} are read`) : pairs;
}
