import type { Deployment, Estate, Gallery, Image, Version } from '../estate/estate.ts';
import { identifierKey } from '../estate/estate.ts';
import { formatVersionNumber, parseVersionNumber } from '../estate/version-number.ts';
import { DEFAULT_EDITION, type Facts, factsOf } from '../facts/facts.ts';
import type { Change, ChangeAction, ChangedEntity, ChangeOf, Changes, Pair, PropertyChange, Side, Unknown } from './change.ts';
import { LeftOut } from './left-out.ts';
import { pairByKey, type Paired, pairLeftOver, withoutUnknown } from './pair-entities.ts';
import { propertiesBetween } from './properties-between.ts';

export type ChangeOptions = {
  /** Which edition decides what can be changed in place; the default edition without it. */
  facts?: Facts;
  /** Sides that cannot tell what is deployed, such as an export of galleries: their having none says nothing. */
  withoutDeployments?: readonly Side[];
  /** Sides of which something could not be read: what seems absent there may be there all the same. */
  incomplete?: readonly Side[];
};

/** What has to be done for the base to become the head. Spellings, defaults written out and what one side only can know are no changes. */
export function changesBetween(base: Estate, head: Estate, options: ChangeOptions = {}): Changes {
  return new Comparison(options).of(base, head);
}

const NO_PARENTS: Change['parents'] = { before: undefined, after: undefined };

/** Holds what grows while the two states are walked. */
class Comparison {
  readonly #facts: Facts;
  readonly #changes: Change[] = [];
  readonly #unchangedVersions: Pair<Version>[] = [];
  readonly #withoutDeployments: readonly Side[];
  readonly #incomplete: readonly Side[];
  readonly #base: LeftOut;
  readonly #head: LeftOut;

  constructor({ facts = factsOf(DEFAULT_EDITION), withoutDeployments = [], incomplete = [] }: ChangeOptions) {
    this.#facts = facts;
    this.#withoutDeployments = withoutDeployments;
    this.#incomplete = incomplete;
    this.#base = new LeftOut('base', incomplete.includes('base'));
    this.#head = new LeftOut('head', incomplete.includes('head'));
  }

