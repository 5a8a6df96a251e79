import type { ExportedGallery, ExportedImage, ExportedVersion } from '../../exchange/export/exported-galleries.ts';
import type { Cloud } from '../../estate/estate.ts';
import type { RestBody } from '../../exchange/export/rest-body.ts';
import { galleryArguments, imageArguments, versionArguments } from './azurerm.ts';
import { hclBody, type HclPart, hclString, hclText, type HclValue, Reference } from './hcl-text.ts';
import { Labels } from './labels.ts';
import { becauseText, TYPES } from './resources.ts';

export type TerraformView = {
  head: string;
  usesAzapi: boolean;
  /** The cloud of all galleries, where it is not the providers' default. */
  environment: string | undefined;
  /** Variables for what the manifest does not tell. */
  variables: { name: string; description: string }[];
  /** One for each subscription; the first has no alias. */
  providers: { alias: string | undefined; subscription: string }[];
  resources: { comment: string | undefined; type: string; label: string; body: string }[];
};

/** What the providers call the clouds; AzureCloud is their default. */
const ENVIRONMENTS: Partial<Record<Cloud, string>> = { AzureChinaCloud: 'china', AzureUSGovernment: 'usgovernment' };

export function terraformView(galleries: readonly ExportedGallery[], head: string): TerraformView {
  const writer = new Writer(galleries);
  for (const exported of galleries) writer.addGallery(exported);
  return { head, ...writer.view() };
}

/** A resource that others refer to. */
type Parent = { address: string; exported: ExportedGallery };

type Described = {
  /** Its type at azurerm; azapi has but one. */
  type: string;
  restType: string;
  names: readonly string[];
  body: RestBody;
  /** Of azurerm; undefined where that cannot say all. */
  own: HclPart[] | undefined;
  /** The arguments of azurerm that say what it stands in. */
  within: HclPart[];
  parentId: HclValue;
};

/** Holds what grows resource by resource. */
class Writer {
  readonly #labels = new Labels();
  readonly #resources: TerraformView['resources'] = [];
  /** By subscription. */
  readonly #providers = new Map<string, { alias: string | undefined; subscription: string }>();
  readonly #cloud: Cloud | undefined;
  readonly #aliases = new Labels();
  readonly #explained = new Set<ExportedGallery>();
  #usesAzapi = false;
  #lacksSubscription = false;
  #lacksGroup = false;

