import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';
import type { RestBody } from '../../exchange/export/rest-body.ts';
import { type AzArgument, galleryArguments, imageArguments, isSafeWord, versionArguments } from './az-arguments.ts';
import { jsonText } from './json-text.ts';
import { becauseText, TYPES } from './resources.ts';
import { shellWord } from './shell-text.ts';

/** A command, its lines joined by backslashes; what `az rest` sends comes from standard input. */
type CommandView = { comment: string | undefined; lines: string; body: string | undefined };

export type AzCliView = {
  head: string;
  /** Galleries of a cloud that az does not speak to by default. */
  clouds: string[];
  /** What whoever runs the script has to say, as the manifest does not. */
  variables: { name: string; from: string; what: string }[];
  commands: CommandView[];
};

export function azCliView(galleries: readonly ExportedGallery[], head: string): AzCliView {
  const clouds = new Set(galleries.map(({ gallery }) => gallery.cloud));
  clouds.delete('AzureCloud');
  return {
    head,
    clouds: [...clouds],
    variables: [
      ...(galleries.some(({ gallery }) => gallery.subscription === '')
        ? [{ name: 'subscription', from: 'SUBSCRIPTION', what: 'subscription' }]
        : []),
      ...(galleries.some(({ gallery }) => gallery.resourceGroup === undefined)
        ? [{ name: 'resource_group', from: 'RESOURCE_GROUP', what: 'resource group' }]
        : []),
    ],
    commands: galleries.flatMap((exported) => explainedOnce([...commandsOf(exported)])),
  };
}

/** Why a gallery has its API version is said where that is first used: the commands of az have their own. */
function explainedOnce(commands: readonly CommandView[]): CommandView[] {
  const first = commands.find(({ comment }) => comment !== undefined);
  return commands.map((command) => (command === first ? command : { ...command, comment: undefined }));
}

function* commandsOf(exported: ExportedGallery): Generator<CommandView> {
  const { gallery, body, images } = exported;
  const place = placeOf(exported);
  const inGallery = { flag: '--gallery-name', values: [gallery.name] };
  yield* resource(exported, [gallery.name], body, ['az sig create', [...place, inGallery], galleryArguments(exported)]);
  yield* sharing(exported, [...place, inGallery]);
  for (const exportedImage of images) {
    const { image, versions } = exportedImage;
    const inImage = [...place, inGallery, { flag: '--gallery-image-definition', values: [image.name] }];
    const create = ['az sig image-definition create', inImage, imageArguments(exportedImage)] as const;
    yield* resource(exported, [gallery.name, image.name], exportedImage.body, create);
    for (const exportedVersion of versions) {
      const { version } = exportedVersion;
      const within = [...inImage, { flag: '--gallery-image-version', values: [version.name] }];
      const names = [gallery.name, image.name, version.name];
      const createVersion = ['az sig image-version create', within, versionArguments(exportedVersion)] as const;
      yield* resource(exported, names, exportedVersion.body, createVersion);
    }
  }
}

function placeOf({ gallery: { subscription, resourceGroup } }: ExportedGallery): Word[] {
  return [
    { flag: '--subscription', values: [subscription === '' ? SUBSCRIPTION : subscription] },
    { flag: '--resource-group', values: [resourceGroup ?? GROUP] },
  ];
}

/** What stands in double quotes as it is: the names of variables, and ids that need no escape there. */
class Quoted {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const SUBSCRIPTION = new Quoted('$subscription');
const GROUP = new Quoted('$resource_group');

type Word = { flag: string; values: readonly (string | Quoted)[] };

type Create = readonly [command: string, within: readonly Word[], own: readonly AzArgument[] | undefined];

/** By the command that az has for it, or else as REST has it. */
function* resource(
  exported: ExportedGallery,
  names: readonly string[],
  body: RestBody,
  [command, within, own]: Create,
): Generator<CommandView> {
  if (own !== undefined && isSafe(within)) {
    yield commandOf(command, [...within, { flag: '--location', values: [body.location] }, ...own]);
    return;
  }
  const { location, tags, properties } = body;
  const id = idOf(exported, names);
  yield { ...restOf('put', id, exported, { location, ...(tags && { tags }), properties }), comment: becauseText(exported) };
  // az rest does not wait, and what comes next stands in this.
  if (names.length < TYPES.length)
    yield commandOf('az resource wait', [
      { flag: '--created', values: [] },
      { flag: '--ids', values: [new Quoted(id)] },
      { flag: '--api-version', values: [exported.apiVersion] },
    ]);
}

/** Sharing is an operation of its own, and no property. */
function* sharing(exported: ExportedGallery, within: readonly Word[]): Generator<CommandView> {
  const { gallery } = exported;
  const share = (body: object) => restOf('post', `${idOf(exported, [gallery.name])}/share`, exported, body);
  if (gallery.permissions === 'Community')
    yield isSafe(within) ? commandOf('az sig share enable-community', within) : share({ operationType: 'EnableCommunity' });
  const groups = gallery.permissions === 'Groups' ? (gallery.spec.sharingProfile?.groups ?? []) : [];
  const idsOf = (wanted: string) => groups.filter(({ type }) => type === wanted).flatMap(({ ids }) => ids);
  const words: Word[] = [
    { flag: '--subscription-ids', values: idsOf('Subscriptions') },
    { flag: '--tenant-ids', values: idsOf('AADTenants') },
  ].filter(({ values }) => values.length > 0);
  if (words.length === 0) return;
  const all = [...within, ...words];
  yield isSafe(all) ? commandOf('az sig share add', all) : share({ operationType: 'Add', groups });
}

function isSafe(words: readonly Word[]): boolean {
  return words.every(({ values }) => values.every((value) => value instanceof Quoted || isSafeWord(value)));
}

function restOf(method: string, id: string, { apiVersion }: ExportedGallery, body: object): CommandView {
  const words = [
    { flag: '--method', values: [method] },
    { flag: '--url', values: [new Quoted(`${id}?api-version=${apiVersion}`)] },
    { flag: '--headers', values: ['Content-Type=application/json'] },
    { flag: '--body', values: ['@-'] },
  ];
  return { ...commandOf('az rest', words), body: jsonText(body) };
}

/** The id of a resource. Names are encoded as in addresses, which leaves nothing that means something in double quotes. */
function idOf({ gallery: { subscription, resourceGroup } }: ExportedGallery, names: readonly string[]): string {
  const steps = ['galleries', 'images', 'versions'].flatMap((type, depth) => {
    const name = names[depth];
    return name === undefined ? [] : [`/${type}/${encodeURIComponent(name)}`];
  });
  const scope = `/subscriptions/${subscription === '' ? SUBSCRIPTION.text : encodeURIComponent(subscription)}`;
  const group = resourceGroup === undefined ? GROUP.text : encodeURIComponent(resourceGroup);
  return `${scope}/resourceGroups/${group}/providers/Microsoft.Compute${steps.join('')}`;
}

function commandOf(command: string, words: readonly Word[]): CommandView {
  const lines = words.map(({ flag, values }) =>
    [flag, ...values.map((value) => (value instanceof Quoted ? `"${value.text}"` : shellWord(value)))].join(' '),
  );
  return { comment: undefined, lines: [command, ...lines].join(' \\\n  '), body: undefined };
}
