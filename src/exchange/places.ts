import type { Described } from './read-body.ts';
import type { Resource } from './resource.ts';

/** A gallery, an image or a version while its descriptions come in. */
export type Place = {
  level: 'gallery' | 'image' | 'version';
  name: string;
  subscription: string | undefined;
  resourceGroup: string | undefined;
  /** What describes it, and how; undefined where only its name is known. */
  resource: Resource | undefined;
  /** What the manifest says of it, its name first; what stands below it is added at the end. */
  described: Described;
  /** Whether the description says more than a manifest can. */
  hasMore: boolean;
  /** The first below it, whose id names it too. */
  namedBy: Resource | undefined;
  /** The first that refers to it without describing it. */
  reference: Resource | undefined;
  /** By names in lower case; none of a version. */
  children: Map<string, Place> | undefined;
};

const LEVELS = ['gallery', 'image', 'version'] as const;

/** Where a manifest keeps what stands below a place. */
export const CHILDREN = { gallery: 'images', image: 'versions', version: undefined } as const;

/** The galleries of a run, each found by what a resource tells of its address. */
export class Galleries {
  readonly places: Place[] = [];
  /** By name, subscription and resource group, each known or any; the first of each. */
  readonly #byKey = new Map<string, Place>();
  /** The gallery of the resource that came last. */
  #last: { resource: Resource; place: Place } | undefined;

  /** The place of a resource; places above it are made where nothing told of them yet. */
  placeOf(resource: Resource): Place {
    const { names } = resource;
    let place = this.#galleryOf(resource);
    for (const [index, name] of names.entries()) {
      if (index === 0) continue;
      place.namedBy ??= resource;
      place = childOf(place, name, index);
    }
    return place;
  }

  #galleryOf(resource: Resource): Place {
    // Lists go gallery by gallery.
    if (this.#last === undefined || !isOfSameGallery(this.#last.resource, resource)) {
      this.#last = { resource, place: this.#findGallery(resource) };
    }
    return this.#last.place;
  }

  #findGallery({ names: [name = ''], subscription, resourceGroup }: Resource): Place {
    const key = name.toLowerCase();
    for (const wanted of keysOf(key, subscription, resourceGroup)) {
      const place = this.#byKey.get(wanted);
      if (place === undefined || !agree(place.subscription, subscription) || !agree(place.resourceGroup, resourceGroup)) continue;
      if (place.subscription === undefined || place.resourceGroup === undefined) {
        place.subscription ??= subscription;
        place.resourceGroup ??= resourceGroup;
        this.#register(place);
      }
      return place;
    }
    const place = newPlace('gallery', name);
    place.subscription = subscription;
    place.resourceGroup = resourceGroup;
    this.places.push(place);
    this.#register(place);
    return place;
  }

  #register(place: Place): void {
    const name = place.name.toLowerCase();
    for (const subscription of [place.subscription?.toLowerCase() ?? UNKNOWN, ANY]) {
      for (const group of [place.resourceGroup?.toLowerCase() ?? UNKNOWN, ANY]) {
        const key = keyOf(name, subscription, group);
        if (!this.#byKey.has(key)) this.#byKey.set(key, place);
      }
    }
  }
}

function newPlace(level: Place['level'], name: string): Place {
  return {
    level,
    name,
    subscription: undefined,
    resourceGroup: undefined,
    resource: undefined,
    described: { name },
    hasMore: false,
    namedBy: undefined,
    reference: undefined,
    children: undefined,
  };
}

function childOf(parent: Place, name: string, depth: number): Place {
  const key = name.toLowerCase();
  parent.children ??= new Map();
  let child = parent.children.get(key);
  if (child === undefined) parent.children.set(key, (child = newPlace(LEVELS[depth] ?? 'version', name)));
  return child;
}

const ANY = '*';
const UNKNOWN = '?';

function keyOf(name: string, subscription: string, group: string): string {
  return `${name}/${subscription}/${group}`;
}

/** Keys of the galleries that may be meant, the surest first: what is not known may be any, and what is known may be unknown there. */
function* keysOf(name: string, subscription: string | undefined, group: string | undefined): Generator<string> {
  for (const first of subscription === undefined ? [ANY] : [subscription.toLowerCase(), UNKNOWN]) {
    for (const second of group === undefined ? [ANY] : [group.toLowerCase(), UNKNOWN]) yield keyOf(name, first, second);
  }
}

function isOfSameGallery(one: Resource, other: Resource): boolean {
  return one.names[0] === other.names[0] && one.subscription === other.subscription && one.resourceGroup === other.resourceGroup;
}

/** Whether two addresses may be one: what is not known may be anything. */
export function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
}
