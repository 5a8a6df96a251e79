import { describe, expect, it } from 'vitest';
import { findingIdentities } from '../../../src/engine/finding-identity.ts';
import { hashText } from '../../../src/engine/hash-text.ts';
import { readSources } from '../../../src/source/read-source.ts';
import { CLEAN, FAULTY } from '../../cli/call.ts';
import { analysisOf, analysisWith, finding } from './runs.ts';

async function fingerprints(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { findings, sources } = await analysisOf(files);
  return findingIdentities(findings, sources).map(({ fingerprint }) => fingerprint);
}

describe('the fingerprint of a finding', () => {
  it('stays when lines above it come and go', async () => {
    const before = await fingerprints({ 'a.yaml': FAULTY });
    expect(before).toHaveLength(1);
    expect(await fingerprints({ 'a.yaml': FAULTY.replace('galleries:', '# why\n\n\ngalleries:') })).toEqual(before);
    expect(await fingerprints({ 'a.yaml': FAULTY.replaceAll('\n', '\r\n') })).toEqual(before);
  });

  it('stays when an entry is put before it', async () => {
    const gallery = CLEAN.slice(CLEAN.indexOf('  - name:')).replaceAll('contosoImages', 'first').replace('sku: Base', 'sku: Other');
    const text = FAULTY.replace('galleries:\n', `galleries:\n${gallery}`);
    const [before] = await fingerprints({ 'a.yaml': FAULTY });
    expect(await fingerprints({ 'a.yaml': text })).toContain(before);
  });

  it('changes with what is written at the place, with the rule and with the file', async () => {
    const [before] = await fingerprints({ 'a.yaml': FAULTY });
    expect(await fingerprints({ 'a.yaml': FAULTY.replace('contoso-images', 'contoso-other') })).not.toContain(before);
    expect(await fingerprints({ 'b.yaml': FAULTY })).not.toContain(before);
    const { sources } = await analysisOf({ 'a.yaml': FAULTY });
    const [one, other] = findingIdentities([finding({ ruleId: 'a/b' }), finding({ ruleId: 'a/c' })], sources);
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });

  it('is its own even where two findings say the same', async () => {
    const { findings, sources } = await analysisWith([finding(), finding(), finding({ message: 'another' })]);
    const identities = findingIdentities(findings, sources);
    expect(new Set(identities.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(identities.map(({ occurrence }) => occurrence)).toEqual([1, 2, 3]);
  });

  it('names entries of lists by their names', async () => {
    const pointers = ['/galleries/0/images/0/versions/0/targetRegions/1', '/galleries/0/images/7/name', '/no/such~1thing', ''];
    const { findings, sources } = await analysisWith(pointers.map((pointer) => finding({ pointer })));
    expect(findingIdentities(findings, sources).map(({ place }) => place)).toEqual([
      '/galleries/contosoImages/images/web/versions/1.0.0/targetRegions/northeurope',
      '/galleries/contosoImages/images/7/name',
      '/no/such~1thing',
      '',
    ]);
  });

  it('names what Azure lists by its id, which is its own in the whole subscription', async () => {
    const id = (gallery: string) => `/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/galleries/${gallery}`;
    const version = (gallery: string) => ({
      id: `${id(gallery)}/images/web/versions/1.0.0`,
      name: '1.0.0',
      publishingProfile: { replicaCount: 1 },
    });
    const text = `${JSON.stringify([version('a'), version('b')])}\n${JSON.stringify(version('c'))}\n`;
    const sources = await readSources([{ path: 'live.json', text }]);
    const places = [
      { document: 0, pointer: '/1/publishingProfile/replicaCount' },
      { document: 1, pointer: '/publishingProfile/replicaCount' },
    ];
    const found = places.map((place) => finding({ file: 'live.json', ...place }));
    const nameOf = (gallery: string) => `/${id(gallery)}/images/web/versions/1.0.0`.replaceAll('/', '~1').replace('~1', '/');
    expect(findingIdentities(found, sources).map(({ place }) => place)).toEqual([
      `${nameOf('b')}/publishingProfile/replicaCount`,
      `${nameOf('c')}/publishingProfile/replicaCount`,
    ]);
  });

  it('says nothing of a secret', async () => {
    const text = (secret: string) => CLEAN.replace('contosoImages', secret);
    const of = async (secret: string) => {
      const { sources } = await analysisOf({ 'a.yaml': text(secret) });
      return findingIdentities([finding({ isSecret: true })], sources);
    };
    expect(await of('one')).toEqual(await of('two'));
    expect(JSON.stringify(await of('hunter2'))).not.toContain('hunter2');
  });

  it('says nothing of a secret that merely stands at the place', async () => {
    const of = async (password: string) => {
      const { sources } = await analysisOf({ 'a.yaml': CLEAN.replace('contosoImages', `"https://me:${password}@host/x"`) });
      return findingIdentities([finding({ endColumn: 60 }), finding({ pointer: '/galleries/0' })], sources);
    };
    expect((await of('hunter2')).map(({ place }) => place)).toEqual(['/galleries/0/name', '/galleries/0']);
    expect((await of('hunter2'))[0]).toEqual((await of('hunter3'))[0]);
  });
});

describe('hashText', () => {
  it('tells a hundred thousand like texts apart', () => {
    const hashes = new Set<string>();
    for (let index = 0; index < 100_000; index++) hashes.add(hashText(`/galleries/contosoImages/images/web/versions/1.0.${index}`));
    expect(hashes.size).toBe(100_000);
  });

  it('spreads over all of its bits', () => {
    const ones = Array.from({ length: 64 }, () => 0);
    for (let index = 0; index < 4_096; index++) {
      const bits = BigInt(`0x${hashText(`v${index}`)}`);
      for (let bit = 0; bit < 64; bit++) if ((bits >> BigInt(bit)) & 1n) ones[bit] = (ones[bit] ?? 0) + 1;
    }
    for (const count of ones) expect(Math.abs(count - 2_048)).toBeLessThan(220);
  });

  it('is the same on every machine', () => {
    expect(hashText('')).toBe(hashText(''));
    expect(hashText('limits/replicas')).toMatch(/^[0-9a-f]{16}$/);
  });
});
