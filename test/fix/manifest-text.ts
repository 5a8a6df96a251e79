/** How a manifest is laid out. */
export type Style = {
  step: 2 | 4;
  isListIndented: boolean;
  /** How target regions are written. */
  regions: 'flow' | 'brokenFlow' | 'block';
  /** How a region with a count is written within a block list. */
  isRegionMapBlock: boolean;
  quote: '' | '"' | "'";
  lineBreak: '\n' | '\r\n';
  hasMark: boolean;
  hasComments: boolean;
  hasFinalBreak: boolean;
};

type Region = string | { name: string; regionalReplicaCount: number };
type Tree = string | number | readonly Tree[] | { readonly [key: string]: Tree };

/** A slip that can be undone to the byte: each puts one thing wrong in a manifest. */
export const FAULTS = {
  osType: { isSafe: false, says: 'schema/enum' },
  osTypeCase: { isSafe: true, says: 'schema/enum' },
  stateKey: { isSafe: false, says: 'schema/unknown-property' },
  stateKeyCase: { isSafe: true, says: 'schema/unknown-property' },
  diskKey: { isSafe: false, says: 'schema/unknown-property' },
  region: { isSafe: false, says: 'replication/unknown-region' },
  regionSigns: { isSafe: true, says: 'replication/unknown-region' },
  location: { isSafe: false, says: 'replication/unknown-region' },
  zero: { isSafe: false, says: 'versions/leading-zero' },
  count: { isSafe: true, says: 'scaling/too-few-replicas' },
  twice: { isSafe: true, says: 'uniqueness/target-region' },
  source: { isSafe: false, says: 'replication/source-region-missing' },
  spread: { isSafe: false, says: 'cost/superseded-version-spread' },
} as const;

export type Fault = keyof typeof FAULTS;

/** A manifest of two images in a style, with faults in it; without any, it has no fixable finding. */
export function manifestText(style: Style, faults: ReadonlySet<Fault>): string {
  const has = (fault: Fault) => faults.has(fault);
  const source = (name: string): Tree => ({
    kind: 'managedImage',
    id: `/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/images/${name}`,
  });
  const version = (from: string, name: string, regions: readonly Region[], diskKey = 'osDisk'): Tree => ({
    name,
    source: source(from),
    [diskKey]: { sizeGB: 30, usedGB: 4 },
    storageAccountType: 'Standard_ZRS',
    endOfLifeDate: '2027-06-30',
    targetRegions: regions,
  });
  const image = (name: string, sku: string, versions: Tree, osType: string, stateKey: string): Tree => ({
    name,
    identifier: { publisher: 'Contoso', offer: 'Web', sku },
    osType,
    [stateKey]: 'Generalized',
    versions,
  });
  const west: Region = { name: 'westeurope', regionalReplicaCount: has('count') ? 1 : 3 };
  const old: Region[] = ['westeurope', ...(has('spread') ? ['northeurope'] : [])];
  const north = has('region') ? 'norteurope' : has('regionSigns') ? 'North-Europe' : 'northeurope';
  const database: Region[] = [
    north,
    ...(has('source') ? [] : ['westeurope']),
    ...(has('twice') ? [has('source') ? north : 'West Europe'] : []),
  ];
  const osType = has('osType') ? 'Linus' : has('osTypeCase') ? 'linux' : 'Linux';
  const stateKey = has('stateKey') ? 'osStat' : has('stateKeyCase') ? 'OsState' : 'osState';
  const lines = new Writer(style).lines({
    gallerist: 1,
    subscription: '11111111-2222-3333-4444-555555555555',
    galleries: [
      {
        name: 'contosoImages',
        location: has('location') ? 'westeurop' : 'westeurope',
        images: [
          image('web', 'Base', [version('old', '1.0.0', old), version('new', '1.1.0', ['northeurope', west])], osType, 'osState'),
          image(
            'db',
            'Data',
            [version('db', has('zero') ? '2.01.0' : '2.1.0', database, has('diskKey') ? 'osDisc' : 'osDisk')],
            'Linux',
            stateKey,
          ),
        ],
      },
    ],
    deployments: [{ name: 'release', image: 'contosoImages/web/1.1.0', region: 'westeurope', virtualMachines: 60 }],
  });
  const text = lines.join(style.lineBreak) + (style.hasFinalBreak ? style.lineBreak : '');
  return style.hasMark ? `\uFEFF${text}` : text;
}

class Writer {
  readonly #style: Style;

  constructor(style: Style) {
    this.#style = style;
  }

  lines(tree: { readonly [key: string]: Tree }): string[] {
    return [...this.#note('# of our images', ''), ...this.#map(tree, '')];
  }

  #map(tree: { readonly [key: string]: Tree }, pad: string): string[] {
    return Object.entries(tree).flatMap(([key, value]) => this.#pair(key, value, pad));
  }

  #pair(key: string, value: Tree, pad: string): string[] {
    const note = this.#note(' # as agreed', '')[0] ?? '';
    if (typeof value !== 'object') return [`${pad}${key}: ${this.#scalar(key, value)}${note}`];
    const head = `${pad}${key}:${note}`;
    if (!Array.isArray(value)) return [`${pad}${key}: ${this.#flow(value)}${note}`];
    if (key === 'targetRegions' && this.#style.regions === 'flow') return [`${pad}${key}: ${this.#flow(value)}${note}`];
    const inner = pad + ' '.repeat(this.#style.step);
    if (key === 'targetRegions' && this.#style.regions === 'brokenFlow') {
      const items = value.map((item, index) => `${inner}${this.#flow(item)}${index === value.length - 1 ? '' : ','}`);
      return [`${pad}${key}: [`, ...this.#note('# where', inner), ...items, `${inner}]${note}`];
    }
    const dashes = this.#style.isListIndented ? inner : pad;
    return [head, ...this.#note(`# ${value.length > 0 ? key : ''} in order`, dashes), ...value.flatMap((item) => this.#item(item, dashes))];
  }

  #item(item: Tree, pad: string): string[] {
    const isRegion = typeof item !== 'object' || 'regionalReplicaCount' in item;
    if (isRegion && !(typeof item === 'object' && this.#style.isRegionMapBlock)) return [`${pad}- ${this.#flow(item)}`];
    const gap = ' '.repeat(this.#style.step - 1);
    const [first = '', ...rest] = this.#map(item as { [key: string]: Tree }, `${pad}${' '.repeat(this.#style.step)}`);
    return [`${pad}-${gap}${first.trimStart()}`, ...rest, ...(this.#style.hasComments && !isRegion ? [''] : [])];
  }

  #flow(value: Tree): string {
    if (Array.isArray(value)) return `[${value.map((item: Tree) => this.#flow(item)).join(', ')}]`;
    if (typeof value !== 'object') return this.#scalar('name', value);
    return `{ ${Object.entries(value)
      .map(([key, child]) => `${key}: ${this.#scalar(key, child as string | number)}`)
      .join(', ')} }`;
  }

  #scalar(key: string, value: string | number): string {
    const { quote } = this.#style;
    return typeof value === 'string' && ['name', 'location', 'osType'].includes(key) ? quote + value + quote : String(value);
  }

  #note(text: string, pad: string): string[] {
    return this.#style.hasComments ? [pad + text] : [];
  }
}
