/** What the anchors corpus is measured against: `yaml` 2 parsing the same files, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const folder = process.argv[2];
let errors = 0;
for (const name of readdirSync(folder)) {
  errors += parseDocument(readFileSync(join(folder, name), 'utf8')).errors.length;
}
process.exitCode = errors === 0 ? 0 : 1;
