import type { StorageAccountType } from '../estate/estate.ts';
import data from './meters.json' with { type: 'json' };

/** The meter of the Azure Retail Prices API by which replicas of a storage account type are billed: a snapshot's. */
export type Meter = { storageAccountType: StorageAccountType; productName: string; skuName: string; meterName: string; note?: string };

/** One for each storage account type whose meter is known. The schema of the data, held by a test, is what proves the cast. */
export const METERS = data.meters as readonly Meter[];
/** Of all meters. */
export const METER_UNIT = data.unitOfMeasure;
export const METER_SERVICE = data.serviceName;

/** The meter of a storage account type; undefined where none is known. */
export function meterOf(storageAccountType: StorageAccountType): Meter | undefined {
  return METERS.find((meter) => meter.storageAccountType === storageAccountType);
}

/** The storage account type that a meter bills; names are compared exactly, since some differ by one word only. */
export function storageAccountTypeOf(productName: unknown, skuName: unknown, meterName: unknown): StorageAccountType | undefined {
  const meter = METERS.find((row) => row.productName === productName && row.skuName === skuName && row.meterName === meterName);
  return meter?.storageAccountType;
}
