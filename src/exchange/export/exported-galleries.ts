import type { Path } from '../../engine/finding.ts';
import { type Estate, type EstateDocument, type Gallery, type Image, pathOf, type Version } from '../../estate/estate.ts';
import { type ApiSubject } from '../../estate/property-place.ts';
import { apiDefault, isApiFrom } from '../../facts/api-versions.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Tags } from '../../manifest/manifest.ts';
import { type ApiUse, isLacking, lowestApiVersion, usesOf } from './api-uses.ts';
import { addProperties, type JsonObject, put, type RestBody } from './rest-body.ts';
import { addSource, diskSource } from './version-source.ts';
import { without } from './without.ts';

/** What other tools are told to make: galleries in the shape of REST, with what stands in them. */
export type Exported = { galleries: ExportedGallery[]; omissions: Omission[] };

export type ExportedGallery = {
  gallery: Gallery;
  /** The manifest's, or the lowest that has all that is used. */
  apiVersion: string;
  /** What needs that API version, where the manifest names none: `safetyProfile of version "1.0.0"`. */
  because: string | undefined;
  body: RestBody;
  images: ExportedImage[];
};

export type ExportedImage = { image: Image; body: RestBody; versions: ExportedVersion[] };

export type ExportedVersion = { version: Version; body: RestBody };

/** Something that was not exported though Azure has a place for such things. */
export type Omission = { gallery: Gallery; document: EstateDocument; path: Path; what: string; why: string };

/** The estate as resources; what the schema refused, and what an API version lacks, is left out and said. */
export function exportedGalleries(estate: Estate, facts: Facts): Exported {
  const omissions: Omission[] = [];
  const galleries: ExportedGallery[] = [];
  const known = new Set<string>();
  for (const gallery of estate.galleries) {
    const exporter = new GalleryExporter(gallery, facts, omissions);
    const key = [gallery.subscription, gallery.resourceGroup ?? '', gallery.name].join('\n').toLowerCase();
    const exported = known.has(key) ? exporter.omitTwin() : exporter.export();
    known.add(key);
    if (exported !== undefined) galleries.push(exported);
  }
  return { galleries, omissions };
}

/** From there on an image without a security type gets one; this value opts out (N10). */
const SECURITY_TYPE_SINCE = apiDefault('securityType')?.since;
const STANDARD = { name: 'SecurityType', value: 'Standard' };

