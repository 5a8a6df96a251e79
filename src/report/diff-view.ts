import type { Change, ChangedEntity, ChangedKind, PropertyChange, PropertyValue, Unknown } from '../change/change.ts';
import { entityOf } from '../change/change.ts';
import type { RiseLimit } from '../change/rise-limit.ts';
import type { Amount } from '../change/change-money.ts';
import type { Finding } from '../engine/finding.ts';
import { compareFindings } from '../engine/finding.ts';
import { type Deployment, pathOf, nameAt, type TargetRegion, type Version } from '../estate/estate.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { isZero, minus, plus } from '../pricing/money.ts';
import { costTexts, type CostTexts, leastText } from './cost-amounts.ts';
import { type MarkView, marksAmong } from './cost-marks.ts';
import { pricesView } from './cost-view.ts';
import { absolute, roundMoney, type RoundedMoney } from './diff-money.ts';
import { namesOf } from './diff-json.ts';
import { changesByGroup, type DiffGroup } from './diff-groups.ts';
import type { Comparison } from '../change/comparison.ts';
import { worstFindings } from './findings-view.ts';
import { numberText } from './number-text.ts';
import { ruleUrl } from './rule-url.ts';
import { shownMessage, shownName } from './shown-text.ts';
import { DIFF_EN, type DiffWords } from './words/diff-en.ts';
import { EN } from './words/en.ts';

/** What lies between two states, ready to print. */
export type DiffView = {
  title: string;
  /** `From main:manifests to manifests`. */
  between: string;
  /** `1 to create, 2 to update in place`, or that nothing changes. */
  headline: string;
  /** What it costs, how it keeps to a limit. */
  remarks: string[];
  /** Whether the cost rises over the limit. */
  isOverLimit: boolean;
  hasChanges: boolean;
  groups: DiffGroupView[];
  headings: DiffWords['headings'];
  replicas: ReplicasView;
  money: DiffMoneyView;
  added: DiffFindingsView;
  fixed: DiffFindingsView;
  /** Both, where there are any. */
  judged: DiffFindingsView[];
  /** That not all is shown, where a place holds only so much; else empty. */
  shortened: string;
  /** What cannot be compared. */
  unknown: { title: string; lines: string[]; more: string };
  notes: string[];
};

export type DiffGroupView = {
  group: DiffGroup;
  heading: string;
  note: string;
  /** `Replace (2)`. */
  title: string;
  /** How many there are, shown or not. */
  count: number;
  changes: ChangeView[];
  /** What is not shown; empty where all is. */
  more: string;
};

export type ChangeView = {
  group: DiffGroup;
  /** `+`, `~`, `-`, `-/+`; `<` for what only the base has and nobody deletes. */
  mark: string;
  tone: Tone;
  kind: ChangedKind;
  kindLabel: string;
  /** `contosoImages/web/1.0.0`. */
  name: string;
  /** `was frontend`, `with its image`; may be empty. */
  remark: string;
  /** What it is, where it comes or goes as a whole: `westeurope 2, northeurope 1`; may be empty. */
  detail: string;
  properties: PropertyView[];
  moreProperties: string;
  /** `+1.20`, of what stays `1.20`; empty where nothing is paid for it. */
  monthly: string;
  once: string;
  markText: string;
  /** `manifests/gallery.yaml:12:9`. */
  place: string;
};

/** How a page paints it. */
export type Tone = 'ok' | 'warning' | 'error' | 'info';

export type PropertyView = {
  mark: string;
  /** `targetRegions.storageAccountType`. */
  name: string;
  /** Which of several: a region, a tag; may be empty. */
  of: string;
  /** Both: `targetRegions.storageAccountType [westeurope]`. */
  label: string;
  before: string;
  after: string;
  /** `Standard_LRS → Standard_ZRS`; for what comes or goes, the one value there is. */
  text: string;
  /** What the change asks of Azure; empty where it can be made in place. */
  note: string;
  tone: Tone;
};

export type ReplicasView = {
  title: string;
  words: DiffWords['replicas'];
  /** Regions in which some come or go. */
  regions: { region: string; before: string; after: string; added: string; removed: string }[];
  total: { before: string; after: string; added: string; removed: string };
  /** How many regions are not shown; may be empty. */
  same: string;
  notes: string[];
  hasChanges: boolean;
  isShortened: boolean;
};

