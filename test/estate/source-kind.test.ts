import { describe, expect, it } from 'vitest';
import { sourceKind } from '../../src/estate/source-kind.ts';

const id = (path: string) => `/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/${path}`;

describe('the kind of a source', () => {
  it.each([
    [{ id: id('images/web') }, 'managedImage'],
    [{ id: id('virtualMachines/web') }, 'virtualMachine'],
    [{ id: id('VIRTUALMACHINES/web') }, 'virtualMachine'],
    [{ id: id('disks/web') }, 'managedDisk'],
    [{ id: id('snapshots/web') }, 'snapshot'],
    [{ id: id('galleries/g/images/web/versions/1.0.0') }, 'imageVersion'],
    [{ uri: 'https://store.blob.core.windows.net/vhds/web.vhd' }, 'vhd'],
    [{ id: '/somewhere/else' }, undefined],
    [{}, undefined],
  ] as const)('of %j is told by what it names: %s', (source, kind) => {
    expect(sourceKind(source)).toBe(kind);
  });

  it('is what the manifest says, where it says so', () => {
    expect(sourceKind({ kind: 'unmanagedImage', uri: 'https://store.blob.core.windows.net/vhds/web.vhd' })).toBe('unmanagedImage');
  });
});
