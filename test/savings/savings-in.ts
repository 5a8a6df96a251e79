import { stringify } from 'yaml';
import { RULES } from '../../rules/index.ts';
import { analyze, type AnalyzeOptions } from '../../src/engine/analyze.ts';
import type { SavingsChoice } from '../../src/savings/find-savings.ts';
import { type ProvenSavings, proveSavings } from '../../src/savings/prove-savings.ts';
import type { SourceFile } from '../../src/source/source.ts';
import { formatDecimal } from '../../src/pricing/money.ts';

export const TODAY = '2026-01-15';
const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

type Json = Record<string, unknown>;
export type VersionWritten = Json & { name: string; targetRegions: unknown[] };

/** A version of 4 GB, made in West Europe, at 0.05 USD a GB and month in Europe's west and north. */
export function versionOf(name: string, targetRegions: unknown[], more: Json = {}): VersionWritten {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/images/web-${name}`;
  return { name, source: { id }, osDisk: { sizeGB: 30, usedGB: 4 }, storageAccountType: 'Standard_ZRS', ...more, targetRegions };
}

/** The id of a version of the image `g/web`. */
export function idOf(name: string): string {
  return `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/web/versions/${name}`;
}

/** So many VMs of `g/web/VERSION` at once. */
export function deploymentOf(version: string, region: string, virtualMachines: number): Json {
  return { name: `d-${version}-${region}`, image: `g/web/${version}`, region, virtualMachines };
}

/** A manifest of the image `g/web`. */
export function manifestOf(versions: VersionWritten[], deployments: Json[] = [], more: { image?: Json; document?: Json } = {}): string {
  const identifier = { publisher: 'Contoso', offer: 'Web', sku: 'Base' };
  const image = { name: 'web', identifier, osType: 'Linux', osState: 'Generalized', ...more.image, versions };
  return stringify({
    gallerist: 1,
    subscription: SUBSCRIPTION,
    ...more.document,
    galleries: [{ name: 'g', location: 'westeurope', images: [image] }],
    ...(deployments.length > 0 && { deployments }),
  });
}

export function provedIn(
  text: string | readonly SourceFile[],
  choice: SavingsChoice = {},
  options: Partial<AnalyzeOptions> = {},
): Promise<ProvenSavings> {
  const files = typeof text === 'string' ? [{ path: 'a.yaml', text }] : text;
  return proveSavings(files, (some) => analyze(some, RULES, { today: TODAY, ...options }), choice);
}

/** `surplus-replicas low 1.0.0 westeurope 8>4 0.80`, a line a saving. */
export function linesOf({ made }: Pick<ProvenSavings, 'made'>): string[] {
  return made.map(({ kind, risk, version, targetRegion, leaves, edits, monthly }) => {
    const [edit] = edits;
    const what = edit?.after === null ? leaves.map(({ name }) => name).join('+') : `${edit?.before}>${edit?.after}`;
    const amount = monthly.known === 'all' ? formatDecimal(monthly.amount, 2) : monthly.known;
    return [kind, risk, version.name, ...(targetRegion === undefined ? [] : [targetRegion.name]), what, amount].join(' ');
  });
}
