import { closestName } from '../facts/closest-name.ts';
import type { CostBy } from '../pricing/cost.ts';
import { BY_CHOICES } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What `--by` asks for, each once and in the order given; undefined where it is not given. */
export function costByOf(flags: readonly string[] | undefined): CostBy[] | undefined {
  if (flags === undefined || flags.length === 0) return undefined;
  const asked = new Map<string, CostBy>();
  for (const flag of flags) {
    const by = parseBy(flag);
    asked.set(by.dimension === 'tag' ? `tag:${by.tag.toLowerCase()}` : by.dimension, by);
  }
  return [...asked.values()];
}

/** Spellings of what is no tag, in small letters. */
const DIMENSIONS: ReadonlyMap<string, Exclude<CostBy['dimension'], 'tag'>> = new Map([
  ['gallery', 'gallery'],
  ['image', 'image'],
  ['region', 'region'],
  ['storage-type', 'storageAccountType'],
  ['storageaccounttype', 'storageAccountType'],
  ['environment', 'environment'],
  ['subscription', 'subscription'],
]);

function parseBy(flag: string): CostBy {
  const [, tag] = /^tag:(.+)$/is.exec(flag) ?? [];
  if (tag !== undefined) return { dimension: 'tag', tag };
  const dimension = DIMENSIONS.get(flag.toLowerCase());
  if (dimension !== undefined) return { dimension };
  if (/^tags?:?$/i.test(flag))
    throw new UsageError(`--by ${flag} names no tag`, 'Write the name of the tag behind it, for example --by tag:costCenter.');
  const suggestion = closestName(flag, BY_CHOICES);
  throw new UsageError(
    `the cost cannot be split by "${flag}"`,
    `${suggestion === undefined ? '' : `Did you mean "${suggestion}"? `}Choose ${BY_CHOICES.join(', ')} or tag:NAME.`,
  );
}
