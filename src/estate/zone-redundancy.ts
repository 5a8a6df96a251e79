import { apiStorageAccountType, isApiFrom } from '../facts/api-versions.ts';
import type { TargetRegion } from './estate.ts';

/** Whether a production replica lies in one zone although its region, and the API version, offer zone-redundant storage (S070, N12). */
export function lacksZoneRedundancy({ image, gallery, region, storageAccountType }: TargetRegion): boolean {
  if (image.environment !== 'production' || region?.availabilityZones !== true || storageAccountType === 'Standard_ZRS') return false;
  return gallery.apiVersion === undefined || isApiFrom(gallery.apiVersion, apiStorageAccountType('Standard_ZRS')?.since);
}
