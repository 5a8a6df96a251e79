import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/change/changes-between.ts';
import { exportedGalleries } from '../../../src/exchange/export/exported-galleries.ts';
import { factsOf } from '../../../src/facts/facts.ts';
import { renderExport } from '../../../src/report/export/render-export.ts';
import { wordsOf } from '../../change/changes-of.ts';
import { estateOf, galleryOf, imageOf, versionOf } from '../../estate/estate-of.ts';
import { manifest } from './arbitrary-manifest.ts';
import type { Made } from './read-exports.ts';
import { carried, estateOfMade, expectedOf, withoutApiVersion } from './round-trips.ts';

const FACTS = factsOf('2021-06');

const PATH = process.env['PATH'] ?? '';

type Call = { words: string[]; body: string | undefined };

/** Takes the place of az: prints how many words it was given, the words, and what it reads from standard input, each with a NUL behind. */
const RECORDER = `az() {
  printf '%s\\0' "$#" "$@"
  local word
  for word in "$@"; do if [[ $word == @- ]]; then cat; printf '\\0'; fi; done
}
`;

/** Runs a script in bash with an az that only writes down what it is asked for. */
function callsOf(script: string, env: Record<string, string> = {}): Call[] {
  const { stdout, stderr, status } = spawnSync('bash', {
    input: RECORDER + script,
    env: { LC_ALL: 'C', PATH, ...env },
    maxBuffer: 1 << 26,
  });
  expect({ stderr: String(stderr), status }).toEqual({ stderr: '', status: 0 });
  const parts = stdout.toString('utf8').split('\0').slice(0, -1);
  const calls: Call[] = [];
  for (let at = 0; at < parts.length;) {
    const count = Number(parts[at]);
    const words = parts.slice(at + 1, at + 1 + count);
    at += 1 + count;
    calls.push({ words, body: words.includes('@-') ? parts[at++] : undefined });
  }
  return calls;
}

/** The words of a call by their flags, as az reads them: files stand in for `@…`, and a dash begins a flag. */
function flagsOf({ words }: Call): Map<string, string[]> {
  const flags = new Map<string, string[]>();
  let values: string[] = [];
  for (const word of words.slice(words.findIndex((candidate) => candidate.startsWith('--')))) {
    const [, value = word] = /^[^=]*=([\s\S]*)$/.exec(word) ?? [];
    if (value.startsWith('@') && value.length > 1 && word !== '@-') throw new Error(`az reads a file for ${word}`);
    if (word.startsWith('--')) {
      if (flags.has(word)) throw new Error(`${word} twice`);
      flags.set(word, (values = []));
    } else if (word.startsWith('-')) throw new Error(`az takes ${word} for a flag`);
    else values.push(word);
  }
  return flags;
}

const TYPES = ['Microsoft.Compute/galleries', 'Microsoft.Compute/galleries/images', 'Microsoft.Compute/galleries/images/versions'];
const ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/(.*)\?api-version=(.*)$/;

/** What a call makes; undefined for one that makes nothing. */
function madeBy(call: Call): Made | undefined {
  const flags = flagsOf(call);
  const command = call.words
    .slice(
      0,
      call.words.findIndex((word) => word.startsWith('--')),
    )
    .join(' ');
  if (command === 'rest') return flags.get('--method')?.[0] === 'put' ? madeByRest(call, flags) : undefined;
  if (!command.endsWith(' create')) return undefined;
  const take = (flag: string) => flags.get(flag)?.join('\n');
  const names = ['--gallery-name', '--gallery-image-definition', '--gallery-image-version'].flatMap((flag) => flags.get(flag) ?? []);
  const commands = ['sig create', 'sig image-definition create', 'sig image-version create'];
  expect(command).toBe(commands[names.length - 1]);
  const tags = flags.get('--tags')?.map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)] as const);
  return {
    type: TYPES[names.length - 1] ?? '',
    apiVersion: undefined,
    subscription: take('--subscription'),
    resourceGroup: take('--resource-group'),
    names,
    location: take('--location') ?? '',
    tags: tags && Object.fromEntries(tags),
    properties: propertiesOf(flags),
  };
}

