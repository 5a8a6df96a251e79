import { describe, expect, it } from 'vitest';
import { call, folderWith } from './call.ts';

const MANIFEST = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    tags: { costCenter: FIN-042 }
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        hyperVGeneration: V2
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 10 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2028-06-30
            targetRegions: [westeurope, northeurope]
`;
const CONFIG = 'releases: { versionsPerMonth: 1 }\nretention: { keepLast: 3 }\n';

const DAY = ['--today', '2026-11-21', '--fail-on', 'never'];
const folder = () => folderWith({ 'gallery.yaml': MANIFEST, 'gallerist.config.yaml': CONFIG });
const forecast = (...args: string[]) => call(['forecast', 'gallery.yaml', ...DAY, ...args], { cwd: folder() });
const monthsOf = async (...args: string[]) => JSON.parse((await forecast('-f', 'json', '-q', ...args)).stdout).months;

describe('gallerist forecast', () => {
  it('takes releases and retention from the configuration', async () => {
    const months = await monthsOf();
    expect(months).toHaveLength(12);
    // One is there, one comes each month, three are kept.
    expect(months.map(({ versions }: { versions: number }) => versions)).toEqual([2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('forecasts as many months as it is asked for', async () => {
    expect(await monthsOf('--months', '1')).toHaveLength(1);
    expect(await monthsOf('--months', '120')).toHaveLength(120);
  });

  it.each(['0', '121', '-1', '1.5', '12 months', '1e1', '0x10', '９'])('refuses --months "%s" in two lines', async (months) => {
    const { code, stdout, stderr } = await forecast(`--months=${months}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^gallerist: --months .* is not a number of months\nWrite a whole number from 1 to 120, for example --months 24\.\n$/,
    );
  });

  it('splits by what cost splits by, and says what there is where it cannot', async () => {
    const { by } = JSON.parse((await forecast('-f', 'json', '-q', '--by', 'tag:costcenter')).stdout);
    expect(by).toMatchObject({ dimension: 'tag', tag: 'costcenter', groups: [{ key: { value: 'FIN-042' } }] });
    expect((await forecast('-q', '--by', 'storage-type')).stdout).toContain('Standard_ZRS');
    const { code, stderr } = await forecast('--by', 'regoin');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "region"?');
  });

  it.each(['table', 'json', 'markdown', 'csv', 'html'])('prints %s, alike each time', async (format) => {
    const [one, other] = [await forecast('-f', format), await forecast('-f', format)];
    expect(one).toEqual(other);
    expect(one.stdout).toContain('2027-10');
  });

  it('speaks Japanese and Korean', async () => {
    expect((await forecast('--lang', 'ja')).stdout).toContain('上限\n');
    expect((await forecast('--lang', 'ko')).stdout).toContain('한도\n');
  });

  it('has the same figures as the report of that name', async () => {
    const { stdout } = await forecast('-f', 'markdown');
    const report = await call(['report', 'gallery.yaml', '--template', 'forecast', ...DAY], { cwd: folder() });
    expect(report.stdout).toBe(stdout);
  });

  it('prints a schema of its output', async () => {
    expect(JSON.parse((await call(['schema', 'forecast-output'], { cwd: folder() })).stdout)).toMatchObject({ title: 'ForecastOutput' });
  });

  it('without a cadence is flat, and says how to give one', async () => {
    const { stdout } = await call(['forecast', 'gallery.yaml', ...DAY], { cwd: folderWith({ 'gallery.yaml': MANIFEST }) });
    expect(stdout).toContain('No image has a release cadence: everything stays as it is\n');
    expect(stdout.replaceAll('\n', ' ')).toContain('"releases: { versionsPerMonth: 2 }"');
    expect(stdout.match(/^ {2}20\d\d-\d\d +1 +0 +0 +1\.00 /gm)).toHaveLength(12);
  });
});
