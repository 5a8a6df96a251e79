import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isResourceIdOf, parseResourceId, resourceIdFault, resourceIdForm, type ResourceType } from '../../src/estate/resource-id.ts';

const SCOPE = '/subscriptions/AAAA/resourceGroups/rg-images/providers';

describe('parseResourceId', () => {
  it.each([
    ['one type', `${SCOPE}/Microsoft.Compute/images/web`, 'Microsoft.Compute/images', ['web']],
    [
      'nested types',
      `${SCOPE}/Microsoft.Compute/galleries/g/images/i/versions/1.0.0`,
      'Microsoft.Compute/galleries/images/versions',
      ['g', 'i', '1.0.0'],
    ],
    ['keywords in another case', '/SUBSCRIPTIONS/aaaa/resourcegroups/rg-images/Providers/N/t/n', 'N/t', ['n']],
  ])('reads %s', (_, text, type, names) => {
    expect(parseResourceId(text)).toEqual({ subscription: 'aaaa', resourceGroup: 'rg-images', type, names });
  });

  it('reads ids without a resource group, and those of the tenant', () => {
    expect(parseResourceId('/subscriptions/aaaa/providers/N/t/n')).toMatchObject({ subscription: 'aaaa', resourceGroup: undefined });
    expect(parseResourceId('/providers/N/t/n')).toMatchObject({ subscription: undefined, resourceGroup: undefined, type: 'N/t' });
  });

  it.each([
    '',
    'web',
    '/subscriptions/aaaa',
    '/subscriptions/aaaa/resourceGroups/rg',
    `${SCOPE}/Microsoft.Compute/images`,
    // C11: the segment of the type is missing.
    `${SCOPE}/Microsoft.Compute/des-westeurope`,
    `${SCOPE}/Microsoft.Compute/images/web/`,
    `${SCOPE}/Microsoft.Compute//web`,
    `${SCOPE}/Microsoft.Compute/images/my web`,
    `${SCOPE}/Microsoft.Compute/images/web `,
    '/subscriptions//resourceGroups/rg/providers/Microsoft.Compute/images/web',
    '/CommunityGalleries/contoso-1/Images/web/Versions/1.0.0',
    'https://management.azure.com/subscriptions/aaaa/resourceGroups/rg/providers/Microsoft.Compute/images/web',
  ])('refuses "%s"', (text) => {
    expect(parseResourceId(text)).toBeUndefined();
  });
});

describe('isResourceIdOf', () => {
  it('knows a type in any case and nothing longer or shorter', () => {
    const id = `${SCOPE}/Microsoft.Compute/galleries/g/images/i/versions/1.0.0`;
    expect(isResourceIdOf('Microsoft.Compute/galleries/images/versions', id)).toBe(true);
    expect(isResourceIdOf('Microsoft.Compute/galleries/images/versions', id.toUpperCase())).toBe(true);
    expect(isResourceIdOf('Microsoft.Compute/images', id)).toBe(false);
    expect(isResourceIdOf('Microsoft.Compute/images', `${SCOPE}/MicrosoftXCompute/images/web`)).toBe(false);
    expect(isResourceIdOf('Microsoft.Compute/images', '/subscriptions/aaaa/providers/Microsoft.Compute/images/web')).toBe(false);
  });

  it('agrees with parseResourceId', () => {
    const types: ResourceType[] = [
      'Microsoft.Compute/disks',
      'Microsoft.Storage/storageAccounts',
      'Microsoft.Compute/galleries/images/versions',
    ];
    const name = fc.stringMatching(/^[\w.-]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.constantFrom(...types), name, (written, asked, part) => {
        const id = resourceIdForm(written).replaceAll(/<\w+>/g, part);
        expect(isResourceIdOf(asked, id)).toBe(written === asked);
        expect(parseResourceId(id)?.type).toBe(written);
      }),
    );
  });
});

describe('resourceIdFault', () => {
  it('tells a wrong type from a wrong form', () => {
    expect(resourceIdFault(`${SCOPE}/microsoft.compute/IMAGES/web`, ['Microsoft.Compute/images'])).toBeUndefined();
    expect(resourceIdFault(`${SCOPE}/Microsoft.Compute/images/web`, ['Microsoft.Compute/disks', 'Microsoft.Compute/snapshots'])).toBe(
      `"${SCOPE}/Microsoft.Compute/images/web" is of type Microsoft.Compute/images, Microsoft.Compute/disks or Microsoft.Compute/snapshots is expected`,
    );
    const form = '"/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Compute/images/<name>"';
    expect(resourceIdFault('web', ['Microsoft.Compute/images'])).toBe(`"web" has not the form ${form}`);
    // The right type, but no resource group.
    const id = '/subscriptions/aaaa/providers/Microsoft.Compute/images/web';
    expect(resourceIdFault(id, ['Microsoft.Compute/images'])).toBe(`"${id}" has not the form ${form}`);
  });
});
