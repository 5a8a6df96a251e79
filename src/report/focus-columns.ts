import type { Cloud } from '../estate/estate.ts';
import { findRegion } from '../facts/regions.ts';
import { tagsOf } from '../pricing/cost-groups.ts';
import { meterOf } from '../pricing/meters.ts';
import { type Decimal, decimalOf, times } from '../pricing/money.ts';
import type { Charge } from './focus-charges.ts';
import { safeJsonLine } from './safe-json.ts';
import { TOOL } from './tool.ts';

/** `dateTime` is `2026-01-01T00:00:00Z`, `json` the text of an object. */
export type FocusType = 'string' | 'decimal' | 'dateTime' | 'json' | 'boolean';

/** Undefined is null. */
export type FocusValue = string | Decimal | boolean | undefined;

export type FocusColumn = { name: string; type: FocusType; valueOf(charge: Charge): FocusValue };

/** The version of the specification by which rows are made (ratified 2026-06-04). */
export const FOCUS_VERSION = '1.4';

/** An estimate has no account that anybody bills: this one says so. */
const NO_ACCOUNT = 'estimate';

/** Who sends the invoice; in China, the cloud's operator does. */
const INVOICE_ISSUERS: Readonly<Record<Cloud, string>> = {
  AzureCloud: 'Microsoft',
  AzureUSGovernment: 'Microsoft',
  AzureGermanCloud: 'Microsoft',
  AzureChinaCloud: '21Vianet',
};

/** By the service that bills the meter, in the words of the Azure Retail Prices API. */
const SERVICES = {
  storage: { category: 'Storage', subcategory: 'Block Storage', name: 'Storage', unit: 'GB/Month', frequency: 'Usage-Based' },
  egress: { category: 'Networking', subcategory: 'Network Connectivity', name: 'Bandwidth', unit: 'GB', frequency: 'One-Time' },
} as const;

const EGRESS_METER = 'Inter-Region Data Transfer Out';

const text = (name: string, valueOf: (charge: Charge) => string | undefined): FocusColumn => ({ name, type: 'string', valueOf });
const decimal = (name: string, valueOf: (charge: Charge) => Decimal | undefined): FocusColumn => ({ name, type: 'decimal', valueOf });
const moment = (name: string, valueOf: (charge: Charge) => string | undefined): FocusColumn => ({ name, type: 'dateTime', valueOf });
const json = (name: string, valueOf: (charge: Charge) => string | undefined): FocusColumn => ({ name, type: 'json', valueOf });
const flag = (name: string, valueOf: (charge: Charge) => boolean): FocusColumn => ({ name, type: 'boolean', valueOf });

/** Columns of FOCUS by name, then our own, which say what no column of FOCUS does: that this is an estimate, and how good. */
export const FOCUS_COLUMNS: readonly FocusColumn[] = [
  decimal('BilledCost', ({ cost }) => cost),
  text('BillingAccountId', () => NO_ACCOUNT),
  text('BillingAccountName', () => undefined),
  text('BillingCurrency', ({ estimate }) => estimate.currency),
  moment('BillingPeriodEnd', ({ month }) => month.end),
  moment('BillingPeriodStart', ({ month }) => month.start),
  text('ChargeCategory', () => 'Usage'),
  text('ChargeClass', () => undefined),
  text('ChargeDescription', descriptionOf),
  text('ChargeFrequency', ({ kind }) => SERVICES[kind].frequency),
  moment('ChargePeriodEnd', ({ month }) => month.end),
  moment('ChargePeriodStart', ({ month }) => month.start),
  decimal('ConsumedQuantity', ({ quantity }) => quantity),
  text('ConsumedUnit', () => 'GB'),
  decimal('ContractedCost', ({ cost }) => cost),
  decimal('ContractedUnitPrice', ({ price }) => price.price),
  decimal('EffectiveCost', ({ cost }) => cost),
  text('HostProviderName', () => 'Microsoft'),
  text('InvoiceIssuerName', ({ line }) => INVOICE_ISSUERS[line.targetRegion.gallery.cloud]),
  decimal('ListCost', ({ quantity, price }) => times(quantity, price.listPrice)),
  decimal('ListUnitPrice', ({ price }) => price.listPrice),
  text('PricingCategory', () => 'Standard'),
  text('PricingCurrency', ({ estimate }) => estimate.prices.rate?.from ?? estimate.currency),
  decimal('PricingQuantity', ({ quantity }) => quantity),
  text('PricingUnit', ({ kind }) => SERVICES[kind].unit),
  text('RegionId', regionOf),
  text('RegionName', (charge) => findRegion(regionOf(charge))?.displayName ?? regionOf(charge)),
  text('ResourceId', resourceIdOf),
  text('ResourceName', (charge) => ifResource(charge, charge.line.targetRegion.version.name)),
  text('ResourceType', (charge) => ifResource(charge, 'Image Version')),
  text('ServiceCategory', ({ kind }) => SERVICES[kind].category),
  text('ServiceName', ({ kind }) => SERVICES[kind].name),
  text('ServiceProviderName', () => 'Microsoft'),
  text('ServiceSubcategory', ({ kind }) => SERVICES[kind].subcategory),
  text('SkuId', (charge) => charge.price.skuId ?? placeholderSku(charge)),
  text('SkuMeter', meterNameOf),
  json('SkuPriceDetails', skuDetailsOf),
  text('SkuPriceId', (charge) => charge.price.skuId ?? `${placeholderSku(charge)}:${placeOf(charge)}`),
  text('SubAccountId', ({ line }) => subAccountOf(line.targetRegion.gallery.subscription)),
  text('SubAccountName', () => undefined),
  text('SubAccountType', ({ line }) => (line.targetRegion.gallery.subscription === '' ? undefined : 'Subscription')),
  json('Tags', tagsTextOf),

  text('x_Edition', ({ edition }) => edition),
  text('x_Environment', ({ line }) => line.targetRegion.image.environment),
  text('x_EstimatedBy', () => `${TOOL.name} ${TOOL.version}`),
  decimal('x_ExchangeRate', ({ estimate }) => estimate.prices.rate?.rate),
  moment('x_ExchangeRateDate', ({ estimate }) => firstMomentOf(estimate.prices.rate?.asOf)),
  text('x_GalleryName', ({ line }) => line.targetRegion.gallery.name),
  text('x_ImageName', ({ line }) => line.targetRegion.image.name),
  text('x_ImageVersion', ({ line }) => line.targetRegion.version.name),
  flag('x_IsEstimate', () => true),
  flag('x_IsSkuPlaceholder', ({ price }) => price.skuId === undefined),
  flag('x_IsSuperseded', ({ line }) => line.isSuperseded),
  text('x_PriceBasis', ({ price }) => price.basis),
  text('x_PriceSheet', ({ estimate, price }) => price.row?.sheet ?? estimate.prices.name),
  moment('x_PriceSheetDate', ({ estimate, price }) => firstMomentOf(price.row?.asOf ?? estimate.prices.asOf)),
  decimal('x_Replicas', ({ line, kind }) => (kind === 'storage' ? decimalOf(line.replicas) : undefined)),
  text('x_ResourceGroupName', ({ line }) => line.targetRegion.gallery.resourceGroup),
  text('x_SkuMeterId', ({ price }) => price.meterId),
  text('x_SourceRegionId', ({ line }) => line.targetRegion.version.location),
  text('x_StorageAccountType', ({ line }) => line.storageAccountType),
  text('x_TargetRegionId', ({ line }) => line.region),
  decimal('x_UsedGB', ({ line }) => line.usedGB),
  flag('x_UsedSizeAssumed', ({ line }) => line.isUsedSizeAssumed),
];

