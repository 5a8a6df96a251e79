/**
 * The corpora: estates in gallerist's own format, the same bytes on every machine.
 *
 * They are valid and, but for `faults`, clean: names and identifiers are unique, every version holds its source region
 * and has a deployment that needs fewer replicas than it has, sizes and end-of-life dates are known, and no
 * subscription comes near a limit. An estate full of findings would measure the reporter instead of the rules.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { azFiles } from './az-text.mjs';
import { anchored, live, plain } from './manifest-text.mjs';

/** Raised when the text of any corpus changes: what lies on disk is then made anew. */
const generation = 2;

/**
 * Files x galleries x images x versions; `faults` is the share of versions with one warning (1 %, as in an estate
 * that is looked after). The images of a gallery share a subscription, which may hold 1,000 definitions and 10,000
 * versions a region. `live` is `large` without what Azure cannot tell, and `az` is the same as the az CLI prints it.
 */
export const corpora = {
  small: { files: 1, galleries: 1, images: 1, versions: 5, faults: 0, style: plain },
  many: { files: 1000, galleries: 1, images: 2, versions: 10, faults: 0.01, style: plain },
  large: { files: 1, galleries: 5, images: 100, versions: 20, faults: 0.01, style: plain },
  'large-faulty': { files: 1, galleries: 5, images: 100, versions: 20, faults: 0.1, style: plain },
  huge: { files: 1, galleries: 50, images: 100, versions: 20, faults: 0.01, style: plain },
  anchors: { files: 1000, galleries: 1, images: 2, versions: 10, faults: 0.01, style: anchored },
  live: { files: 1, galleries: 5, images: 100, versions: 20, faults: 0.01, style: live },
  az: { files: 4, galleries: 5, images: 100, versions: 20, faults: 0.01, style: live, text: azFiles },
};

/** Home and partner region: all have availability zones and a price in the embedded sheet. */
const regionPairs = [
  ['westeurope', 'northeurope'],
  ['northeurope', 'westeurope'],
  ['francecentral', 'westeurope'],
  ['swedencentral', 'northeurope'],
];
const teams = ['payroll', 'ledger', 'treasury', 'claims', 'billing', 'trading', 'custody', 'reporting'];
const imageKinds = ['backend', 'frontend', 'batch', 'gateway', 'database', 'worker'];

/** VMs and scale-set instances that one replica serves in the default edition; the corpora stay one replica above. */
const virtualMachinesPerReplica = 20;
const instancesPerReplica = 600;

/**
 * Writes a corpus to `folder/name` unless it lies there already.
 * @returns {{ name: string, path: string, files: number, versions: number, bytes: number, lines: number }}
 */
export function ensureCorpus(name, folder) {
  const path = join(folder, name);
  const stampFile = `${path}.json`;
  if (existsSync(stampFile)) {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    if (stamp.generation === generation) return { ...stamp.corpus, path };
  }

  rmSync(stampFile, { force: true });
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  const spec = corpora[name];
  const corpus = { name, files: spec.files, versions: versionCount(spec), bytes: 0, lines: 0 };
  for (const { name: fileName, chunks } of (spec.text ?? manifestFiles)(spec)) {
    const file = openSync(join(path, fileName), 'w');
    for (const chunk of chunks) {
      corpus.bytes += writeSync(file, chunk);
      corpus.lines += chunk.split('\n').length - 1;
    }
    closeSync(file);
  }
  // The stamp comes last and whole: a corpus without one was interrupted.
  writeFileSync(`${stampFile}.part`, JSON.stringify({ generation, corpus }));
  renameSync(`${stampFile}.part`, stampFile);
  return { ...corpus, path };
}

/** Versions of a whole corpus. */
export function versionCount(spec) {
  return (spec.text === undefined ? spec.files : 1) * spec.galleries * spec.images * spec.versions;
}

function* manifestFiles(spec) {
  for (let index = 0; index < spec.files; index++) {
    yield { name: `estate-${String(index).padStart(4, '0')}.yaml`, chunks: documentChunks(spec, index) };
  }
}

/** The text of one file of a corpus, in pieces: the largest is longer than one would like to hold. */
export function* documentChunks(spec, fileIndex, seed = 1) {
  const deployments = [];
  const estate = estateOf(spec, fileIndex, seed);
  yield spec.style.document(estate);
  for (const { gallery, images } of estate.contents()) {
    yield spec.style.gallery(gallery);
    for (const { image, versions } of images) {
      let text = spec.style.image(image);
      for (const { version, demand } of versions) {
        text += spec.style.version(version);
        for (const deployment of demand) deployments.push(spec.style.deployment(deployment));
      }
      yield text;
    }
  }
  yield spec.style.deployments();
  for (let index = 0; index < deployments.length; index += 100) yield deployments.slice(index, index + 100).join('');
}

