import { type NeedStep, stepText } from '../../planning/need-step.ts';
import { countText, listText, numberText } from '../number-text.ts';
import { longDate, longMonth } from './dates.ts';
import { SAVINGS_EN } from './savings-en.ts';

/** Days stand before months. */
const LOCALE = 'en-GB';
const COMMA = ', ';

const versions = (count: number) => countText(count, 'version');
const findings = (count: number) => countText(count, 'finding');
const placements = (count: number) => countText(count, 'placement');
const files = (count: number) => countText(count, 'file');
const replicaCount = (count: number) => countText(count, 'replica');
const lines = (count: number) => countText(count, 'line');

/** A price sheet, and the rate by which its prices were converted, empty where they are as priced. */
type Sheet = { name: string; asOf: string; rate: string };

/** The ends of a range, and what is likely between them. */
type Ends = { low: string; likely: string; high: string };

/** A disk in the documentation. */
type UsedExample = { usedGB: number; sizeGB: number; source: string; asOf: string };

const convertedAt = (rate: string) => (rate === '' ? '' : `, converted at ${rate}`);

/** Amounts and counts of a forecast, written out. */
type ForecastAmounts = { total: string; storage: string; egress: string };
type ForecastState = { versions: number; storage: string };

/** English: what the catalogues of all languages have. */
export const EN = {
  language: 'en' as const,

  /** How the language writes what is not a word. */
  percent: (figure: string) => `${figure} %`,
  list: (parts: readonly string[]) => listText(parts),
  /** Between things that are told one by one. */
  comma: COMMA,
  date: (date: string) => longDate(date, LOCALE),
  month: (month: string) => longMonth(month, LOCALE),

  unknown: 'unknown',
  none: 'none',

  /** Things counted. */
  counts: {
    galleries: (count: number) => countText(count, 'gallery', 'galleries'),
    images: (count: number) => countText(count, 'image'),
    versions,
    deployments: (count: number) => countText(count, 'deployment'),
    virtualMachines: (count: number) => countText(count, 'VM'),
    scaleSets: (count: number, instances: string) => `${countText(count, 'scale set')} of ${instances}`,
    placements,
    findings,
    errors: (count: number) => countText(count, 'error'),
    warnings: (count: number) => countText(count, 'warning'),
    infos: (count: number) => countText(count, 'info'),
  },

  head: {
    titles: {
      replication: 'Replication plan',
      cost: 'Cost estimate',
      forecast: 'Cost forecast',
      findings: 'Findings report',
      full: 'Image galleries: cost, replication and findings',
    },
    asOf: (date: string, edition: string) => `As of ${date}, edition ${edition}`,
    leftOut: (parts: string) => `Left out because of errors in the manifest: ${parts}; everything else was judged`,
    madeBy: (tool: string) => `Made by ${tool}`,
    madeFrom: (tool: string, date: string) => `Made by ${tool} from the manifests as of ${date}`,
  },

  /** Titles of editions. */
  editions: {
    '2020-10': 'October 2020 (Shared Image Gallery, Japanese edition)',
    '2021-06': 'June 2021 (Shared Image Gallery, Korean edition)',
    '2023-04': 'April 2023 (Azure Compute Gallery)',
    '2025-07': 'July 2025 (Azure Compute Gallery, API version 2025-03-03)',
  },

  /** What an edition says about replicas. */
  facts: {
    replicas: (count: string, scope: string) => `At most ${count} replicas${scope === '' ? '' : ` ${scope}`}`,
    virtualMachinesPerReplica: (count: string) => `One replica for every ${count} VMs created at the same time`,
    scaleSetInstancesPerReplica: (count: string) => `One replica for every ${count} instances of a scale set`,
    scaleSetsPerReplica: 'One replica for every scale set created at the same time, whatever its size',
    /** What a limit counts, by the words of the fact. */
    scopes: new Map<string, string>(),
    /** Titles of the documents that such facts rest on, by their keys; a document without one keeps the title it bears. */
    documents: new Map<string, string>(),
  },

  /** Labels of the figures on top, and the notes beside them. */
  figures: {
    lacking: 'Lack replicas',
    ofPlacements: (count: number) => `of ${placements(count)}`,
    infeasible: 'Infeasible',
    infeasibleNote: 'need more than is allowed',
    bare: 'Nothing to spare',
    bareNote: 'have exactly the need',
    idle: 'Idle',
    idleNote: 'have no demand',
    storageMonthly: 'Storage a month',
    storageYearly: 'Storage a year',
    egressOnce: 'Egress once',
    atLeast: (currency: string) => `${currency}, at least`,
    stored: 'Stored',
    snapshots: 'Snapshots',
    snapshotsNote: 'one a replica',
    forecastTotal: (months: number) => `Total of ${countText(months, 'month')}`,
    lastMonth: 'Storage in the last month',
    lastVersions: 'Versions at the end',
    limitsReached: 'Limits reached',
    budgetsExceeded: 'Budgets exceeded',
    errors: 'Errors',
    warnings: 'Warnings',
    infos: 'Infos',
    suppressed: 'Suppressed',
    overBudget: 'Budgets exceeded',
    ofBudgets: (count: number) => `of ${countText(count, 'budget')}`,
  },

  replication: {
    statuses: {
      infeasible: 'infeasible',
      unreplicated: 'unreplicated',
      short: 'short',
      bare: 'bare',
      ok: 'ok',
      idle: 'idle',
    },
    meanings: {
      infeasible: 'more replicas are needed than the service allows',
      unreplicated: 'demand in a region that the version is not replicated to',
      short: 'fewer replicas than needed',
      bare: 'exactly as many replicas as needed',
      ok: 'more replicas than needed',
      idle: 'no demand',
    },
    verdicts: {
      infeasible: (count: string) => `${count} over the limit`,
      short: (count: string) => `${count} missing`,
      unreplicated: 'no target region',
      bare: 'nothing to spare',
      headroom: 'headroom included',
      ok: (count: string) => `${count} to spare`,
      idle: 'no demand',
    },
    nothing: 'No version is replicated, and none is deployed',
    allIdle: (count: number) => `${placements(count)}, none of them with a demand`,
    allServed: (count: number) => `${placements(count)}, each with the replicas it needs`,
    lacking: (count: number, all: number, parts: string) =>
      `${numberText(count)} of ${placements(all)} ${count === 1 ? 'lacks' : 'lack'} replicas: ${parts}`,
    ofStatus: (count: string, status: string) => `${count} ${status}`,
    more: (count: number) => `and ${countText(count, 'more placement')}`,
    moreDemand: (count: number) => `and ${count} more`,
    bar: (configured: string, needed: string, limit: string) => `${configured} configured, ${needed} needed, ${limit} allowed`,
    step: (step: NeedStep) => stepText(step),
    sizing: (virtualMachines: string, scaleSet: string, headroom: string) =>
      `Sizing: ${virtualMachines} for VMs, ${scaleSet} for each scale set, headroom ${headroom}`,
    edition: (id: string, sources: string) => `Edition ${id}: ${sources}`,
  },

  cost: {
    headline: (storage: string, egress: string, currency: string) =>
      `${storage} ${currency} a month for storage, ${egress} ${currency} once for egress`,
    atLeast: (amounts: string) => `At least ${amounts}`,
    superseded: (amount: string, currency: string) => `${amount} ${currency} a month is for versions that are not the latest`,
    total: 'Total',
    totalAtLeast: 'At least',
    more: (count: number) => countText(count, 'more line'),
    others: 'Others',
    othersNote: (count: number) => `Others: ${countText(count, 'more line')}, none of them costlier`,
    otherGroups: (count: number) => `${numberText(count)} others`,
    rate: (equation: string, asOf: string) => `${equation} of ${asOf}`,
    prices: ({ name, asOf, rate }: Sheet, currency: string) => `${name} of ${asOf}, in ${currency}${convertedAt(rate)}`,
    caption: (currency: string) => `Storage a month and egress once, in ${currency}`,
    tableCaption: (currency: string, { name, asOf, rate }: Sheet) =>
      `Storage a month and egress once in ${currency}, by ${name} of ${asOf}${convertedAt(rate)}`,
    dimensions: {
      gallery: 'Gallery',
      image: 'Image',
      region: 'Region',
      storageAccountType: 'Storage account type',
      environment: 'Environment',
      subscription: 'Subscription',
    },
    by: {
      gallery: 'By gallery',
      image: 'By image',
      region: 'By region',
      storageAccountType: 'By storage account type',
      environment: 'By environment',
      subscription: 'By subscription',
    },
    tag: (name: string) => `Tag "${name}"`,
    byTag: (name: string) => `By tag "${name}"`,
    /** What of the totals has prices of one kind. */
    parts: { listed: 'listed', assumed: 'assumed', missing: 'missing price or size' },
    range: ({ low, likely, high }: Ends, currency: string, count: number) =>
      `Likely ${likely}, between ${low} and ${high} ${currency} a month: ${lines(count)} ${count === 1 ? 'has' : 'have'} no used size`,
    rangeOfSome: (range: string) => `${range}; what is missing comes on top`,
    rangeOnce: ({ low, likely, high }: Ends, currency: string) => `Egress once: likely ${likely}, between ${low} and ${high} ${currency}`,
    rangeBasis: ({ low, likely, high }: Ends, count: number, origin: string) =>
      `For the range of ${lines(count)}, ${low} to ${high} of the provisioned size is taken, likely ${likely}: ${origin}`,
    rangeOrigins: {
      configuration: 'as the configuration says',
      estate: (low: string, likely: string, count: number, osType: string | undefined) =>
        `as ${low} and ${likely} of the ${countText(count, 'disk')}${osType === undefined ? '' : ` of ${osType} images`} here with both sizes use at most`,
      documentation: ({ usedGB, sizeGB, source, asOf }: UsedExample) =>
        `assumed by the one example of the documentation, ${usedGB} of ${sizeGB} GB (${source}, ${asOf}), and the geometric mean of both ends`,
    },
    budgetStatuses: { within: 'within', near: 'near', exceeded: 'exceeded', unknown: 'unknown' },
    budgetNotes: {
      noRate: (ofBudget: string, currency: string) => `the budget is in ${ofBudget}, the prices are in ${currency} and no rate is stated`,
      partly: 'not all that it covers could be priced',
    },
    covers: {
      everything: 'everything',
      gallery: (name: string) => `gallery ${name}`,
      image: (name: string) => `image ${name}`,
      tag: (name: string, value: string) => `tag ${name} ${value}`,
    },
    notStated: 'not stated',
    withoutTag: 'without the tag',
    marks: {
      assumedPrice: 'assumed price',
      missingPrice: 'missing price',
      provisionedSize: 'provisioned size',
      unknownSize: 'unknown size',
    },
    meanings: {
      assumedPrice: 'the price sheet has none for the region: its fallback price is taken',
      missingPrice: 'the price sheet has none: the amount is in no total',
      provisionedSize: 'no used size is written: the provisioned size is taken, an overestimate',
      unknownSize: 'no size is written: the amount is in no total',
    },
    assumptions: {
      shallow: (count: number) =>
        `${lines(count)} of shallow versions: one replica in the source region, no egress; what is billed is not documented`,
      provisionedSize: (count: number) => `${lines(count)} without a used size: the provisioned size stands for it, an overestimate`,
      unknownSize: (count: number) => `${lines(count)} without any size: left out of the totals`,
      assumedPrice: (count: number) => `${lines(count)} at an assumed price: the price sheet has none of its own for the region`,
      missingPrice: (count: number) => `${lines(count)} without a price: left out of the totals`,
    },
  },

  /** The map of replication. */
  map: {
    title: 'Replication between regions',
    /** What the map shows, for who cannot see it. */
    description: (regionCount: number, flows: number, heaviest: string) =>
      `A map with ${countText(regionCount, 'region')} and ${countText(flows, 'way')} that versions are copied.${heaviest === '' ? '' : ` The heaviest: ${heaviest}.`} The tables below hold all figures.`,
    point: (region: string, count: number) => `${region}: ${replicaCount(count)}`,
    sourcePoint: (region: string, count: number, egressGB: string) => `${region}: ${replicaCount(count)}, ${egressGB} GB copied from here`,
    lackingPoint: (point: string, count: number) => `${point}, ${placements(count)} short of replicas`,
    arc: (from: string, to: string, egressGB: string) => `${from} to ${to}: ${egressGB} GB`,
    arcUnknown: (from: string, to: string) => `${from} to ${to}: size unknown`,
    replicas: replicaCount,
    gigabytes: (figure: string) => `${figure} GB`,
    moreArcs: (count: number) => `${countText(count, 'lighter way')} not drawn`,
    moreRegions: (count: number) => `and ${countText(count, 'more region')}`,
    otherFlows: (count: number) => `${numberText(count)} others`,
    unplaced: (regions: string) => `Not on the map, since their coordinates are not published or their names not known: ${regions}`,
  },

  charts: {
    cost: {
      note: (currency: string) => `storage a month, in ${currency}`,
      description: (count: number, first: string) =>
        `${countText(count, 'bar')}, the costliest first: ${first}. A table holds all figures.`,
      listed: 'at listed prices',
      assumed: 'at assumed prices',
      more: (count: number) => `${numberText(count)} more, none of them costlier`,
    },
    months: {
      title: 'Cost by month',
      note: (currency: string) => `storage and egress, in ${currency}`,
      description: (headline: string) => `A column a month. ${headline}. A table holds all figures.`,
      tip: (month: string, total: string, storage: string, egress: string) =>
        `${month}: ${total}, of which storage ${storage}, egress ${egress}`,
      storage: 'storage',
      egress: 'egress',
    },
    range: {
      title: 'What it may come to',
      note: (currency: string) => `where used sizes are not written, in ${currency}`,
      storage: 'Storage a month',
      egress: 'Egress once',
      value: (low: string, likely: string, high: string) => `${low} to ${high}, likely ${likely}`,
      low: 'at least',
      between: 'perhaps',
      likely: 'likely',
    },
    replicas: {
      title: 'Replica need against configured',
      note: 'replicas by version and region, the most urgent first',
      /** What the chart shows, for who cannot see it. */
      description: (count: number, first: string) =>
        `Bars of the replicas configured for ${placements(count)} with a demand, each with a mark where the need is. The most urgent: ${first}. The table below holds all figures.`,
      label: (image: string, version: string, region: string) => `${image} ${version}, ${region}`,
      value: (configured: string, needed: string) => `${configured}, needs ${needed}`,
      enough: 'configured, enough',
      bare: 'configured, nothing to spare',
      lacking: 'configured, too few',
      need: 'needed',
      limit: 'the most that is allowed',
      more: (count: number) => `${countText(count, 'more placement')} with a demand, none of them more urgent`,
    },
  },

  forecast: {
    months: (count: number) => countText(count, 'month'),
    headline: ({ total, storage, egress }: ForecastAmounts, currency: string, months: number, until: string, isComplete: boolean) =>
      `${isComplete ? '' : 'At least '}${total} ${currency} in ${countText(months, 'month')}, to ${until}: ${storage} for storage, ${egress} for egress`,
    change: (from: ForecastState, to: ForecastState, currency: string, until: string) =>
      `From ${versions(from.versions)} and ${from.storage} ${currency} a month today to ${versions(to.versions)} and ${to.storage} ${currency} a month in ${until}`,
    turnover: (released: number, dropped: number) => `${versions(released)} released, ${numberText(dropped)} dropped by retention`,
    moving: (moving: number, all: number, perMonth: string) =>
      moving === all
        ? `${countText(all, 'image')} ${all === 1 ? 'releases' : 'release'} ${perMonth} new versions a month`
        : `${numberText(moving)} of ${countText(all, 'image')} ${moving === 1 ? 'releases' : 'release'} ${perMonth} new versions a month; what has no cadence stays as it is`,
    still: 'No image has a release cadence: everything stays as it is',
    hint: 'A cadence is written as "releases: { versionsPerMonth: 2 }": in the configuration, or for a document, a gallery or an image of the manifests',
    withoutVersions: (count: number) =>
      `${countText(count, 'image')} with a cadence, but without a version that new ones could be made like: left out`,
    assumptions: {
      'release-days-assumed': (count: number) =>
        `${versions(count)} with a name that reads as no date: taken to be released at the cadence, the newest of an image today`,
      'no-number': (count: number) => `${versions(count)} with a name that is no version number: never superseded, never dropped`,
      'deployments-left-out': (count: number) => `${versions(count)} never dropped, since deployments that were left out may name them`,
    },
    things: { versions: 'versions', images: 'images', galleries: 'galleries', replicas: 'replicas of a version' },
    usage: (sum: string, limit: string, things: string, place: string) => `${sum} of ${limit} ${things} in ${place}`,
    subscription: (place: string, id: string) => `${place}, subscription "${id}"`,
    outside: (usage: string, count: string) => `${usage} (${count} outside the estate)`,
    product: (used: string, months: string, perMonth: string, sum: string) => `${used} + ${months} x ${perMonth} = ${sum}`,
    balance: (used: string, released: string, dropped: string, sum: string) => `${used} + ${released} new - ${dropped} dropped = ${sum}`,
    reach: {
      now: (usage: string) => `${usage}: reached today`,
      within: (usage: string, month: string) => `${usage}: reached in ${month}`,
      later: (usage: string, month: string, horizon: string) => `${usage}: not within ${horizon}, but in ${month}`,
      never: (usage: string, horizon: string) => `${usage}: not within ${horizon}`,
      unchanged: (usage: string) => `${usage}: does not change`,
    },
    byRate: (text: string, rate: string) => `${text} (${rate})`,
    moreLimits: (count: number) => `and ${countText(count, 'more limit')}, none of them nearer`,
    moreBudgets: (count: number) => `and ${countText(count, 'more budget')}, none of them exceeded earlier`,
    atLeast: (amount: string) => `at least ${amount}`,
    money: (amount: string, currency: string) => `${amount} ${currency}`,
    budget: {
      now: (name: string, today: string, allowed: string) => `Budget "${name}": ${today} today, over the ${allowed} that it allows`,
      within: (name: string, today: string, allowed: string, amount: string, month: string) =>
        `Budget "${name}": ${today} today, ${amount} in ${month}, over the ${allowed} that it allows`,
      later: (name: string, today: string, allowed: string, amount: string, month: string, horizon: string) =>
        `Budget "${name}": ${today} today of ${allowed}; not exceeded within ${horizon}, but in ${month} by ${amount}`,
      never: (name: string, today: string, allowed: string, amount: string, month: string, horizon: string) =>
        `Budget "${name}": ${today} today, ${amount} in ${month} of ${allowed}; not exceeded within ${horizon}`,
      unknown: (name: string, currency: string, priced: string) =>
        `Budget "${name}" is in ${currency} and the prices are in ${priced}: it cannot be judged`,
    },
    share: 'Share',
  },

  savings: SAVINGS_EN,

  findings: {
    severities: { error: 'error', warning: 'warning', info: 'info' },
    none: (count: number, estate: string) => `No findings in ${files(count)}: ${estate}`,
    headline: (severities: string, count: number) => `${severities} in ${files(count)}`,
    suppressed: (count: number) => `${findings(count)} suppressed`,
    fixable: (count: number) => `${findings(count)} fixable`,
    fixableAfterLook: (count: number) => `${findings(count)} fixable after a look`,
    someFixableAfterLook: (count: number, unsafe: number) => `${findings(count)} fixable, ${unsafe} of them after a look`,
    more: (count: number) => `and ${countText(count, 'more finding')}`,
    unsafeFix: (fix: string) => `${fix} (needs a look)`,
    fix: 'fix',
    possibleFix: 'possible fix',
    /**
     * What a rule reports, by its id: a stand-in for messages, which are in English, and so none in English. Rules of the
     * configuration have none.
     */
    ruleTitles: new Map<string, string>(),
    /** In which language the messages are, where it is not the report's; empty in English. */
    messageLanguage: '',
  },

  /** Titles of the columns of tables in plain text, where they are narrower than the columns of templates. */
  columns: {
    version: 'Version',
    region: 'Region',
    window: 'Window',
    needed: 'Needed',
    configured: 'Configured',
    limit: 'Limit',
    status: 'Status',
    storageType: 'Storage type',
    replicas: 'Replicas',
    usedGB: 'Used GB',
    storedGB: 'Stored GB',
    pricePerGB: 'Per GB',
    monthly: 'Monthly',
    egressGB: 'Egress GB',
    once: 'Once',
    share: 'Share',
    prices: 'Prices',
    lines: 'Lines',
    budget: 'Budget',
    covers: 'Covers',
    spent: 'Spent',
    allowed: 'Allowed',
    month: 'Month',
    versions: 'Versions',
    newVersions: 'New',
    droppedVersions: 'Dropped',
    storage: 'Storage',
    egress: 'Egress',
    total: 'Total',
    cumulative: 'Cumulative',
  },

  /** What templates print as it stands: `words` of every view. */
  template: {
    /** Ends a sentence; stands between two sentences; stands between two remarks. */
    stop: '.',
    between: '. ',
    comma: COMMA,
    headings: {
      replication: 'Replication',
      cost: 'Cost',
      findings: 'Findings',
      replicationBasis: 'How replicas were sized',
      costBasis: 'How cost was worked out',
      forecast: 'Forecast',
      forecastBasis: 'How the forecast was worked out',
    },
    page: {
      asOf: 'As of',
      edition: 'Edition',
      madeBy: 'Made by',
      figure: 'Figure',
      value: 'Value',
      summary: 'Summary',
      contents: 'Contents',
      sizingAndSources: 'Sizing and sources',
      pricesAndAssumptions: 'Prices and assumptions',
      skip: 'Skip to the content',
    },
    replication: {
      status: 'Status',
      placements: 'Placements',
      meaning: 'Meaning',
      image: 'Image',
      version: 'Version',
      region: 'Region',
      demand: 'Demand',
      needed: 'Needed',
      configured: 'Configured',
      limit: 'Limit',
      replicas: 'Replicas',
      arithmetic: 'Arithmetic',
      byVersionAndRegion: 'Replicas by version and region',
      caption: 'Replicas of each version in each region, and the demand they stand against',
      barKey: 'filled: configured; mark: needed; full width: the larger of both and the limit',
      /** Around the command that lists all. */
      moreBefore: ', none of them more urgent; ',
      moreAfter: ' lists all',
    },
    map: {
      note: 'circles are replicas, arcs what is copied',
      copiedFrom: 'copied from here',
      lacking: 'lacks replicas',
      unknown: 'size unknown',
      byRegion: 'Replicas by region',
      region: 'Region',
      replicas: 'Replicas',
      storedGB: 'Stored GB',
      outgoingGB: 'GB copied from here',
      placementsLacking: 'Placements short',
      flows: 'Copies between regions',
      from: 'From',
      to: 'To',
      versions: 'Versions',
      once: 'Once',
      total: 'Total',
    },
    /** What the script of a page puts beside tables; figures stand in for the names in braces. */
    controls: {
      filter: 'Filter',
      rows: '{shown} of {all} rows',
      findings: '{shown} of {all} findings',
      previous: 'Previous',
      next: 'Next',
      page: 'Page {page} of {pages}',
      rule: 'Rule',
      file: 'File',
      everyRule: 'every rule',
      everyFile: 'every file',
      error: 'errors',
      warning: 'warnings',
      info: 'infos',
    },
    replicationBasis: {
      explanation:
        'Within a window, the VMs of all deployments of one version in one region are added up and divided once; scale sets are counted one by one. Of several windows the one with the greatest need counts.',
      for: 'For',
      replicas: 'Replicas',
      virtualMachines: 'VMs',
      eachScaleSet: 'Each scale set',
      forVirtualMachines: 'For VMs',
      forEachScaleSet: 'For each scale set',
      headroom: 'Headroom',
      sources: 'What it says, and where that stands:',
    },
    cost: {
      byVersionAndRegion: 'By version and region',
      costByVersionAndRegion: 'Cost by version and region',
      image: 'Image',
      version: 'Version',
      region: 'Region',
      storageType: 'Storage type',
      replicas: 'Replicas',
      usedGB: 'Used GB',
      storedGB: 'Stored GB',
      pricePerGB: 'Per GB',
      monthly: 'Monthly',
      egressGB: 'Egress GB',
      once: 'Once',
      share: 'Share',
      marks: 'Marks',
      byPrices: 'By where prices come from',
      prices: 'Prices',
      lines: 'Lines',
      budgets: 'Budgets',
      budget: 'Budget',
      covers: 'Covers',
      spent: 'Spent',
      allowed: 'Allowed',
      status: 'Status',
      monthlyStorage: 'Storage a month',
    },
    costBasis: {
      explanation:
        'Storage: the used size of all disks of a version, once for every replica, each month, as snapshots. Egress: the used size once for every region other than the source region; further replicas in a region cost none. Amounts are rounded once, so that parts add up to their totals. This is an estimate, not a bill.',
      prices: 'Prices',
      of: 'Of',
      currency: 'Currency',
      convertedAt: 'Converted at',
      assumptions: 'Taken for granted:',
    },
    forecast: {
      byMonth: 'By month',
      caption: 'What is held in each month, and what it costs',
      limits: 'Limits',
      budgets: 'Budgets',
      month: 'Month',
      versions: 'Versions',
      newVersions: 'New',
      droppedVersions: 'Dropped',
      storage: 'Storage',
      egress: 'Egress',
      total: 'Total',
      cumulative: 'Cumulative',
      replicas: 'Replicas',
      storedGB: 'Stored GB',
      egressGB: 'Egress GB',
      share: 'Share',
      firstMonth: 'First month',
      lastMonth: 'Last month',
    },
    forecastBasis: {
      explanation:
        'A month is a calendar month and is charged in full, the first one too. On its first day, in the first month today, new versions are released: each is made like the newest version of its image, with the same regions, replicas, storage types and disks, its used size grown by the image’s growth for every month since the first. With a release, older versions are superseded and the retention policy of the image is carried out. It never drops what a deployment names, what "latest" means in a region, nor what is guarded against deletion before its end of life. Each month is rounded by itself, so that the months add up to the totals.',
    },
    findings: {
      byRule: 'Findings by rule',
      rule: 'Rule',
      severity: 'Severity',
      findings: 'Findings',
      place: 'Place',
      finding: 'Finding',
      line: 'Line',
      fix: 'Fix',
      /** Around the command that lists all. */
      moreBefore: ', none of them worse; ',
      moreAfter: ' lists all',
    },
  },
};
