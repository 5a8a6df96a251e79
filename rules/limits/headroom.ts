import { type Context, defineRule } from '../../src/engine/rule.ts';
import { replicasAt, type Version } from '../../src/estate/estate.ts';
import { describeUsage, entityReaching, usageOf } from '../../src/estate/quota-usage.ts';

type Bounds = { limit: number; least: number; most: number };

/** The smallest count that is that share of the limit; rounded first, since 100 x 0.55 is more than 55 in floating point. */
function countFrom(limit: number, share = 1): number {
  return Math.ceil(Number((limit * share).toFixed(6)));
}

function shareText(count: number, limit: number, { facts }: Context): string {
  return `${Math.floor((count * 100) / limit)} % of the ${limit} that edition ${facts.edition} allows`;
}

function checkQuotas(context: Context): void {
  for (const kind of ['galleries', 'images', 'versions'] as const) {
    const limit = context.facts.limit(`${kind}PerRegion`);
    if (limit === undefined) continue;
    for (const quota of context.estate.quotas.values()) {
      const count = usageOf(quota, kind);
      const subject = count > limit ? undefined : entityReaching(quota, kind, countFrom(limit, context.options.share));
      if (subject === undefined) continue;
      context.report({ subject, message: `${describeUsage(quota, kind)}, ${shareText(count, limit, context)}` });
    }
  }
}

function checkReplicas(version: Version, { limit, least, most }: Bounds, context: Context): void {
  for (const target of version.targetRegions) {
    const { replicas, name } = target;
    if (replicas < least || replicas > most) continue;
    const message = `${replicas} replicas in ${name}, ${shareText(replicas, limit, context)}`;
    context.report({ subject: target, at: replicasAt(target), message });
  }
}

export default defineRule({
  id: 'limits/headroom',
  severity: 'warning',
  title: 'A count comes near its limit',
  why: 'The next galleries, image definitions, versions or replicas will be refused, often in the middle of a release.',
  remedy: 'Clean up, or plan for another region or subscription, while there is time.',
  sources: ['S056'],
  notes:
    'Counts are galleries, image definitions and versions of a subscription and region, and replicas of a version in a region. A count over its limit, or over what is recommended, is left to the rule of that limit.',
  options: { share: { default: 0.8, minimum: 0.1, maximum: 1, description: 'Share of a limit from which on a count is reported' } },
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    existing: { images: 899 }
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    existing: { images: 600 }
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check(estate, context) {
    checkQuotas(context);
    const limit = context.facts.limit('replicas');
    if (limit === undefined) return;
    const least = countFrom(limit, context.options.share);
    const most = context.facts.limit('replicasRecommended') ?? limit;
    for (const gallery of estate.galleries) {
      for (const image of gallery.images) {
        for (const version of image.versions) if (!version.isShallow) checkReplicas(version, { limit, least, most }, context);
      }
    }
  },
});
