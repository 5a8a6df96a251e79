import { describe, expect, it } from 'vitest';
import { importSources } from '../../src/exchange/import-sources.ts';
import { readSources } from '../../src/source/read-source.ts';

async function imported(path: string, text: string) {
  const { findings, formats, translated } = await importSources(await readSources([{ path, text }]), { today: '2026-01-15' });
  return {
    said: findings.map(({ ruleId, severity, line, message }) => `${line} ${severity} ${ruleId}: ${message}`),
    format: formats.get(path),
    isEmpty: translated === undefined,
  };
}

describe('a file that was named', () => {
  it.each([
    [
      'package.json',
      '{ "name": "x" }',
      undefined,
      /^1 error import\/unrecognized: neither a manifest nor another format that is read: an ARM template, /,
    ],
    ['terragrunt.hcl', 'terragrunt = {}\n', undefined, /^1 error import\/unrecognized: neither blocks of Terraform nor of Packer/],
    [
      'vnet.json',
      '{ "contentVersion": "1.0.0.0", "resources": [] }',
      'arm',
      /^1 info import\/unrecognized: an ARM template, and nothing of galleries is in it/,
    ],
  ])('%s, and tells nothing of galleries, is a finding', async (path, text, format, said) => {
    const result = await imported(path, text);
    expect(result).toMatchObject({ format, isEmpty: true });
    expect(result.said).toEqual([expect.stringMatching(said)]);
  });

  it('is passed over where it is YAML, which belongs to somebody else', async () => {
    expect(await imported('values.yaml', 'replicas: 3\n')).toEqual({ said: [], format: undefined, isEmpty: true });
  });

  it('may be standard input', async () => {
    const text = 'resource "azurerm_shared_image_gallery" "g" {\n  name     = "g"\n  location = "westeurope"\n}\n';
    expect(await imported('<stdin>', text)).toMatchObject({ format: 'terraform', isEmpty: false });
  });
});
