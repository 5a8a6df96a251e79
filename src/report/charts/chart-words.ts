import { countText, numberText } from '../number-text.ts';

/** English texts of charts and of the map. */
export const CHART_WORDS = {
  map: {
    title: 'Replication between regions',
    /** What the map shows, for who cannot see it. */
    description: (regions: number, flows: number, heaviest: string) =>
      `A map with ${countText(regions, 'region')} and ${countText(flows, 'way', 'ways')} that versions are copied.${heaviest === '' ? '' : ` The heaviest: ${heaviest}.`} The tables below hold all figures.`,
    point: (region: string, replicas: number) => `${region}: ${countText(replicas, 'replica')}`,
    sourcePoint: (region: string, replicas: number, egressGB: string) =>
      `${region}: ${countText(replicas, 'replica')}, ${egressGB} GB copied from here`,
    lackingPoint: (point: string, placements: number) => `${point}, ${countText(placements, 'placement')} short of replicas`,
    arc: (from: string, to: string, egressGB: string) => `${from} to ${to}: ${egressGB} GB`,
    arcUnknown: (from: string, to: string) => `${from} to ${to}: size unknown`,
    atLeast: (figure: string) => `≥ ${figure}`,
    replicas: (count: number) => countText(count, 'replica'),
    gigabytes: (figure: string) => `${figure} GB`,
    moreArcs: (count: number) => `${countText(count, 'lighter way', 'lighter ways')} not drawn`,
    moreRegions: (count: number) => `and ${countText(count, 'more region')}`,
    otherFlows: (count: number) => `${numberText(count)} others`,
    unplaced: (regions: string) => `Not on the map, since their coordinates are not published or their names not known: ${regions}`,
  },
} as const;

export type ChartWords = typeof CHART_WORDS;
