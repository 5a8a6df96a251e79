import { pointerOf } from '../engine/finding.ts';
import type { EditionId } from '../facts/facts.ts';
import { type CostOutput, JSON_DECIMALS, sheetOutput } from '../pricing/cost-output.ts';
import { type Decimal, toNumber } from '../pricing/money.ts';
import type { Placement } from '../planning/plan.ts';
import type { Hold } from '../savings/what-holds.ts';
import type { SparedBecause } from '../savings/find-savings.ts';
import type { ProvenSavings } from '../savings/prove-savings.ts';
import type { Risk, Saving, SavingKind } from '../savings/saving.ts';
import { roundSavings } from '../savings/savings-totals.ts';
import { safeJson } from './safe-json.ts';
import { savingText, stakeText } from './saving-text.ts';
import { numberOf, rangeOfSaving } from './savings-view.ts';
import { SAVINGS_EN } from './words/savings-en.ts';

/** `optimize -f json`, as schemas/optimize-output.schema.json has it. Null is unknown. */
export type OptimizeOutput = {
  today: string;
  edition: EditionId;
  currency: string;
  prices: CostOutput['prices'];
  /** Those that can be made, in the order of the manifests. */
  savings: OptimizeOutputSaving[];
  /** Those that cannot, and why; they are in no total. */
  refused: (OptimizeOutputSaving & { reason: string })[];
  /** Demands that no plan serves. */
  unserved: {
    gallery: string;
    image: string;
    version: string;
    region: string;
    needed: number;
    limit: number;
    status: Placement['status'];
  }[];
  /** Why nothing is taken away. */
  holds: Hold[];
  /** Versions that stay although something would take them away. */
  spared: { gallery: string; image: string; version: string; because: SparedBecause }[];
  /** Storage a month. */
  totals: { before: number; after: number; saved: number; added: number; net: number; complete: boolean };
};

export type OptimizeOutputSaving = {
  kind: SavingKind;
  risk: Risk;
  gallery: string;
  image: string;
  version: string;
  /** The regions it is about; none where it is about the version. */
  regions: string[];
  /** Saved a month, below zero where it costs. `complete` is false where some of it is unknown. */
  monthly: number | null;
  complete: boolean;
  /** Egress once, if it is undone; null where there is none, or where it is unknown. */
  egressBack: number | null;
  message: string;
  stake: string;
  file: string;
  line: number;
  column: number;
  /** Index of the document (from 0); present where the file has several. */
  document?: number;
  edits: { pointer: string; before: string | number; after: string | number | null }[];
};

export function savingsJson(proven: ProvenSavings): string {
  return safeJson(optimizeOutput(proven));
}

/** Amounts are rounded once, so that they add up to the totals. */
export function optimizeOutput({ before, made, refused, plan }: ProvenSavings): OptimizeOutput {
  const estimate = before.cost();
  const { amounts, totals } = roundSavings(made, estimate, JSON_DECIMALS);
  return {
    today: before.today,
    edition: before.facts.edition,
    currency: estimate.currency,
    prices: sheetOutput(estimate.prices),
    savings: made.map((saving, index) => outputSaving(saving, amounts[index])),
    refused: refused.map(({ saving, reason }) => {
      const [amount] = roundSavings([saving], estimate, JSON_DECIMALS).amounts;
      return { ...outputSaving(saving, amount), reason };
    }),
    unserved: plan.unserved.map(({ image, versionName, region, needed, limit, status }) => ({
      gallery: image.gallery.name,
      image: image.name,
      version: versionName,
      region,
      needed,
      limit,
      status,
    })),
    holds: [...plan.holds],
    spared: plan.spared.map(({ version, because }) => ({
      gallery: version.gallery.name,
      image: version.image.name,
      version: version.name,
      because,
    })),
    totals: {
      before: toNumber(totals.before),
      after: toNumber(totals.after),
      saved: toNumber(totals.saved),
      added: toNumber(totals.added),
      net: toNumber(totals.net),
      complete: totals.isSavedComplete && totals.isAddedComplete && totals.isEstimateComplete,
    },
  };
}

function outputSaving(saving: Saving, amount: Decimal | undefined): OptimizeOutputSaving {
  const { kind, risk, version, targetRegion, leaves, monthly, egressBack, edits } = saving;
  const { source } = version.document;
  const { line, column } = rangeOfSaving(saving);
  return {
    kind,
    risk,
    gallery: version.gallery.name,
    image: version.image.name,
    version: version.name,
    regions: kind === 'retention' ? [] : (targetRegion === undefined ? leaves : [targetRegion]).map(({ name }) => name),
    monthly: amount === undefined ? null : toNumber(amount),
    complete: monthly.known === 'all',
    egressBack: numberOf(egressBack),
    message: savingText(saving, SAVINGS_EN),
    stake: stakeText(saving, SAVINGS_EN),
    file: source.file,
    line,
    column,
    ...(source.isOneOfMany ? { document: source.index } : undefined),
    edits: edits.map(({ at, before, after }) => ({
      pointer: pointerOf(at),
      before,
      after,
    })),
  };
}
