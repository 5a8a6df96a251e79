import { pointerOf, type Range } from '../engine/finding.ts';
import type { KnownSum, MonthlyStorage } from '../pricing/monthly-storage.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { type Decimal, isZero, toNumber } from '../pricing/money.ts';
import type { Placement } from '../planning/plan.ts';
import type { SparedBecause } from '../savings/find-savings.ts';
import type { ProvenSavings } from '../savings/prove-savings.ts';
import type { Risk, Saving, SavingKind } from '../savings/saving.ts';
import { roundSavings, type SavingsTotals } from '../savings/savings-totals.ts';
import { type MarkView, marksAmong } from './cost-marks.ts';
import { type CostTexts, costTexts, leastText } from './cost-amounts.ts';
import { type PricesView, pricesView } from './cost-view.ts';
import { numberText } from './number-text.ts';
import { backText, savingText, stakeText } from './saving-text.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { SavingsWords } from './words/savings-en.ts';
import type { Words } from './words/words.ts';

/** What an estate can save, ready to print: amounts are rounded so that they add up to the printed totals. */
export type SavingsView = {
  title: string;
  /** The title in capitals, for a document in plain text. */
  capitals: string;
  /** What can be saved, in one sentence. */
  headline: string;
  /** What is needed for missing replicas, what costs nothing, and what storage then costs. */
  remarks: string[];
  /** `Savings a month, by embedded-list of 2026-08-01, in USD`. */
  caption: string;
  /** Headings of the columns. */
  columns: SavingsWords['columns'];
  currency: string;
  prices: PricesView;
  hasSavings: boolean;
  /** Whether every amount of what is saved, added and paid is known. */
  isSavedComplete: boolean;
  isAddedComplete: boolean;
  isEstimateComplete: boolean;
  totalLabel: string;
  totals: SavingsTotalsView;
  /** Savings under their image, in the order of the estate. */
  images: ImageSavingsView[];
  /** Letters that mark amounts, with their meanings; only those that occur. */
  marks: MarkView[];
  /** What could be saved but cannot be made, as sentences; its heading, and empty where there is none. */
  refused: { heading: string; lines: string[] };
  /** Demands that no plan serves. */
  unserved: { heading: string; lines: string[] };
  /** Why nothing is taken away, and what stays although a policy drops it. */
  notes: string[];
};

/** Storage a month before and after, what is saved and added, and what lies between. */
export type SavingsTotalsView = Record<TotalName, string> & { raw: Record<TotalName, number> };
type TotalName = Exclude<keyof SavingsTotals, `is${string}`>;

export type ImageSavingsView = { gallery: string; image: string; savings: SavingView[] };

export type SavingView = {
  gallery: string;
  image: string;
  version: string;
  /** Empty where it is about several. */
  region: string;
  kind: SavingKind;
  kindLabel: string;
  risk: Risk;
  riskLabel: string;
  /** A month; below zero where it costs; `unknown` where no price is known. */
  monthly: string;
  marks: MarkView[];
  markText: string;
  /** `1.4.0 in westeurope: 8 → 7 replicas, 6 needed`. */
  text: string;
  /** What is at stake. */
  stake: string;
  /** `copying it there again costs 0.46 USD once`; may be empty. */
  back: string;
  /** Both, one after the other. */
  remark: string;
  file: string;
  line: number;
  column: number;
  /** `manifests/gallery.yaml:23:15`. */
  place: string;
  edits: { pointer: string; before: string; after: string }[];
  raw: { monthly: number | null; egressBack: number | null };
};

export function savingsView(proven: ProvenSavings, words: Words): SavingsView {
  const { made, before, refused, plan } = proven;
  const estimate = before.cost();
  const texts = costTexts(estimate, words);
  const { amounts, totals } = roundSavings(made, estimate, currencyDecimals(estimate.currency));
  const { savings: own } = words;
  const views = made.map((saving, index) => savingView(saving, amounts[index], texts, estimate.currency));
  return {
    title: own.title,
    capitals: own.title.toUpperCase(),
    ...sentencesOf(made, totals, texts, shownName(estimate.currency)),
    caption: own.caption(pricesView(estimate, words).text),
    columns: own.columns,
    currency: shownName(estimate.currency),
    prices: pricesView(estimate, words),
    hasSavings: made.length > 0,
    isSavedComplete: totals.isSavedComplete,
    isAddedComplete: totals.isAddedComplete,
    isEstimateComplete: totals.isEstimateComplete,
    totalLabel: own.total,
    totals: {
      ...mapTotals(totals, texts.money),
      saved: leastText(totals.saved, totals.isSavedComplete, texts),
      added: leastText(totals.added, totals.isAddedComplete, texts),
      net: netText(totals, texts),
      raw: mapTotals(totals, toNumber),
    },
    images: byImage(views),
    marks: marksAmong(
      made.flatMap(({ lines }) => lines),
      words,
    ),
    refused: {
      heading: own.refused,
      lines: refused.map(({ saving, reason }) => {
        const { image, gallery } = saving.version;
        const text = own.refusedOne(savingText(saving, own), reason);
        return shownMessage(`${placeOf(saving)}: ${gallery.name}/${image.name} ${text}`);
      }),
    },
    unserved: { heading: own.unserved, lines: plan.unserved.map((placement) => unservedText(placement, own)) },
    notes: notesOf(proven, own),
  };
}

