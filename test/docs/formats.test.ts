import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { call, folderWith } from '../cli/call.ts';

const PAGE = readFileSync('docs/formats.md', 'utf8');
const SAMPLES = resolve('samples/import/az');

/** Stands in for the az CLI: answers what the script of the page asks for, and nothing else. */
const AZ = `#!/bin/sh
of="--resource-group rg-store-images --gallery-name storeImages"
case "$*" in
  "sig list") cat "${SAMPLES}/galleries.json" ;;
  "sig list --query [].[resourceGroup, name] --output tsv") printf 'rg-store-images\\tstoreImages\\n' ;;
  "sig image-definition list $of") cat "${SAMPLES}/images-storeImages.json" ;;
  "sig image-definition list $of --query [].name --output tsv") printf 'kiosk\\ntill\\n' ;;
  "sig image-version list $of --gallery-image-definition kiosk") cat "${SAMPLES}/versions-storeImages-kiosk.json" ;;
  "sig image-version list $of --gallery-image-definition till") cat "${SAMPLES}/versions-storeImages-till.json" ;;
  "vmss list") cat "${SAMPLES}/scale-sets.json" ;;
  *) echo "unexpected: az $*" >&2; exit 1 ;;
esac
`;

it('the script of docs/formats.md exports what gallerist imports', async () => {
  const [, script = ''] = /^```sh\n(set -eu\n[^]*?)^```$/m.exec(PAGE) ?? [];
  const [last = '', ...lines] = script.trimEnd().split('\n').toReversed();
  expect(last).toBe('gallerist import export -o manifests/live.yaml');
  const cwd = folderWith({ 'bin/az': AZ });
  chmodSync(join(cwd, 'bin/az'), 0o755);
  const run = spawnSync('sh', ['-c', lines.toReversed().join('\n')], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(cwd, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const own = await call(['import', 'export'], { cwd });
  const samples = await call(['import', SAMPLES]);
  expect(own.code).toBe(0);
  expect(own.stdout).toContain('galleries:\n');
  const withoutComments = (text: string) => text.replaceAll(/^ *# .*\n/gm, '');
  expect(withoutComments(own.stdout)).toBe(withoutComments(samples.stdout));
});