export type DiffMoneyView = {
  title: string;
  caption: string;
  words: DiffWords['money'];
  before: string;
  after: string;
  /** With its sign. */
  difference: string;
  egressOnce: string;
  tone: 'more' | 'less' | 'same';
  /** Letters beside amounts, with their meanings. */
  marks: MarkView[];
  notes: string[];
};

export type DiffFindingsView = {
  /** What it is called within a page. */
  id: string;
  /** `New findings (3)`. */
  title: string;
  /** Whether it is worth to be seen at once. */
  isOpen: boolean;
  findings: DiffFindingView[];
  more: string;
  count: number;
};

export type DiffFindingView = {
  severity: Finding['severity'];
  severityText: string;
  place: string;
  file: string;
  line: number;
  message: string;
  ruleId: string;
  url: string;
};

/** At most so many of each in a view. */
export type DiffMost = { changes: number; properties: number; findings: number; regions: number; notes: number };

export const ALL: DiffMost = {
  changes: Number.POSITIVE_INFINITY,
  properties: Number.POSITIVE_INFINITY,
  findings: Number.POSITIVE_INFINITY,
  regions: Number.POSITIVE_INFINITY,
  notes: Number.POSITIVE_INFINITY,
};

const words = DIFF_EN;

export function diffView(result: Comparison, most: DiffMost = ALL): DiffView {
  const { changes, findings, names, money: exact, limit, isLive } = result;
  const texts = costTexts(exact, EN);
  const money = roundMoney(exact, currencyDecimals(exact.currency));
  const currency = shownName(exact.currency);
  const groups = groupsOf(result, money, texts, most);
  const added = findingsOf('new', findings.added, words.findings.added, most);
  const fixed = findingsOf('fixed', findings.fixed, words.findings.fixed, most);
  const hasChanges = changes.changes.length > 0;
  const replicas = replicasView(result, most);
  const unknown = unknownOf(changes.unknown, most);
  const isShortened =
    groups.some(({ more, changes: shown }) => more !== '' || shown.some(({ moreProperties }) => moreProperties !== '')) ||
    [added, fixed, unknown].some(({ more }) => more !== '') ||
    replicas.isShortened;
  return {
    title: words.title,
    between: words.between(shownName(names.base), shownName(names.head)),
    headline: hasChanges ? headlineOf(groups, isLive) : words.nothing,
    remarks: [
      ...(hasChanges ? [moneySentence(money, isLive, texts, currency)] : []),
      ...(limit === undefined ? [] : [limitSentence(limit, texts, currency)]),
    ],
    isOverLimit: limit?.state === 'over',
    hasChanges,
    groups,
    headings: words.headings,
    replicas,
    money: moneyView(result, money, texts, currency),
    added,
    fixed,
    judged: [added, fixed].filter(({ count }) => count > 0),
    shortened: isShortened ? words.shortened : '',
    unknown,
    notes: notesOf(result).slice(0, most.notes),
  };
}

function groupsOf(result: Comparison, money: RoundedMoney, texts: CostTexts, most: DiffMost): DiffGroupView[] {
  const byGroup = [...changesByGroup(result)].filter(([, all]) => all.length > 0);
  const rooms = sharesOf(
    byGroup.map(([, all]) => all.length),
    most.changes,
  );
  const groups: DiffGroupView[] = [];
  for (const [index, [group, all]] of byGroup.entries()) {
    const shown = all.slice(0, rooms[index]);
    groups.push({
      group,
      heading: words.groups[group],
      note: words.groupNotes[group],
      title: `${words.groups[group]} (${numberText(all.length)})`,
      changes: shown.map((change) => changeView(change, group, result, money, texts, most)),
      more: shown.length === all.length ? '' : words.more(all.length - shown.length),
      count: all.length,
    });
  }
  return groups;
}

