// @ts-check
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Leaves of the declarations in a folder those that the entry leads to: users of the library need no others.
 * @param {string} folder @param {string} entry as a path in the folder
 */
export function pruneTypes(folder, entry) {
  const needed = new Set([entry]);
  // A set goes on to what is added on the way.
  for (const file of needed) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.(?:js|ts)['"]/g))
      needed.add(join(dirname(file), `${path}.d.ts`));
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts') && !needed.has(file)) rmSync(join(folder, file));
  }
}
