import type { Deployment } from '../estate/estate.ts';
import { utcDay } from '../estate/utc-day.ts';
import { formatVersionNumber, parseVersionNumber } from '../estate/version-number.ts';
import { note, type Told } from './told.ts';

/** What a side tells about a deployment. It is demand, not a resource of a gallery: Azure's lists say nothing of its properties. */
export function toldOfDeployment(deployment: Deployment): Told[] {
  const { spec, virtualMachines } = deployment;
  return [
    { name: 'image', value: spec.image, same: referenceKey(deployment), at: ['image'] },
    { name: 'image.subscription', value: subscriptionOf(deployment), at: ['image'], ifBoth: true },
    { name: 'region', value: deployment.region, at: ['region'] },
    { name: 'virtualMachines', value: deployment.virtualMachineCount, at: ['virtualMachines'] },
    ...scaleSetsOf(deployment),
    note('window', spec.window),
    note('date', spec.date === undefined ? undefined : utcDay(spec.date)),
    note('apiVersion', spec.apiVersion),
    note('subscription', deployment.subscription),
    note('tenant', deployment.tenant),
    note('principal', spec.principal),
    note('environment', spec.environment),
    note('osProfile', spec.osProfile),
    ...Object.entries(virtualMachines ?? {}).flatMap(([key, value]) =>
      key === 'count' ? [] : [note(`virtualMachines.${key}`, value, ['virtualMachines', key])],
    ),
  ];
}

function scaleSetsOf({ scaleSets }: Deployment): Told[] {
  return scaleSets.flatMap((set, index): Told[] => {
    const of = set.name.toLowerCase();
    const { name, instances, count = 1, ...described } = set;
    return [
      { name: 'scaleSets', of, value: name, same: of, at: ['scaleSets', index, 'name'] },
      ...Object.entries({ instances, count }).map(([key, value]): Told => ({
        name: `scaleSets.${key}`,
        of,
        value,
        at: ['scaleSets', index, key],
        within: `scaleSets\n${of}`,
      })),
      ...Object.entries(described).map(([key, value]): Told => ({ ...note(`scaleSets.${key}`, value, ['scaleSets', index, key]), of })),
    ];
  });
}

/** Whose gallery it is, where an id or the estate tells. */
function subscriptionOf({ reference, gallery }: Deployment): string | undefined {
  const subscription = reference.subscription ?? gallery?.subscription;
  return subscription === '' ? undefined : subscription;
}

/** The same for an id and for names, and for every spelling of a version's number. */
function referenceKey({ reference: { text, gallery, image = '', version = '', isMalformed } }: Deployment): string {
  if (isMalformed) return text;
  const number = parseVersionNumber(version);
  return [gallery, image, number === undefined ? version : formatVersionNumber(number)].join('/').toLowerCase();
}
