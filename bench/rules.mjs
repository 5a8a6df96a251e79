/**
 * All rules over a corpus, in a process of their own: prints the seconds from the walk's first step to its last finding,
 * plan and cost included where rules ask for them. Cold, as a user meets them: nothing was optimised before.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze, RULES } from 'gallerist';

const [folder] = process.argv.slice(2);
const files = readdirSync(folder).map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(folder, name)) }));

/** Estate rules come first in the walk: this one is its stopwatch. */
let start = 0;
const startOfWalk = { ...RULES[0], id: 'bench/start-of-walk', on: 'estate', check: () => (start = performance.now()) };

await analyze(files, { rules: [startOfWalk, ...RULES], today: '2026-01-01' });
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
