import { describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import { call, folderWith } from './call.ts';

const TEMPLATE = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  variables: { location: '[resourceGroup().location]' },
  resources: [
    { type: 'Microsoft.Compute/galleries', apiVersion: '2023-07-03', name: 'contosoImages', location: "[variables('location')]" },
    {
      type: 'Microsoft.Compute/galleries/images/versions',
      apiVersion: '2023-07-03',
      name: 'contosoImages/web/1.0.0',
      location: "[variables('location')]",
      properties: {
        publishingProfile: { targetRegions: [{ name: "[variables('location')]" }, { name: 'westus' }] },
        storageProfile: { source: { id: "[resourceId('Microsoft.Compute/images', 'web')]" } },
      },
    },
  ],
};

/** Where a template is deployed is not in it: every command that reads one can be told. */
describe('--location, --resource-group and --subscription', () => {
  const folder = () => folderWith({ 'main.json': JSON.stringify(TEMPLATE, null, 2) });

  it.each(['lint', 'plan', 'report', 'forecast'])('are understood by %s', async (command) => {
    const { code, stdout, stderr } = await call([command, 'main.json', '--location', 'West Europe', '--fail-on', 'never'], {
      cwd: folder(),
    });
    expect(code, stderr).toBe(0);
    expect(stdout).not.toContain('location of the resource group');
  });

  it('tell regions that are priced then', async () => {
    const regions = async (flags: string[]) => {
      const { stdout } = await call(['cost', 'main.json', '-f', 'json', '--fail-on', 'never', ...flags], { cwd: folder() });
      return (JSON.parse(stdout) as CostOutput).lines.map(({ region }) => region);
    };
    expect(await regions(['--location', 'West Europe'])).toEqual(['westeurope', 'westus']);
    // A version whose target regions are known in part only is not priced in part.
    expect(await regions([])).toEqual([]);
  });

  it('stand in ids of what is exported', async () => {
    const flags = ['--location', 'westeurope', '--subscription', 'aaaa', '--resource-group', 'rg-web'];
    const { stdout } = await call(['import', 'main.json', ...flags], { cwd: folder() });
    expect(stdout).toContain('/subscriptions/aaaa/resourceGroups/rg-web/providers/Microsoft.Compute/images/web');
    const { stdout: bicep } = await call(['export', 'main.json', '--to', 'bicep', ...flags], { cwd: folder() });
    expect(bicep).toContain("location: 'westeurope'");
  });
});
