// @ts-check
/** The main job on the samples: lint, plan, price, and write the reports and the files. Nothing leaves the machine. */
import { spawnSync } from 'node:child_process';

const REPORTS = 'gallerist-reports';
// The samples hold faults on purpose, and their dates are judged by one day, so that every run shows the same.
const COMMON = ['--config', 'samples/gallerist.config.yaml', '--today', '2026-11-21'];
/** Prices alone are judged by no rule. */
const JUDGED = ['--fail-on', 'never'];

const CALLS = [
  ['lint', 'samples'],
  ['plan', 'samples'],
  ['cost', 'samples'],
  ['forecast', 'samples/enterprise'],
  ['prices', 'show', 'samples'],
  ['optimize', 'samples'],
  ['report', 'samples', '--template', 'full', '-o', `${REPORTS}/full.html`],
  ['report', 'samples', '--template', 'replication', '-o', `${REPORTS}/replication.md`],
  ['report', 'samples', '--template', 'cost', '-o', `${REPORTS}/cost.md`],
  ['report', 'samples', '--template', 'cost', '--lang', 'ja', '-o', `${REPORTS}/cost.ja.md`],
  ['report', 'samples', '--template', 'findings', '-o', `${REPORTS}/findings.txt`],
  ['cost', 'samples', '-f', 'xlsx', '-o', `${REPORTS}/cost.xlsx`],
  ['cost', 'samples', '-f', 'focus', '-o', `${REPORTS}/cost-focus.csv`],
];

for (const call of CALLS) {
  const words = [...call, ...COMMON, ...(call[0] === 'prices' ? [] : JUDGED), ...(call[0] === 'report' ? ['--quiet'] : [])];
  console.log(`\n$ gallerist ${words.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, ['dist/bin.cjs', ...words], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
console.log(
  `Reports: ${REPORTS}/full.html (open it in a browser), replication.md, cost.md, findings.txt, cost.xlsx (a workbook), cost-focus.csv`,
);
