import { countText, listText } from '../number-text.ts';

const resources = (count: number) => countText(count, 'resource');

/** What lies between two states, in English: the one language in which `diff` is written. */
export const DIFF_EN = {
  title: 'Changes',
  between: (base: string, head: string) => `From ${base} to ${head}`,
  nothing: 'No changes',

  counts: {
    create: (count: number) => `${count} to create`,
    update: (count: number) => `${count} to update in place`,
    replace: (count: number) => `${count} to replace`,
    delete: (count: number) => `${count} to delete`,
    /** The base is what there is, which a deployment of the head leaves alone. */
    onlyThere: (count: number) => `${count} only in Azure`,
    /** Where Azure has nothing to do. */
    besides: (parts: readonly string[]) => `Nothing to do in Azure: ${listText(parts)} differ`,
  },
  list: (parts: readonly string[]) => listText(parts),

  groups: {
    delete: 'Delete',
    replace: 'Replace',
    update: 'Update in place',
    create: 'Create',
    onlyThere: 'Only in Azure',
    deployments: 'Deployments',
    notes: 'Only in the manifests',
  },
  groupNotes: {
    delete: 'versions first, then images, then galleries',
    replace: 'deleted and made anew, since Azure cannot change them in place',
    update: '',
    create: 'galleries first, then images, then versions',
    onlyThere: 'a deployment of the head deletes nothing by itself',
    deployments: 'the demand, which no deployment of galleries changes',
    notes: 'nothing to do in Azure',
  },

  kinds: { gallery: 'gallery', image: 'image', version: 'version', deployment: 'deployment' },
  renamed: (before: string) => `was ${before}`,
  /** Why something is replaced that did not change itself. */
  because: (kind: string) => `with its ${kind}`,
  immutable: 'immutable: replaced',
  undocumented: 'not documented whether Azure can change it',
  notSet: '(none)',
  moreProperties: (count: number) => `and ${countText(count, 'more property', 'more properties')}`,
  more: (count: number) => `and ${resources(count)} more`,
  target: (replicas: number, storageAccountType: string) => `${countText(replicas, 'replica')}, ${storageAccountType}`,
  demand: (parts: readonly string[], image: string, region: string) =>
    `${parts.length === 0 ? 'nothing' : listText(parts)} from ${image} in ${region}`,
  incomplete: (side: string) =>
    `${side} was not read whole: what it does not name may be there all the same, and counts neither as created nor as deleted`,
  live: (base: string) => `${base} is what there is in Azure: a deployment of the head changes what the head names, and deletes nothing`,
  placements: (parts: readonly string[], more: number) => `${listText(parts)}${more > 0 ? ` and ${countText(more, 'more region')}` : ''}`,

  replicas: {
    title: 'Replicas',
    caption: 'Replicas by region',
    region: 'Region',
    before: 'Before',
    after: 'After',
    added: 'Added',
    removed: 'Removed',
    total: 'Total',
    more: (count: number) => `${countText(count, 'more region')}`,
    same: (count: number) => `${countText(count, 'region')} without a change`,
    /** What only Azure has, which no deployment takes away. */
    staying: (count: number) =>
      `${countText(count, 'replica')} counted as removed ${count === 1 ? 'is' : 'are'} only in Azure, and ${count === 1 ? 'stays' : 'stay'} until somebody deletes ${count === 1 ? 'it' : 'them'}`,
  },

  money: {
    title: 'Cost',
    caption: (prices: string) => `By ${prices}`,
    amount: 'Amount',
    storage: 'Storage a month',
    egress: 'Egress once',
    before: 'Before',
    after: 'After',
    difference: 'Difference',
    more: (amount: string, currency: string) => `${amount} ${currency} a month more`,
    less: (amount: string, currency: string) => `${amount} ${currency} a month less`,
    known: (amount: string) => `${amount} (of what is known)`,
    same: 'The same cost a month',
    unknown: 'An unknown change of the monthly cost',
    sentence: (parts: readonly string[]) => parts.join(', and '),
    once: (amount: string, currency: string) => `${amount} ${currency} once for egress`,
    onceUnknown: 'an unknown amount once for egress',
    incomplete: 'Prices or sizes are missing: amounts with ≥ are at least as high, differences with ? are what is known of them',
    /** What only Azure has, which the head does not have and nobody deletes. */
    staying: (amount: string, currency: string) =>
      `What is only in Azure counts as gone here, and goes on costing ${amount} ${currency} a month until somebody deletes it`,
    /** What no change accounts for. */
    unchanged: (amount: string, currency: string) =>
      `${amount} ${currency} a month comes from sizes that one side alone knows, of versions that stay as they are`,
    unclear: (amount: string, currency: string) => `${amount} ${currency} a month comes from versions that cannot be compared`,
  },

  limit: {
    over: (amount: string, limit: string, currency: string) =>
      `The monthly cost rises by ${amount} ${currency}, over the limit of ${limit} ${currency}`,
    within: (limit: string, currency: string) => `The monthly cost stays within the limit of ${limit} ${currency} for a rise`,
    unknown: (limit: string, currency: string) =>
      `Whether the monthly cost rises by more than ${limit} ${currency} is not known: prices or sizes are missing`,
  },

  findings: {
    added: (count: number) => `New findings (${count})`,
    fixed: (count: number) => `Fixed findings (${count})`,
    kept: (count: number) => `${countText(count, 'finding')} of the base ${count === 1 ? 'is' : 'are'} there still`,
    more: (count: number) => `and ${countText(count, 'more finding')}`,
  },

  unknown: {
    title: 'Not compared',
    nothing: (kind: string, name: string, side: string) => `${kind} ${name} of the ${side}: left out because of errors`,
    existence: (kind: string, name: string, side: string) => `${kind} ${name} of the ${side}: known by its name only`,
    nameless: 'without a name',
    more: (count: number) => `and ${countText(count, 'more entity', 'more entities')}`,
  },
  sides: { base: 'base', head: 'head' },
  noManifest: (name: string) => `no manifest in ${name}: it is an empty estate`,
  headings: {
    changes: 'Changes',
    mark: 'Change',
    resource: 'Resource',
    property: 'What changes',
    monthly: 'Monthly',
    once: 'Once',
    place: 'Place',
    severity: 'Severity',
    finding: 'Finding',
    rule: 'Rule',
  },
  figures: {
    create: 'To create',
    update: 'To update',
    replace: 'To replace',
    delete: 'To delete',
    onlyThere: 'Only in Azure',
    monthly: 'Cost a month',
    once: 'Egress once',
    errors: 'New errors',
    warnings: 'New warnings',
  },
  shortened: 'Shortened to fit into a comment: the counts are of everything, and the command prints the rest',
};

export type DiffWords = typeof DIFF_EN;