/** Shares room among groups: what one does not need is for the others. */
function sharesOf(sizes: readonly number[], room: number): number[] {
  const shares = sizes.map(() => 0);
  let left = room;
  const bySize = sizes.map((size, index) => ({ size, index })).sort((a, b) => a.size - b.size);
  for (const [at, { size, index }] of bySize.entries()) {
    const share = Math.min(size, Math.floor(left / (bySize.length - at)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}

function headlineOf(groups: readonly DiffGroupView[], isLive: boolean): string {
  const count = (group: DiffGroup) => groups.find((one) => one.group === group)?.count ?? 0;
  const parts = (['create', 'update', 'replace'] as const).map((group) => [count(group), words.counts[group]] as const);
  const gone = isLive ? ([count('onlyThere'), words.counts.onlyThere] as const) : ([count('delete'), words.counts.delete] as const);
  const told = [...parts, gone].filter(([number]) => number > 0).map(([number, text]) => text(number));
  const besides = (['deployments', 'notes'] as const).filter((group) => count(group) > 0);
  return told.length > 0 ? told.join(', ') : words.counts.besides(besides.map((group) => words.groups[group].toLowerCase()));
}

const MARKS: Readonly<Record<Change['action'], string>> = { create: '+', update: '~', replace: '-/+', delete: '-' };

function changeView(
  change: Change,
  group: DiffGroup,
  result: Comparison,
  money: RoundedMoney,
  texts: CostTexts,
  most: DiffMost,
): ChangeView {
  const entity = entityOf(change);
  const shown = change.properties.slice(0, most.properties);
  const own = money.byChange.get(change);
  const marks = change.kind === 'version' ? marksAmong(linesOf(change, result), EN) : [];
  const remarks = [
    ...(change.renamedFrom === undefined ? [] : [words.renamed(shownName(change.renamedFrom))]),
    ...(change.because === undefined || change.action !== 'replace' ? [] : [words.because(words.kinds[change.because.kind])]),
  ];
  return {
    group,
    mark: group === 'onlyThere' ? '<' : MARKS[change.action],
    tone: toneOf(group, change.action),
    kind: change.kind,
    kindLabel: words.kinds[change.kind],
    name: nameOf(entity),
    remark: remarks.join(', '),
    detail: change.properties.length === 0 ? shownMessage(detailOf(entity)) : '',
    properties: shown.map((property) => propertyView(property, change)),
    moreProperties: shown.length === change.properties.length ? '' : words.moreProperties(change.properties.length - shown.length),
    monthly: own === undefined ? '' : group === 'onlyThere' ? stayingText(own.difference, texts) : differenceText(own.difference, texts),
    once: own === undefined || (isZero(own.egressOnce.value) && own.egressOnce.isComplete) ? '' : amountText(own.egressOnce, texts),
    markText: marks.map(({ letter }) => letter).join(' '),
    place: placeOf(entity),
  };
}

function toneOf(group: DiffGroup, action: Change['action']): Tone {
  if (group === 'onlyThere' || group === 'notes') return 'info';
  return ({ create: 'ok', update: 'warning', replace: 'error', delete: 'error' } as const)[action];
}

function linesOf({ before, after }: Extract<Change, { kind: 'version' }>, { base, head }: Comparison) {
  return [...(before === undefined ? [] : base.cost().linesOf(before)), ...(after === undefined ? [] : head.cost().linesOf(after))];
}

/** `contosoImages/web/1.0.0`, as Azure writes the names of nested resources. */
function nameOf(entity: ChangedEntity): string {
  return namesOf(entity).map(shownName).join('/');
}

/** The range of an entity's name in its file. */
function rangeOf(entity: ChangedEntity) {
  return entity.document.source.rangeOf([...pathOf(entity), ...nameAt(entity)]);
}

function placeOf(entity: ChangedEntity): string {
  const { line, column } = rangeOf(entity);
  return shownMessage(`${entity.document.source.file}:${line}:${column}`);
}

const MOST_REGIONS = 6;

function detailOf(entity: ChangedEntity): string {
  switch (entity.kind) {
    case 'gallery':
      return entity.location;
    case 'image': {
      const { identifier, osType } = entity.spec;
      return entity.isLeftOut || identifier === undefined ? '' : `${identifier.publisher}/${identifier.offer}/${identifier.sku}, ${osType}`;
    }
    case 'version':
      return versionDetail(entity);
    case 'deployment':
      return deploymentDetail(entity);
  }
}

function versionDetail({ targetRegions }: Version): string {
  const shown = targetRegions.slice(0, MOST_REGIONS).map(({ name, replicas }) => `${name} ${replicas}`);
  return words.placements(shown, targetRegions.length - shown.length);
}

function deploymentDetail({ reference, region, virtualMachineCount, scaleSets }: Deployment): string {
  const parts = [
    ...(virtualMachineCount > 0 ? [EN.counts.virtualMachines(virtualMachineCount)] : []),
    ...scaleSets.map(({ count = 1, instances }) => EN.counts.scaleSets(count, numberText(instances))),
  ];
  return words.demand(parts, reference.text, region);
}

function propertyView(property: PropertyChange, change: Change): PropertyView {
  const { name, of, before, after, mutability } = property;
  const [was, is] = [valueText(before, property, change.before), valueText(after, property, change.after)];
  const which = of === undefined ? '' : shownName(of);
  const isImmutable = mutability === 'immutable' && change.action === 'replace';
  return {
    mark: before === undefined ? '+' : after === undefined ? '-' : '~',
    name,
    of: which,
    label: which === '' ? name : `${name} [${which}]`,
    before: was ?? words.notSet,
    after: is ?? words.notSet,
    text: was === undefined ? (is ?? '') : is === undefined ? was : `${was} → ${is}`,
    note: isImmutable ? words.immutable : mutability === 'undocumented' ? words.undocumented : '',
    tone: isImmutable ? 'error' : 'warning',
  };
}

/** A target region that comes or goes is told by what is in it. */
function valueText(
  value: PropertyValue | undefined,
  { name, region }: PropertyChange,
  entity: ChangedEntity | undefined,
): string | undefined {
  if (value === undefined) return undefined;
  if (name === 'targetRegions' && entity?.kind === 'version') {
    const target = entity.targetRegions.find((one) => one.name === region);
    if (target !== undefined) return targetText(target);
  }
  return shownName(String(value));
}

function targetText({ replicas, storageAccountType }: TargetRegion): string {
  return words.target(replicas, storageAccountType);
}

function replicasView({ replicas: { regions, total, placements }, isLive }: Comparison, most: DiffMost): ReplicasView {
  const staying = isLive ? placements.reduce((sum, { change, removed }) => sum + (change.action === 'delete' ? removed : 0), 0) : 0;
  const changed = regions.filter(({ added, removed }) => added > 0 || removed > 0);
  const shown = changed.slice(0, most.regions);
  const textsOf = ({ before, after, added, removed }: typeof total) => ({
    before: numberText(before),
    after: numberText(after),
    added: added === 0 ? '' : `+${numberText(added)}`,
    removed: removed === 0 ? '' : `-${numberText(removed)}`,
  });
  const left = regions.length - changed.length;
  return {
    title: words.replicas.title,
    words: words.replicas,
    regions: shown.map(({ region, ...counts }) => ({ region: shownName(region), ...textsOf(counts) })),
    total: textsOf(total),
    same: [
      ...(shown.length < changed.length ? [words.replicas.more(changed.length - shown.length)] : []),
      ...(left > 0 ? [words.replicas.same(left)] : []),
    ].join(', '),
    notes: staying > 0 ? [words.replicas.staying(staying)] : [],
    hasChanges: changed.length > 0,
    isShortened: shown.length < changed.length,
  };
}

function moneyView(result: Comparison, money: RoundedMoney, texts: CostTexts, currency: string): DiffMoneyView {
  const { before, after, difference, egressOnce, unchanged, unknown } = money;
  const { base, head } = result;
  const isComplete = [before, after, egressOnce].every((amount) => amount.isComplete);
  const notes: string[] = [];
  if (!isComplete) notes.push(words.money.incomplete);
  if (result.isLive && !isNothing(money.staying)) notes.push(words.money.staying(amountText(money.staying, texts), currency));
  if (!isZero(unchanged.value)) notes.push(words.money.unchanged(differenceText(unchanged, texts), currency));
  if (!isZero(unknown.value)) notes.push(words.money.unclear(differenceText(unknown, texts), currency));
  const lines = [...money.byChange.keys()].flatMap((change) => (change.kind === 'version' ? linesOf(change, result) : []));
  return {
    title: words.money.title,
    caption: words.money.caption(pricesView(head.cost(), EN).text),
    words: words.money,
    before: amountText(before, texts),
    after: amountText(after, texts),
    difference: differenceText(difference, texts),
    egressOnce: amountText(egressOnce, texts),
    tone: isZero(difference.value) ? 'same' : difference.value.mantissa > 0 ? 'more' : 'less',
    marks: marksAmong(lines.length > 0 ? lines : [...base.cost().lines, ...head.cost().lines], EN),
    notes,
  };
}

function amountText({ value, isComplete }: Amount, texts: CostTexts): string {
  return leastText(value, isComplete, texts);
}

/** What is paid for what stays: it is neither more nor less. */
function stayingText({ value, isComplete }: Amount, texts: CostTexts): string {
  return amountText({ value: absolute(value), isComplete }, texts);
}

/** With its sign; where something is missing, what is known of it. */
export function differenceText({ value, isComplete }: Amount, { money, words: { unknown } }: CostTexts): string {
  if (isZero(value)) return isComplete ? money(value) : unknown;
  return `${value.mantissa < 0 ? '-' : '+'}${money(absolute(value))}${isComplete ? '' : ' ?'}`;
}

function isNothing({ value, isComplete }: Amount): boolean {
  return isZero(value) && isComplete;
}

/** What a deployment changes: what only Azure has goes on costing what it costs, and a size that one side alone knows saves nothing. */
export function deployedDifference({ difference, staying, unchanged }: RoundedMoney, isLive: boolean): Amount {
  return isLive ? { ...difference, value: minus(plus(difference.value, staying.value), unchanged.value) } : difference;
}

function moneySentence(money: RoundedMoney, isLive: boolean, texts: CostTexts, currency: string): string {
  const { egressOnce } = money;
  const { value, isComplete } = deployedDifference(money, isLive);
  const amount = texts.money(absolute(value));
  const parts: string[] = [];
  if (isZero(value)) parts.push(isComplete ? words.money.same : words.money.unknown);
  else parts.push((value.mantissa > 0 ? words.money.more : words.money.less)(isComplete ? amount : words.money.known(amount), currency));
  if (!isZero(egressOnce.value)) parts.push(words.money.once(amountText(egressOnce, texts), currency));
  else if (!egressOnce.isComplete) parts.push(words.money.onceUnknown);
  return words.money.sentence(parts);
}

function limitSentence(limit: RiseLimit, texts: CostTexts, currency: string): string {
  const most = texts.exact(limit.most);
  if (limit.state === 'over') return words.limit.over(texts.money(limit.rise), most, currency);
  return words.limit[limit.state](most, currency);
}

const RANK: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** The worst first, and of those the ones in the order of their places. */
function findingsOf(id: 'new' | 'fixed', findings: readonly Finding[], title: (count: number) => string, most: DiffMost): DiffFindingsView {
  const shown = worstFindings(findings.toSorted(compareFindings), most.findings).toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  return {
    id,
    title: title(findings.length),
    isOpen: id === 'new' && findings.some(({ severity }) => severity !== 'info'),
    findings: shown.map(({ severity, file, line, column, message, ruleId }) => ({
      severity,
      severityText: EN.findings.severities[severity],
      place: shownMessage(`${file}:${line}:${column}`),
      file: shownName(file),
      line,
      message: shownMessage(message),
      ruleId: shownName(ruleId),
      url: ruleUrl(ruleId),
    })),
    more: shown.length === findings.length ? '' : words.findings.more(findings.length - shown.length),
    count: findings.length,
  };
}

function unknownOf(unknown: readonly Unknown[], most: DiffMost): DiffView['unknown'] {
  const shown = unknown.slice(0, most.notes);
  const lines = shown.map(({ side, kind, names, claimed }) => {
    const name = names.map((part) => (part === '' ? words.unknown.nameless : shownName(part))).join('/');
    return words.unknown[claimed](words.kinds[kind], name, words.sides[side]);
  });
  return {
    title: words.unknown.title,
    lines,
    more: shown.length === unknown.length ? '' : words.unknown.more(unknown.length - shown.length),
  };
}

function notesOf({ notes, findings, isLive, names, changes }: Comparison): string[] {
  return [
    ...notes.map(shownMessage),
    ...changes.incomplete.map((side) => words.incomplete(shownName(names[side]))),
    ...(isLive ? [words.live(shownName(names.base))] : []),
    ...(findings.kept.length > 0 ? [words.findings.kept(findings.kept.length)] : []),
  ];
}