  of(base: Estate, head: Estate): Changes {
    const galleries = this.#pairGalleries(base, head);
    for (const { before, after } of galleries.pairs) this.#galleries(before, after);
    for (const gallery of galleries.removed) this.#galleries(gallery, undefined);
    for (const gallery of galleries.added) this.#galleries(undefined, gallery);
    this.#deployments(base, head);
    const unknown: Unknown[] = [...this.#base.unknown, ...this.#head.unknown];
    return { changes: this.#changes, unchangedVersions: this.#unchangedVersions, unknown, incomplete: this.#incomplete };
  }

  #pairGalleries(base: Estate, head: Estate): Paired<Gallery> {
    const refused = { base: this.#base.galleries(base), head: this.#head.galleries(head) };
    const named = ({ name }: Gallery) => name.toLowerCase();
    let paired = pairByKey(base.galleries, head.galleries, (gallery) => `${gallery.subscription}\n${named(gallery)}`);
    paired = withoutUnknown(paired, named, refused);
    if (paired.removed.length === 0 || paired.added.length === 0) return paired;
    // A side that names no subscription means the one gallery of that name.
    const silent = new Set([...paired.removed, ...paired.added].filter(({ subscription }) => subscription === '').map(named));
    paired = pairLeftOver(paired, (gallery) => (silent.has(named(gallery)) ? named(gallery) : undefined));
    // Moved to another subscription: the same name, in the same resource group or with the same images.
    paired = pairLeftOver(paired, (gallery) =>
      gallery.resourceGroup === undefined ? undefined : `${named(gallery)}\n${gallery.resourceGroup.toLowerCase()}`,
    );
    paired = pairLeftOver(paired, (gallery) => `${named(gallery)}\n${contentKey(gallery)}`);
    // Renamed: the same images, in the same subscription.
    return pairLeftOver(paired, (gallery) =>
      gallery.images.length === 0 || gallery.isLeftOut ? undefined : `${gallery.subscription}\n${contentKey(gallery)}`,
    );
  }

  #galleries(before: Gallery | undefined, after: Gallery | undefined): void {
    const change = this.#add<Gallery>('gallery', before, after, undefined, NO_PARENTS);
    const refused = { base: before && this.#base.images(before), head: after && this.#head.images(after) };
    let images = pairByKey(before?.images ?? [], after?.images ?? [], ({ name }) => name.toLowerCase());
    if (refused.base !== undefined && refused.head !== undefined)
      images = withoutUnknown(images, ({ name }) => name.toLowerCase(), { base: refused.base, head: refused.head });
    // The same publisher, offer and SKU under another name is the same image: a gallery holds each once.
    images = pairLeftOver(images, identifierKey);
    const parents = { before, after };
    for (const pair of images.pairs) this.#images(pair.before, pair.after, change, parents);
    for (const image of images.removed) this.#images(image, undefined, change, parents);
    for (const image of images.added) this.#images(undefined, image, change, parents);
  }

  #images(before: Image | undefined, after: Image | undefined, because: Change | undefined, above: Change['parents']): void {
    const change = this.#add<Image>('image', before, after, because, above);
    const parents = { before, after };
    const refused = { base: before && this.#base.versions(before, numberKey), head: after && this.#head.versions(after, numberKey) };
    let versions = pairByKey(before?.versions ?? [], after?.versions ?? [], ({ name }) => numberKey(name));
    if (refused.base !== undefined && refused.head !== undefined)
      versions = withoutUnknown(versions, ({ name }) => numberKey(name), { base: refused.base, head: refused.head });
    for (const pair of versions.pairs) {
      const changed = this.#add<Version>('version', pair.before, pair.after, change, parents);
      if (changed === undefined) this.#unchangedVersions.push(pair);
    }
    for (const version of versions.removed) this.#add<Version>('version', version, undefined, change, parents);
    for (const version of versions.added) this.#add<Version>('version', undefined, version, change, parents);
  }

  #deployments(base: Estate, head: Estate): void {
    const isSilent = (side: Side, { deployments }: Estate) => deployments.length === 0 && this.#withoutDeployments.includes(side);
    if (isSilent('base', base) || isSilent('head', head)) return;
    const nameOf = ({ name }: Deployment) => name.toLowerCase();
    const refused = { base: this.#base.deployments(base), head: this.#head.deployments(head) };
    const paired = withoutUnknown(pairByKey(base.deployments, head.deployments, nameOf), nameOf, refused);
    for (const { before, after } of paired.pairs) this.#add<Deployment>('deployment', before, after, undefined, NO_PARENTS);
    for (const deployment of paired.removed) this.#add<Deployment>('deployment', deployment, undefined, undefined, NO_PARENTS);
    for (const deployment of paired.added) this.#add<Deployment>('deployment', undefined, deployment, undefined, NO_PARENTS);
  }

  /** Undefined where nothing changed. */
  #add<E extends ChangedEntity>(
    kind: E['kind'],
    before: E | undefined,
    after: E | undefined,
    parent: Change | undefined,
    parents: Change['parents'],
  ): Change | undefined {
    const properties = before === undefined || after === undefined ? [] : propertiesBetween({ before, after }, this.#facts);
    const renamedFrom = before !== undefined && after !== undefined && isRenamed(before, after) ? before.name : undefined;
    const because = parent !== undefined && parent.action !== 'update' ? parent : undefined;
    const action = actionOf(before, after, properties, renamedFrom !== undefined || because?.action === 'replace');
    if (action === undefined) return undefined;
    const change: ChangeOf<E> = {
      kind,
      action,
      before,
      after,
      properties,
      renamedFrom,
      parents,
      // A new image in a gallery that is made anew is new for itself.
      because: because?.action === action ? because : undefined,
    };
    // The pairing of a kind with its entity is what the callers state; a union cannot follow the type parameter.
    const added = change as unknown as Change;
    this.#changes.push(added);
    return added;
  }
}

function actionOf(
  before: ChangedEntity | undefined,
  after: ChangedEntity | undefined,
  properties: readonly PropertyChange[],
  isReplaced: boolean,
): ChangeAction | undefined {
  if (before === undefined) return 'create';
  if (after === undefined) return 'delete';
  if (isReplaced || properties.some(({ mutability }) => mutability === 'immutable')) return 'replace';
  return properties.length === 0 ? undefined : 'update';
}

function isRenamed(before: ChangedEntity, after: ChangedEntity): boolean {
  // Two spellings of a version's number are one number.
  return before.kind !== 'version' && before.name.toLowerCase() !== after.name.toLowerCase();
}

/** Versions are told apart by their numbers; a name that is none stands for itself. */
function numberKey(name: string): string {
  const number = parseVersionNumber(name);
  return number === undefined ? name.toLowerCase() : formatVersionNumber(number);
}

/** What a gallery holds, in any order: names and identifiers of its images. */
function contentKey({ images }: Gallery): string {
  return images
    .map((image) => `${image.name.toLowerCase()} ${identifierKey(image) ?? ''}`)
    .sort()
    .join('\n');
}