/** Names with these have another meaning in the ids and addresses of resources. */
const UNNAMEABLE = /[\s\p{Cc}/\\?#%]|^\.{1,2}$/u;

class GalleryExporter {
  readonly #gallery: Gallery;
  readonly #facts: Facts;
  readonly #omissions: Omission[];
  readonly #apiVersion: string;
  readonly #because: ApiUse | undefined;
  /** What the API version lacks, by the entity. */
  readonly #lacks = new Map<ApiSubject, ApiUse[]>();

  constructor(gallery: Gallery, facts: Facts, omissions: Omission[]) {
    this.#gallery = gallery;
    this.#facts = facts;
    this.#omissions = omissions;
    const uses = [...usesOf(gallery)];
    const lowest = gallery.apiVersion === undefined ? lowestApiVersion(uses) : undefined;
    this.#because = lowest?.because;
    this.#apiVersion = gallery.apiVersion ?? lowest?.apiVersion ?? '';
    for (const use of uses) {
      if (!isLacking(use, this.#apiVersion) || isCarriedOtherwise(use)) continue;
      const found = this.#lacks.get(use.subject);
      if (found === undefined) this.#lacks.set(use.subject, [use]);
      else if (!found.some((lack) => isWithin(use, lack))) found.push(use);
    }
  }

  omitTwin(): undefined {
    this.#omit(this.#gallery, 'another gallery has its name, subscription and resource group: the first counts');
    return undefined;
  }

  export(): ExportedGallery | undefined {
    const gallery = this.#gallery;
    const fault = gallery.isLeftOut
      ? NOT_WHOLE
      : (this.#fault(gallery, []) ?? unnameable(gallery.name, gallery.subscription, gallery.resourceGroup));
    if (fault !== undefined) {
      this.#omit(gallery, fault);
      return undefined;
    }
    const properties: JsonObject = {};
    addProperties(properties, 'gallery', this.#carried(gallery));
    // Whom a gallery is shared with is no property of it: sharing is an operation.
    if (typeof properties['sharingProfile'] === 'object')
      properties['sharingProfile'] = without(properties['sharingProfile'], [['groups']]);
    return {
      gallery,
      apiVersion: this.#apiVersion,
      because: this.#because === undefined ? undefined : useText(this.#because),
      body: { location: gallery.location, tags: tagsOf(gallery.spec), properties },
      images: this.#named(gallery.images, (image) => this.#image(image)),
    };
  }

  #image(image: Image): ExportedImage | undefined {
    const fault = image.isLeftOut ? NOT_WHOLE : (this.#fault(image, ['osState']) ?? unnameable(image.name));
    if (fault !== undefined) {
      this.#omit(image, fault);
      return undefined;
    }
    const properties: JsonObject = {};
    addProperties(properties, 'image', { ...this.#carried(image), ...this.#settled(image) });
    const body = { location: image.location, tags: tagsOf(image.spec), properties };
    return { image, body, versions: this.#named(image.versions, (version) => this.#version(version)) };
  }

  /** Where the export settles the API version, the defaults of that version must not change what an image is. */
  #settled({ spec, hyperVGeneration, gallery }: Image): Partial<Image['spec']> {
    if (gallery.apiVersion !== undefined) return {};
    const isOther = hyperVGeneration !== this.#facts.defaultHyperVGeneration(this.#apiVersion);
    const features = spec.features ?? [];
    const hasSecurityType = features.some(({ name }) => name.toLowerCase() === 'securitytype');
    return {
      ...(spec.hyperVGeneration === undefined && hyperVGeneration !== undefined && isOther && { hyperVGeneration }),
      ...(!hasSecurityType && isApiFrom(this.#apiVersion, SECURITY_TYPE_SINCE) && { features: [...features, STANDARD] }),
    };
  }

  #version(version: Version): ExportedVersion | undefined {
    const properties: JsonObject = {};
    const fault = unnameable(version.name) ?? this.#fault(version, ['source']) ?? addSource(properties, version.spec, this.#apiVersion);
    if (fault !== undefined) {
      this.#omit(version, fault);
      return undefined;
    }
    const spec = this.#carried(version);
    const dataDisks = spec.dataDisks?.filter(({ source, hostCaching }) => source !== undefined || hostCaching !== undefined) ?? [];
    addProperties(properties, 'version', { ...spec, dataDisks, targetRegions: this.#targetRegions(version) });
    this.#addDiskSources(properties, spec.osDisk, dataDisks);
    return { version, body: { location: version.location, tags: tagsOf(spec), properties } };
  }

  #addDiskSources(properties: JsonObject, osDisk: Version['spec']['osDisk'], dataDisks: NonNullable<Version['spec']['dataDisks']>): void {
    const source = osDisk?.source === undefined ? undefined : diskSource(osDisk.source, this.#apiVersion);
    if (source !== undefined) put(properties, ['storageProfile', 'osDiskImage', 'source'], source);
    const images = dataDisks.map(({ lun, hostCaching, source: own }) => {
      const ownSource = own === undefined ? undefined : diskSource(own, this.#apiVersion);
      return { lun, ...(hostCaching !== undefined && { hostCaching }), ...(ownSource !== undefined && { source: ownSource }) };
    });
    if (images.length > 0) put(properties, ['storageProfile', 'dataDiskImages'], images);
  }

  #targetRegions(version: Version): object[] {
    return version.targetRegions.map((target) => {
      const spec = { ...this.#carried(target), name: target.name };
      if (!target.isDefaultStorageType || target.gallery.apiVersion !== undefined) return spec;
      const isSame = target.storageAccountType === this.#facts.defaultStorageAccountType(this.#apiVersion, target.region);
      return isSame ? spec : { ...spec, storageAccountType: target.storageAccountType };
    });
  }

  /** What the manifest says, less what the API version lacks. */
  #carried<S extends ApiSubject>(subject: S): S['spec'] {
    const lacks = this.#lacks.get(subject);
    if (lacks === undefined) return subject.spec;
    for (const lack of lacks) this.#omitProperty(lack);
    return without(
      subject.spec,
      lacks.map(({ keys }) => keys),
    );
  }

  /** Why an entity cannot be made: the API version lacks it, or something that it cannot do without. */
  #fault(subject: ApiSubject, needed: readonly string[]): string | undefined {
    const lack = this.#lacks
      .get(subject)
      ?.find(({ keys }) => keys.length === 0 || keys.some((key) => needed.includes(key.split('=')[0] ?? '')));
    return lack && lackText(lack, this.#apiVersion);
  }

  /** Those that can be exported, each name once. */
  #named<E extends Image | Version, X>(entities: readonly E[], exportOf: (entity: E) => X | undefined): X[] {
    const names = new Set<string>();
    return entities.flatMap((entity) => {
      const name = entity.name.toLowerCase();
      if (names.has(name)) {
        this.#omit(entity, `another ${entity.kind} has its name: the first counts`);
        return [];
      }
      names.add(name);
      return exportOf(entity) ?? [];
    });
  }

  #omit(subject: Gallery | Image | Version, why: string): void {
    const { document } = subject;
    this.#omissions.push({
      gallery: this.#gallery,
      document,
      path: [...pathOf(subject), 'name'],
      what: `${subject.kind} "${subject.name}" is left out`,
      why,
    });
  }

  #omitProperty(lack: ApiUse): void {
    const { subject, at, keys } = lack;
    const name = keys.join('.').replace('=', ': ');
    this.#omissions.push({
      gallery: this.#gallery,
      document: subject.document,
      path: [...pathOf(subject), ...at],
      what: `${name} is left out`,
      why: lackText(lack, this.#apiVersion),
    });
  }
}

/** None where there is none: an empty list of them says nothing. */
function tagsOf({ tags }: { tags?: Tags }): Tags | undefined {
  return tags === undefined || Object.keys(tags).length === 0 ? undefined : tags;
}

/** The account of an address stood in another place before it had a property of its own (`version-source.ts`). */
function isCarriedOtherwise({ keys }: ApiUse): boolean {
  return keys.at(-1) === 'storageAccountId' && keys.at(-2) === 'source';
}

/** Whether what is used is the same property, or a part of it: the ladder has the whole before its parts. */
function isWithin(use: ApiUse, { keys }: ApiUse): boolean {
  return keys.every((key, depth) => key === use.keys[depth]);
}

const NOT_WHOLE = 'not all of it is known, or parts of it were refused: lint tells';

function unnameable(...names: readonly (string | undefined)[]): string | undefined {
  const name = names.find((candidate) => candidate !== undefined && UNNAMEABLE.test(candidate));
  return name === undefined ? undefined : `"${name}" is no name that Azure has`;
}

function lackText({ row: { since, removedIn } }: ApiUse, apiVersion: string): string {
  const expected = removedIn === undefined ? `${since} or later has it` : `one before ${removedIn} has it`;
  return `API version ${apiVersion} lacks it, ${expected}`;
}

function useText({ subject, keys }: ApiUse): string {
  const entity = subject.kind === 'targetRegion' ? `region ${subject.name}` : `${subject.kind} "${subject.name}"`;
  return keys.length === 0 ? entity : `${keys.join('.').replace('=', ': ')} of ${entity}`;
}
