import type { Estimate } from '../../pricing/cost.ts';
import { roundGroups } from '../../pricing/cost-output.ts';
import { currencyDecimals } from '../../pricing/currency.ts';
import { type CostGroup, totalsOf } from '../../pricing/cost-groups.ts';
import { findRegion } from '../../facts/regions.ts';
import { type AmountsView, amountsView, costTexts } from '../cost-amounts.ts';
import { numberText } from '../number-text.ts';
import { shownName } from '../shown-text.ts';
import type { Words } from '../words/words.ts';
import type { RegionLoad, ReplicationFlow } from './replication-flows.ts';

/** The figures behind the map, for who reads rather than looks. */
export type MapTablesView = {
  currency: string;
  /** Those with the most replicas first. */
  regions: MapRegionView[];
  /** Regions that are not listed; empty where all are. */
  moreRegions: string;
  /** The heaviest first; they add up to `flowTotals`. */
  flows: MapFlowView[];
  flowTotals: AmountsView;
};

export type MapRegionView = {
  /** Programmatic name, and the one that people read. */
  region: string;
  regionName: string;
  replicas: string;
  storedGB: string;
  /** Copied from here, once for every version and region; empty where nothing is. */
  outgoingGB: string;
  /** Placements that lack replicas; empty where none does. */
  lacking: string;
};

/** `versions` are counted in every region that they are copied to. */
export type MapFlowView = AmountsView & { from: string; fromName: string; to: string; toName: string; versions: string };

/** More flows are one row together, more regions are counted. */
const MOST_FLOWS = 40;
const MOST_REGIONS = 100;

export function mapTables(
  estimate: Estimate,
  loads: readonly RegionLoad[],
  flows: readonly ReplicationFlow[],
  lacking: ReadonlyMap<string, number>,
  words: Words,
): MapTablesView {
  const texts = costTexts(estimate, words);
  const groups = flowGroups(flows);
  return {
    currency: shownName(estimate.currency),
    regions: loads.slice(0, MOST_REGIONS).map(({ region, totals, outgoing }) => ({
      region: shownName(region),
      regionName: nameOf(region),
      replicas: numberText(totals.snapshots),
      storedGB: amountsView(totals, texts).storedGB,
      outgoingGB: amountsView(outgoing, texts).egressGB,
      lacking: numberText(lacking.get(region) ?? 0),
    })),
    moreRegions: loads.length > MOST_REGIONS ? words.map.moreRegions(loads.length - MOST_REGIONS) : '',
    flows: roundGroups(groups, currencyDecimals(estimate.currency)).map(({ totals }, index) => ({
      ...endsOf(flows, index, groups.length, words),
      ...amountsView(totals, texts),
    })),
    flowTotals: amountsView(totalsOf(flows.flatMap(({ lines }) => lines)), texts),
  };
}

/** One group a flow, as long as there are not too many; the last is then of all the others. */
function flowGroups(flows: readonly ReplicationFlow[]): CostGroup[] {
  if (flows.length <= MOST_FLOWS) return flows.map(({ totals }) => ({ key: {}, totals }));
  const shown = flows.slice(0, MOST_FLOWS - 1);
  const others = totalsOf(flows.slice(shown.length).flatMap(({ lines }) => lines));
  return [...shown.map(({ totals }) => ({ key: {}, totals })), { key: {}, totals: others }];
}

function endsOf(flows: readonly ReplicationFlow[], index: number, groups: number, { map: words }: Words) {
  const flow = flows[index];
  if (flow === undefined || (flows.length > groups && index === groups - 1)) {
    const others = flows.slice(index);
    const versions = others.reduce((sum, { lines }) => sum + lines.length, 0);
    return { from: '', fromName: words.otherFlows(others.length), to: '', toName: '', versions: numberText(versions) };
  }
  const { from, to, lines } = flow;
  return { from: shownName(from), fromName: nameOf(from), to: shownName(to), toName: nameOf(to), versions: numberText(lines.length) };
}

function nameOf(region: string): string {
  return findRegion(region)?.displayName ?? shownName(region);
}