function madeByRest(call: Call, flags: Map<string, string[]>): Made {
  const [, subscription = '', group = '', path = '', apiVersion] = ID.exec(flags.get('--url')?.join('') ?? '') ?? [];
  const steps = path.split('/').map(decodeURIComponent);
  expect(steps.filter((_, index) => index % 2 === 0)).toEqual(['galleries', 'images', 'versions'].slice(0, steps.length / 2));
  const body = JSON.parse(call.body ?? '') as Pick<Made, 'location' | 'tags' | 'properties'>;
  const names = steps.filter((_, index) => index % 2 === 1);
  return {
    type: TYPES[names.length - 1] ?? '',
    apiVersion,
    subscription: decodeURIComponent(subscription),
    resourceGroup: decodeURIComponent(group),
    names,
    location: body.location,
    tags: body.tags,
    properties: body.properties,
  };
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const flag = (text: string | undefined) => (text === undefined ? undefined : text === 'true');

/** What az sends for its flags, by their description. */
function propertiesOf(flags: Map<string, string[]>): Made['properties'] {
  const one = (name: string) => flags.get(name)?.join('\n');
  const encryption = flags.get('--target-region-encryption');
  const luns = flags.get('--data-snapshot-luns') ?? [];
  const properties = {
    description: one('--description'),
    sharingProfile: {
      permissions: one('--permissions'),
      communityGalleryInfo: {
        publisherUri: one('--publisher-uri'),
        publisherContact: one('--publisher-email'),
        publicNamePrefix: one('--public-name-prefix'),
        ...(flags.has('--offer') ? {} : { eula: one('--eula') }),
      },
    },
    softDeletePolicy: { isSoftDeleteEnabled: flag(one('--soft-delete')) },
    identifier: { publisher: one('--publisher'), offer: one('--offer'), sku: one('--sku') },
    osType: one('--os-type'),
    osState: one('--os-state'),
    hyperVGeneration: one('--hyper-v-generation'),
    architecture: one('--architecture'),
    recommended: {
      vCPUs: { min: number(one('--minimum-cpu-core')), max: number(one('--maximum-cpu-core')) },
      memory: { min: number(one('--minimum-memory')), max: number(one('--maximum-memory')) },
    },
    disallowed: { diskTypes: flags.get('--disallowed-disk-types') },
    purchasePlan: { name: one('--plan-name'), publisher: one('--plan-publisher'), product: one('--plan-product') },
    eula: flags.has('--offer') ? one('--eula') : undefined,
    privacyStatementUri: one('--privacy-statement-uri'),
    releaseNoteUri: one('--release-note-uri'),
    endOfLifeDate: flags.has('--offer') ? one('--end-of-life-date') : undefined,
    features: one('--features')
      ?.split(' ')
      .map((feature) => ({ name: feature.split('=')[0], value: feature.split('=')[1] })),
    storageProfile: {
      source: { id: one('--managed-image'), virtualMachineId: one('--virtual-machine') },
      osDiskImage: { source: { id: one('--os-snapshot'), uri: one('--os-vhd-uri'), storageAccountId: one('--os-vhd-storage-account') } },
      dataDiskImages: flags.get('--data-snapshots')?.map((id, index) => ({ lun: Number(luns[index]), source: { id } })),
    },
    publishingProfile: {
      targetRegions: flags.get('--target-regions')?.map((region, index) => {
        const [name, count, storageAccountType] = region.split('=', 3);
        return { name, regionalReplicaCount: number(count), storageAccountType, encryption: encryptionOf(encryption?.[index]) };
      }),
      excludeFromLatest: flag(one('--exclude-from-latest')),
      endOfLifeDate: flags.has('--target-regions') ? one('--end-of-life-date') : undefined,
      replicationMode: one('--replication-mode'),
    },
    safetyProfile: {
      allowDeletionOfReplicatedLocations: flag(one('--allow-replicated-location-deletion')),
      blockDeletionBeforeEndOfLife: flag(one('--block-deletion-before-end-of-life')),
    },
  };
  // What no flag said is absent.
  return JSON.parse(JSON.stringify(properties)) as Made['properties'];
}

function encryptionOf(text: string | undefined): object | undefined {
  if (text === undefined) return undefined;
  const [diskEncryptionSetId, ...rest] = text.split(',');
  const dataDiskImages = rest.flatMap((lun, index) =>
    index % 2 === 0 ? [{ lun: Number(lun), diskEncryptionSetId: rest[index + 1] }] : [],
  );
  return { osDiskImage: { diskEncryptionSetId }, dataDiskImages };
}

const scriptOf = (value: object) => renderExport(exportedGalleries(estateOf([{ value }]), FACTS).galleries, 'azcli', ['a\nrm -rf .yaml']);

describe('a script of az', () => {
  it('asks for the same, whatever is in a manifest', async () => {
    await fc.assert(
      fc.asyncProperty(manifest.map(withoutApiVersion), async (value) => {
        const { galleries, omissions } = exportedGalleries(estateOf([{ value }]), FACTS);
        fc.pre(omissions.length === 0);
        const made = callsOf(scriptOf(value)).flatMap((call) => madeBy(call) ?? []);
        const expected = expectedOf(galleries, true);
        expect(made.map(({ names }) => names)).toEqual(expected.map(({ names }) => names));
        for (const [index, each] of made.entries()) if (each.apiVersion !== undefined) expect(each).toEqual(expected[index]);
        expect(wordsOf(changesBetween(estateOf([{ value: carried(value) }]), await estateOfMade(made)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('waits for what az rest makes before it makes what stands in it', () => {
    const value = {
      gallerist: 1,
      galleries: [galleryOf({ description: '@x', images: [imageOf({ allowUpdateImage: true, versions: [versionOf()] })] })],
    };
    const calls = callsOf(scriptOf(value), { SUBSCRIPTION: 's', RESOURCE_GROUP: 'rg' });
    expect(
      calls.map(({ words }) =>
        words
          .slice(0, 3)
          .filter((word) => !word.startsWith('-'))
          .join(' '),
      ),
    ).toEqual(['rest put', 'resource wait', 'rest put', 'resource wait', 'sig image-version create']);
    expect(calls[3]?.words).toContain('/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i');
  });

  it('asks for a subscription and a resource group that the manifest does not tell', () => {
    const script = scriptOf({ gallerist: 1, galleries: [galleryOf()] });
    const { status, stderr } = spawnSync('bash', { input: RECORDER + script, env: { PATH, SUBSCRIPTION: 's' } });
    expect(status).not.toBe(0);
    expect(String(stderr)).toContain('RESOURCE_GROUP: set it to the resource group of the galleries');
    const [call] = callsOf(script, { SUBSCRIPTION: 'of mine', RESOURCE_GROUP: '$(rg)' });
    expect(call?.words).toEqual([
      'sig',
      'create',
      '--subscription',
      'of mine',
      '--resource-group',
      '$(rg)',
      '--gallery-name',
      'g',
      '--location',
      'westeurope',
    ]);
  });

  it('shares as the manifest says', () => {
    const groups = [
      { type: 'Subscriptions', ids: ['a', 'b'] },
      { type: 'AADTenants', ids: ['c'] },
    ];
    const of = (sharingProfile: object) => ({
      gallerist: 1,
      subscription: 's',
      galleries: [galleryOf({ resourceGroup: 'rg', sharingProfile })],
    });
    const place = ['--subscription', 's', '--resource-group', 'rg', '--gallery-name', 'g'];
    expect(callsOf(scriptOf(of({ permissions: 'Groups', groups })))[1]?.words).toEqual(
      ['sig', 'share', 'add', place, '--subscription-ids', 'a', 'b', '--tenant-ids', 'c'].flat(),
    );
    expect(callsOf(scriptOf(of({ permissions: 'Community' })))[1]?.words).toEqual(['sig', 'share', 'enable-community', ...place]);
    expect(callsOf(scriptOf(of({ permissions: 'Private' })))).toHaveLength(1);
    const [, odd] = callsOf(scriptOf(of({ permissions: 'Groups', groups: [{ type: 'AADTenants', ids: ['@secrets'] }] })));
    expect(odd?.words).toContain('/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/share?api-version=2020-09-30');
    expect(JSON.parse(odd?.body ?? '')).toEqual({ operationType: 'Add', groups: [{ type: 'AADTenants', ids: ['@secrets'] }] });
  });
});
