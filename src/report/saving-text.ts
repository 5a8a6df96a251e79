import type { Saving } from '../savings/saving.ts';
import type { DecimalText } from './cost-amounts.ts';
import { numberText } from './number-text.ts';
import type { SavingsWords } from './words/savings-en.ts';

/** What a saving changes: `1.4.0 in westeurope: 8 → 7 replicas, 6 needed`. */
export function savingText({ version: { name }, targetRegion, leaves, reason, edits }: Saving, words: SavingsWords): string {
  const region = targetRegion?.name ?? '';
  const [{ before, after } = { before: '', after: '' }] = edits;
  const [from, to] = [before, after].map((value) => (typeof value === 'number' ? numberText(value) : String(value)));
  switch (reason.kind) {
    case 'retention':
      return words.retention(name, keptText(reason.policy, words));
    case 'superseded-regions':
      return words.superseded(
        name,
        leaves.map((target) => target.name),
        reason.kept,
      );
    case 'idle-region':
      return words.idle(name, region);
    case 'surplus-replicas':
      return words.surplus[reason.demand](name, region, from ?? '', to ?? '', numberText(reason.needed));
    case 'missing-replicas':
      return words.missing(name, region, from ?? '', to ?? '', numberText(reason.needed));
    case 'zone-redundancy':
      return words.zones(name, region, from ?? '', to ?? '');
  }
}

function keptText({ keepLast, keepDays }: { keepLast?: number; keepDays?: number }, words: SavingsWords): string {
  const parts: string[] = [];
  if (keepLast !== undefined) parts.push(words.keepLast(numberText(keepLast)));
  if (keepDays !== undefined) parts.push(words.keepDays(numberText(keepDays)));
  return words.and(parts);
}

/** What a saving puts at stake. */
export function stakeText({ reason }: Saving, { stakes }: SavingsWords): string {
  if (reason.kind === 'superseded-regions') return reason.isPolicy ? stakes.supersededByPolicy : stakes.region;
  if (reason.kind === 'surplus-replicas') return reason.demand === 'none' ? stakes.surplusUnused : stakes.surplus;
  return stakes[STAKES[reason.kind]];
}

/** What it takes to undo it; empty where it takes nothing, or where nobody can tell. */
export function backText({ egressBack }: Saving, words: SavingsWords, money: DecimalText, currency: string): string {
  if (egressBack === undefined || egressBack.known === 'none') return '';
  return words.back(`${egressBack.known === 'some' ? '≥ ' : ''}${money(egressBack.amount)}`, currency);
}

const STAKES = { retention: 'retention', 'idle-region': 'region', 'missing-replicas': 'missing', 'zone-redundancy': 'zones' } as const;