function descriptionOf({ kind, line }: Charge): string {
  const { gallery, image, version } = line.targetRegion;
  const what = `${gallery.name}/${image.name}/${version.name}`;
  if (kind === 'egress') return `First copy of ${what} from ${version.location} to ${line.region}, estimated`;
  return `Storage of ${what} in ${line.region}, ${line.storageAccountType}, ${line.replicas === 1 ? '1 replica' : `${line.replicas} replicas`}, estimated`;
}

function firstMomentOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T00:00:00Z`;
}

/** Storage is charged where it is, traffic where it leaves. */
function regionOf({ kind, line }: Charge): string {
  return kind === 'storage' ? line.region : line.targetRegion.version.location;
}

/** The id that the version has, or will have; none where the manifest does not say which subscription and group it is in. */
function resourceIdOf({ line }: Charge): string | undefined {
  const { gallery, image, version } = line.targetRegion;
  if (gallery.subscription === '' || gallery.resourceGroup === undefined) return undefined;
  const group = `${subAccountOf(gallery.subscription)}/resourceGroups/${gallery.resourceGroup}`;
  return `${group}/providers/Microsoft.Compute/galleries/${gallery.name}/images/${image.name}/versions/${version.name}`;
}

function ifResource(charge: Charge, value: string): string | undefined {
  return resourceIdOf(charge) === undefined ? undefined : value;
}

function subAccountOf(subscription: string): string | undefined {
  return subscription === '' ? undefined : `/subscriptions/${subscription}`;
}

/** FOCUS wants a SKU in every row; of those that the price sheet does not know, this stands for it. */
function placeholderSku({ kind, line }: Charge): string {
  return kind === 'storage' ? `${TOOL.name}:snapshot:${line.storageAccountType}` : `${TOOL.name}:egress`;
}

function placeOf({ kind, line }: Charge): string {
  return kind === 'storage' ? line.region : `${line.targetRegion.version.location}:${line.region}`;
}

function meterNameOf({ kind, line }: Charge): string {
  if (kind === 'egress') return EGRESS_METER;
  return meterOf(line.storageAccountType)?.meterName ?? 'Snapshots';
}

function skuDetailsOf({ kind, line }: Charge): string | undefined {
  if (kind === 'egress') return undefined;
  const product = meterOf(line.storageAccountType)?.productName;
  return safeJsonLine({ ...(product === undefined ? {} : { x_ProductName: product }), x_StorageAccountType: line.storageAccountType });
}

/** The image's tags over its gallery's. */
function tagsTextOf({ line }: Charge): string | undefined {
  const tags = tagsOf(line.targetRegion.image);
  if (tags.size === 0) return undefined;
  return safeJsonLine(Object.fromEntries(Array.from(tags.values(), ({ name, value }) => [name, value])));
}