/** What one file of a corpus says, whatever it is written in. `contents` goes from the top to the bottom. */
export function estateOf(spec, fileIndex, seed = 1) {
  const random = randomFrom(seed * 1_000_003 + fileIndex);
  const galleries = Array.from({ length: spec.galleries }, (_, index) => makeGallery(spec, fileIndex * spec.galleries + index));
  const title = `Estate ${fileIndex}: ${galleries.map((gallery) => gallery.team).join(', ')}`;
  return {
    title,
    galleries,
    *contents() {
      for (const gallery of galleries) yield { gallery, images: imagesOf(gallery) };
    },
  };

  function* imagesOf(gallery) {
    for (let index = 0; index < spec.images; index++) {
      const image = makeImage(gallery, index);
      const versions = Array.from({ length: spec.versions }, (_, number) => makeVersion(spec, image, number + 1, random));
      yield { image, versions };
    }
  }
}

function makeGallery(spec, index) {
  const team = `${teams[index % teams.length]}${String(index).padStart(4, '0')}`;
  const [home, partner] = regionPairs[index % regionPairs.length];
  const environment = index % 3 === 2 ? 'development' : 'production';
  // Well under 100 galleries and 10,000 versions a subscription, so that nothing comes near a limit.
  const galleriesPerSubscription = Math.min(40, Math.max(1, Math.floor(4000 / (spec.images * spec.versions))));
  const subscription = String(Math.floor(index / galleriesPerSubscription) + 1).padStart(8, '0');
  return {
    index,
    team,
    name: `${team}Images`,
    subscription: `${subscription}-2222-4333-8444-555555555555`,
    home,
    partner,
    environment,
    storageAccountType: environment === 'production' ? 'Standard_ZRS' : 'Standard_LRS',
    costCenter: `FIN-${String(index).padStart(4, '0')}`,
  };
}

function makeImage(gallery, index) {
  return {
    gallery,
    index,
    name: `${gallery.team}-${imageKinds[index % imageKinds.length]}-${index}`,
    osType: index % 4 === 3 ? 'Windows' : 'Linux',
    endOfLifeDate: '2095-12-31',
  };
}

/** What may be wrong with a version: one warning each. */
const faults = ['used size unknown', 'end of life after its definition', 'too few replicas'];

/** A version and the deployments that use it: older versions stay at home, the newest is held in the partner region too. */
function makeVersion(spec, image, number, random) {
  const { gallery } = image;
  const isNewest = number === spec.versions;
  const name = `1.${number}.0`;
  const fault = random() < spec.faults ? faults[Math.floor(random() * faults.length)] : undefined;

  const demand = [];
  const regions = [];
  for (const region of isNewest ? [gallery.home, gallery.partner] : [gallery.home]) {
    const isShort = fault === 'too few replicas' && region === gallery.home;
    const virtualMachines = isShort ? 2 * virtualMachinesPerReplica : 10 + Math.floor(random() * 31);
    const instances = random() < 0.2 ? 100 + Math.floor(random() * 500) : 0;
    const needed = Math.ceil(virtualMachines / virtualMachinesPerReplica) + Math.ceil(instances / instancesPerReplica);
    regions.push({
      name: region,
      replicas: isShort ? 1 : needed + 1,
      storageAccountType: gallery.storageAccountType,
    });
    demand.push({
      name: `${image.name}-${number}-${region}`,
      image: `${gallery.name}/${image.name}/${isNewest && instances === 0 ? 'latest' : name}`,
      region,
      window: `wave-${number % 4}`,
      virtualMachines,
      instances,
    });
  }

  const version = {
    name,
    home: gallery.home,
    osType: image.osType,
    endOfLifeDate: fault === 'end of life after its definition' ? '2096-12-31' : '2094-12-31',
    sourceId: `/subscriptions/${gallery.subscription}/resourceGroups/rg-builds/providers/Microsoft.Compute/images/${image.name}-${name}`,
    usedGB: fault === 'used size unknown' ? undefined : 8 + Math.floor(random() * 60),
    dataUsedGB: Math.floor(random() * 8),
    regions,
  };
  return { version, demand };
}

/** Mulberry32: a small generator of numbers from 0 to 1 that is the same on every machine. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
