import type { Image } from '../estate/estate.ts';
import { utcDay } from '../estate/utc-day.ts';
import { apiDefault, isApiFrom } from '../facts/api-versions.ts';
import { grantsOf } from './told-of-gallery.ts';
import { address, caseless, note, placeOf, setOf, tagsOf, type Told } from './told.ts';

/** What a side tells about an image definition itself. */
export function toldOfImage(image: Image): Told[] {
  const { spec } = image;
  const { identifier, recommended, purchasePlan, endOfLifeDate } = spec;
  return [
    { ...placeOf(image.location), isInherited: spec.location === undefined },
    caseless('identifier.publisher', identifier?.publisher, ['identifier', 'publisher']),
    caseless('identifier.offer', identifier?.offer, ['identifier', 'offer']),
    caseless('identifier.sku', identifier?.sku, ['identifier', 'sku']),
    { name: 'osType', value: spec.osType, at: ['osType'] },
    { name: 'osState', value: spec.osState, at: ['osState'] },
    { name: 'hyperVGeneration', value: image.hyperVGeneration, at: ['hyperVGeneration'] },
    { name: 'architecture', value: image.architecture, at: ['architecture'] },
    ...featuresOf(image),
    { name: 'allowUpdateImage', value: spec.allowUpdateImage ?? false, at: ['allowUpdateImage'] },
    { name: 'recommended.vCPUs.min', value: recommended?.vCPUs?.min, at: ['recommended', 'vCPUs', 'min'] },
    { name: 'recommended.vCPUs.max', value: recommended?.vCPUs?.max, at: ['recommended', 'vCPUs', 'max'] },
    { name: 'recommended.memory.min', value: recommended?.memory?.min, at: ['recommended', 'memory', 'min'] },
    { name: 'recommended.memory.max', value: recommended?.memory?.max, at: ['recommended', 'memory', 'max'] },
    { name: 'disallowed.diskTypes', ...setOf(spec.disallowed?.diskTypes), at: ['disallowed', 'diskTypes'] },
    caseless('purchasePlan.name', purchasePlan?.name, ['purchasePlan', 'name']),
    caseless('purchasePlan.publisher', purchasePlan?.publisher, ['purchasePlan', 'publisher']),
    caseless('purchasePlan.product', purchasePlan?.product, ['purchasePlan', 'product']),
    { name: 'description', value: spec.description, at: ['description'] },
    address('eula', spec.eula, ['eula']),
    address('privacyStatementUri', spec.privacyStatementUri, ['privacyStatementUri']),
    address('releaseNoteUri', spec.releaseNoteUri, ['releaseNoteUri']),
    { name: 'endOfLifeDate', value: endOfLifeDate === undefined ? undefined : utcDay(endOfLifeDate), at: ['endOfLifeDate'] },
    ...tagsOf(spec.tags),
    { ...note('environment', image.environment), isInherited: spec.environment === undefined },
    note('releases', spec.releases),
    note('retention', spec.retention),
    ...grantsOf(image.grants),
  ];
}

/** Features by name; names and values are compared without case, as clients and documents spell them differently (C10, C16). */
function featuresOf({ spec: { features = [] }, gallery }: Image): Told[] {
  const told: Told[] = [];
  let isSecurityTypeTold = false;
  for (const [index, { name, value, startsAtVersion }] of features.entries()) {
    const key = featureKey(name);
    isSecurityTypeTold ||= key === 'securitytype';
    told.push({ name: 'features', of: key, value, same: valueKey(value), at: ['features', index, 'value'] });
    if (startsAtVersion !== undefined)
      told.push({
        name: 'features.startsAtVersion',
        of: key,
        value: startsAtVersion,
        at: ['features', index, 'startsAtVersion'],
        within: `features\n${key}`,
      });
  }
  if (!isSecurityTypeTold) {
    const changed = apiDefault('securityType');
    const value = isApiFrom(gallery.apiVersion, changed?.since) ? changed?.value : changed?.before;
    if (value !== undefined) told.push({ name: 'features', of: 'securitytype', value, same: valueKey(value), at: ['features'] });
  }
  return told;
}

function featureKey(name: string): string {
  const key = name.toLowerCase();
  return key === 'diskcontrollertype' ? 'diskcontrollertypes' : key;
}

/** `SCSI, NVMe` is a list in any order, written with brackets or without. */
function valueKey(value: string): string {
  const parts = value.toLowerCase().split(/[\s,;"'[\]]+/);
  return [...new Set(parts.filter((part) => part !== ''))].sort().join(',');
}
