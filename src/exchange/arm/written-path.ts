import type { Path } from '../../engine/finding.ts';
import { isObject, spelledKey } from '../json-object.ts';
import { isCopyList } from './evaluate.ts';

/** Where a part of a resource is written in it: a property that a loop makes is written as the input of the loop. */
export function writtenPathIn(written: unknown, path: Path): Path {
  const steps: (string | number)[] = [];
  let node = written;
  for (let at = 0; at < path.length; at++) {
    const step = path[at] ?? '';
    if (!isObject(node)) return [...steps, ...path.slice(at)];
    const key = spelledKey(node, String(step));
    if (key !== undefined) {
      steps.push(key);
      node = node[key];
      continue;
    }
    const loops = node['copy'];
    const index = isCopyList(loops) ? loops.findIndex(({ name }) => name === step) : -1;
    if (!isCopyList(loops) || index < 0) return steps;
    steps.push('copy', index, 'input');
    node = loops[index]?.['input'];
    // The next step says which round of the loop it is.
    at++;
  }
  return steps;
}
