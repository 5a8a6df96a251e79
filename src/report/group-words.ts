import type { CostBy } from '../pricing/cost.ts';
import type { CostGroup } from '../pricing/cost-groups.ts';
import { shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** What a table of groups is called, and what each of its rows is: `By region`, `Region`. */
export function groupsTitle(by: CostBy, { cost: words }: Words): { title: string; heading: string } {
  if (by.dimension !== 'tag') return { title: words.by[by.dimension], heading: words.dimensions[by.dimension] };
  const tag = shownName(by.tag);
  return { title: words.byTag(tag), heading: words.tag(tag) };
}

/** What one of the groups is called; what has nothing of the kind says so. */
export function groupName(key: CostGroup['key'], by: CostBy, { cost: { notStated, withoutTag } }: Words): string {
  if (by.dimension === 'tag') return shownName(key['value'] ?? withoutTag);
  if (by.dimension === 'image') return shownName(`${key['gallery']}/${key['image']}`);
  return shownName(key[by.dimension] ?? notStated);
}