  constructor(galleries: readonly ExportedGallery[]) {
    this.#cloud = galleries[0]?.gallery.cloud;
    for (const { gallery } of galleries) {
      if (this.#providers.has(gallery.subscription)) continue;
      const alias = this.#providers.size === 0 ? undefined : this.#aliases.labelOf(['subscription', gallery.subscription]);
      this.#providers.set(gallery.subscription, { alias, subscription: gallery.subscription });
      this.#lacksSubscription ||= gallery.subscription === '';
    }
  }

  addGallery(exported: ExportedGallery): void {
    const { gallery, body, images } = exported;
    this.#lacksGroup ||= gallery.resourceGroup === undefined;
    const address = this.#add(exported, {
      type: 'azurerm_shared_image_gallery',
      restType: TYPES[0],
      names: [gallery.name],
      body,
      own: galleryArguments(exported),
      within: [],
      parentId: groupId(gallery),
    });
    for (const image of images) this.#addImage(image, { address, exported });
  }

  #addImage(exportedImage: ExportedImage, { address: gallery, exported }: Parent): void {
    const { image, body, versions } = exportedImage;
    const address = this.#add(exported, {
      type: 'azurerm_shared_image',
      restType: TYPES[1],
      names: [exported.gallery.name, image.name],
      body,
      own: imageArguments(exportedImage),
      within: [{ argument: 'gallery_name', value: new Reference(`${gallery}.name`) }],
      parentId: new Reference(`${gallery}.id`),
    });
    for (const version of versions) this.#addVersion(version, gallery, { address, exported });
  }

  #addVersion(exportedVersion: ExportedVersion, gallery: string, { address: image, exported }: Parent): void {
    const { version, body } = exportedVersion;
    this.#add(exported, {
      type: 'azurerm_shared_image_version',
      restType: TYPES[2],
      names: [exported.gallery.name, version.image.name, version.name],
      body,
      own: versionArguments(exportedVersion),
      within: [
        { argument: 'gallery_name', value: new Reference(`${gallery}.name`) },
        { argument: 'image_name', value: new Reference(`${image}.name`) },
      ],
      parentId: new Reference(`${image}.id`),
    });
  }

  /** Answers with the address that others refer to it by. */
  #add(exported: ExportedGallery, described: Described): string {
    const { names, own } = described;
    const isOwn = own !== undefined;
    const type = isOwn ? described.type : 'azapi_resource';
    const label = this.#labels.labelOf(names);
    const parts = isOwn ? this.#azurermParts(exported, described, own) : this.#azapiParts(exported, described);
    this.#usesAzapi ||= !isOwn;
    this.#resources.push({ comment: isOwn ? undefined : this.#explanation(exported), type, label, body: hclBody(parts, '  ').trimEnd() });
    return `${type}.${label}`;
  }

  /** Why a gallery has its API version is said where that is first used: azurerm has its own. */
  #explanation(exported: ExportedGallery): string | undefined {
    if (this.#explained.has(exported)) return undefined;
    this.#explained.add(exported);
    return becauseText(exported);
  }

  #azurermParts({ gallery }: ExportedGallery, { names, within, body }: Described, own: readonly HclPart[]): HclPart[] {
    const alias = this.#providers.get(gallery.subscription)?.alias;
    const arguments_ = own.filter((part) => 'argument' in part);
    const blocks = own.filter((part) => 'block' in part);
    return [
      ...(alias === undefined ? [] : [{ argument: 'provider', value: new Reference(`azurerm.${alias}`) }]),
      { argument: 'name', value: names.at(-1) ?? '' },
      ...within,
      { argument: 'resource_group_name', value: gallery.resourceGroup ?? new Reference('var.resource_group_name') },
      { argument: 'location', value: body.location },
      ...arguments_,
      ...tagsPart(body),
      ...blocks,
    ];
  }

  #azapiParts({ apiVersion }: ExportedGallery, { names, restType, body, parentId }: Described): HclPart[] {
    return [
      { argument: 'type', value: `${restType}@${apiVersion}` },
      { argument: 'name', value: names.at(-1) ?? '' },
      { argument: 'parent_id', value: parentId },
      { argument: 'location', value: body.location },
      ...tagsPart(body),
      { argument: 'body', value: { properties: body.properties } },
    ];
  }

  view(): Omit<TerraformView, 'head'> {
    const environment = this.#cloud === undefined ? undefined : ENVIRONMENTS[this.#cloud];
    return {
      usesAzapi: this.#usesAzapi,
      environment: environment === undefined ? undefined : hclString(environment),
      variables: [
        ...(this.#lacksSubscription ? [{ name: 'subscription_id', description: hclString('Subscription of the galleries') }] : []),
        ...(this.#lacksGroup ? [{ name: 'resource_group_name', description: hclString('Resource group of the galleries') }] : []),
      ],
      providers: Array.from(this.#providers.values(), ({ alias, subscription }) => ({
        alias: alias === undefined ? undefined : hclString(alias),
        subscription: subscription === '' ? 'var.subscription_id' : hclString(subscription),
      })),
      resources: this.#resources,
    };
  }
}

function tagsPart(body: RestBody): HclPart[] {
  return body.tags === undefined ? [] : [{ argument: 'tags', value: body.tags }];
}

function groupId({ subscription, resourceGroup }: ExportedGallery['gallery']): HclValue {
  if (subscription !== '' && resourceGroup !== undefined) return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`;
  const parts = [subscription === '' ? '${var.subscription_id}' : literal(subscription)];
  parts.push(resourceGroup === undefined ? '${var.resource_group_name}' : literal(resourceGroup));
  return new Reference(`"/subscriptions/${parts[0]}/resourceGroups/${parts[1]}"`);
}

/** Text between the quotes of a template of HCL. */
function literal(text: string): string {
  return hclText(text).slice(1, -1);
}
