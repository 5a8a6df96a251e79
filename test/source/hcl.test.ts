import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHcl, ownerOfHcl } from '../../src/source/hcl.ts';

describe('HCL', () => {
  it.each([
    ['infra/main.tf', '', true],
    ['main.tofu', '', true],
    ['a.auto.tfvars', '', true],
    ['image.pkr.hcl', '', true],
    ['<stdin>', '# first\nresource "azurerm_shared_image" "i" {\n}\n', true],
    ['<stdin>', 'variable "x" {}\n', true],
    ['<stdin>', 'gallerist: 1\n', false],
    ['<stdin>', 'resource: {}\n', false],
    ['a.yaml', 'resource "a" "b" {\n', false],
  ])('of %s that begins with %j: %s', (path, text, is) => {
    expect(isHcl(path, text)).toBe(is);
  });

  it.each([
    ['terraform {\n}\n', 'terraform'],
    ['packer {\n}\n', 'packer'],
    ['source "azure-arm" "x" {\n}\n', 'packer'],
    ['variable "x" {\n}\nsource "azure-arm" "y" {\n}\n', 'packer'],
    ['locals {\n}\nresource "a" "b" {\n}\n', 'terraform'],
    ['terragrunt = {}\n', undefined],
    ['', undefined],
  ])('%j is that of %s', (text, owner) => {
    expect(ownerOfHcl(text)).toBe(owner);
  });

  it('is told in a moment, whatever the text', () => {
    const words = fc.array(fc.constantFrom('resource', ' ', '"', '{', '\n', '\t', 'source', 'a'), { maxLength: 400 });
    fc.assert(fc.property(words, (parts) => void ownerOfHcl(parts.join(''))));
    expect(ownerOfHcl(`resource ${' '.repeat(1_000_000)}`)).toBeUndefined();
    expect(ownerOfHcl(`variable "${'x'.repeat(1_000_000)}`)).toBeUndefined();
  });
});