/** With more saved than is known, it is at least that much; with more added, at most; with both, nobody knows. */
function netText({ net, saved, added, isSavedComplete, isAddedComplete }: SavingsTotals, { money, words }: CostTexts): string {
  if (isSavedComplete && isAddedComplete) return money(net);
  if ((!isSavedComplete && !isAddedComplete) || (isZero(saved) && isZero(added))) return words.unknown;
  return `${isSavedComplete ? '≤' : '≥'} ${money(net)}`;
}

function mapTotals<T>({ before, after, saved, added, net }: SavingsTotals, valueOf: (total: Decimal) => T): Record<TotalName, T> {
  return { before: valueOf(before), after: valueOf(after), saved: valueOf(saved), added: valueOf(added), net: valueOf(net) };
}

function savingView(saving: Saving, amount: Decimal | undefined, texts: CostTexts, currency: string): SavingView {
  const { kind, risk, version, targetRegion, edits, egressBack, monthly, lines } = saving;
  const { words } = texts;
  const marks = isMarked(saving) ? marksAmong(lines, words) : [];
  const { line, column } = rangeOfSaving(saving);
  const stake = stakeText(saving, words.savings);
  const back = shownMessage(backText(saving, words.savings, texts.money, currency));
  return {
    gallery: shownName(version.gallery.name),
    image: shownName(version.image.name),
    version: shownName(version.name),
    region: targetRegion === undefined ? '' : shownName(targetRegion.name),
    kind,
    kindLabel: words.savings.kinds[kind],
    risk,
    riskLabel: words.savings.risks[risk],
    monthly: amountText(amount, monthly, texts),
    marks,
    markText: marks.map(({ letter }) => letter).join(' '),
    text: shownMessage(savingText(saving, words.savings)),
    stake,
    back,
    remark: back === '' ? stake : [stake, back].join(words.savings.between),
    file: shownName(version.document.source.file),
    line,
    column,
    place: shownMessage(placeOf(saving)),
    edits: edits.map(({ at, before, after }) => ({
      pointer: shownMessage(pointerOf(at)),
      before: shownName(String(before)),
      after: after === null ? '' : shownName(String(after)),
    })),
    raw: { monthly: amount === undefined ? null : toNumber(amount), egressBack: numberOf(egressBack) },
  };
}

/** Zero is zero at any price. */
function isMarked({ kind }: Saving): boolean {
  return kind !== 'zone-redundancy';
}

function amountText(amount: Decimal | undefined, { known }: MonthlyStorage, { money }: CostTexts): string {
  return known === 'some' ? `≥ ${money(amount)}` : money(amount);
}

export function numberOf(sum: KnownSum | undefined): number | null {
  return sum === undefined || sum.known === 'none' ? null : toNumber(sum.amount);
}

/** Where the first thing that changes is written. */
export function rangeOfSaving({ version, edits }: Saving): Range {
  return version.document.source.rangeOf(edits[0]?.at ?? []);
}

export function placeOf(saving: Saving): string {
  const { line, column } = rangeOfSaving(saving);
  return `${saving.version.document.source.file}:${line}:${column}`;
}

function byImage(views: readonly SavingView[]): ImageSavingsView[] {
  const groups = new Map<string, ImageSavingsView>();
  for (const view of views) {
    const { gallery, image } = view;
    const key = `${gallery}\n${image}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { gallery, image, savings: [view] });
    else group.savings.push(view);
  }
  return [...groups.values()];
}

function sentencesOf(
  made: readonly Saving[],
  totals: SavingsTotals,
  { words: { savings: words }, money }: CostTexts,
  currency: string,
): { headline: string; remarks: string[] } {
  if (made.length === 0) return { headline: words.nothing, remarks: [] };
  const countOf = (isCounted: (kind: SavingKind) => boolean) => made.filter(({ kind }) => isCounted(kind)).length;
  const missing = countOf((kind) => kind === 'missing-replicas');
  const zones = countOf((kind) => kind === 'zone-redundancy');
  const cheaper = made.length - missing - zones;
  const sentences: string[] = [];
  const { isSavedComplete, isAddedComplete, isEstimateComplete } = totals;
  if (cheaper > 0) sentences.push(sentenceOf(totals.saved, isSavedComplete, words.savedWords)(money(totals.saved), currency, cheaper));
  if (missing > 0) sentences.push(sentenceOf(totals.added, isAddedComplete, words.addedWords)(money(totals.added), currency, missing));
  if (zones > 0) sentences.push(words.zonesFree(zones));
  const comesTo = isSavedComplete && isAddedComplete && isEstimateComplete ? words.comesTo : words.comesToKnown;
  if (cheaper + missing > 0) sentences.push(comesTo(money(totals.before), money(totals.after), currency));
  const [headline = '', ...remarks] = sentences;
  return { headline, remarks };
}

function sentenceOf(sum: Decimal, isComplete: boolean, { all, some, none }: SavingsWords['savedWords']): SavingsWords['savedWords']['all'] {
  if (isComplete) return all;
  return isZero(sum) ? none : some;
}

function unservedText({ image, versionName, region, needed, limit, status }: Placement, words: SavingsWords): string {
  const place = words.place(`${image.gallery.name}/${image.name}`, versionName, region);
  const text =
    status === 'infeasible'
      ? words.infeasible(place, numberText(needed), numberText(limit))
      : words.unreplicated(place, numberText(needed));
  return shownMessage(text);
}

function notesOf({ plan }: ProvenSavings, words: SavingsWords): string[] {
  const counts = new Map<SparedBecause, number>();
  for (const { because } of plan.spared) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [
    ...plan.holds.map(({ because, count }) => words.holds[because](count)),
    ...Array.from(counts, ([because, count]) => words.spared[because](count)),
  ];
}
