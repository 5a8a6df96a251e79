// Generated from schemas/prices.schema.json by `npm run generate`; edit the schema instead.

/**
 * A decimal number from 0 up, such as 0.05.
 */
export type Amount = number | string;
/**
 * A continent as bandwidth is billed.
 */
export type Continent = 'North America' | 'Europe' | 'Asia' | 'Oceania' | 'Middle East and Africa' | 'South America';
/**
 * Storage of the replicas in a region.
 */
export type StorageAccountType = 'Standard_LRS' | 'Standard_ZRS' | 'Premium_LRS' | 'PremiumV2_LRS' | 'StandardSSD_LRS';
/**
 * An Azure cloud, by the name that the Azure CLI gives it.
 */
export type Cloud = 'AzureCloud' | 'AzureChinaCloud' | 'AzureUSGovernment' | 'AzureGermanCloud';
/**
 * A day as yyyy-MM-dd.
 */
export type Day = string;
/**
 * An ISO 4217 currency code such as USD.
 */
export type Currency = string;

/**
 * A price sheet: what storage and egress cost.
 */
export interface PriceSheetFile {
  /**
   * Marks the document as a price sheet; the number is the version of the format.
   */
  'gallerist-prices': 1;
  /**
   * Name of the sheet, printed on reports.
   */
  name: string;
  /**
   * Day the prices were valid, printed on reports.
   */
  asOf: Day;
  /**
   * Currency of all prices.
   */
  currency: Currency;
  /**
   * Where the prices are from.
   */
  source?: string;
  /**
   * Prices of storage per GB and month.
   */
  storage?: StoragePrice[];
  /**
   * Prices of traffic between regions per GB.
   */
  egress?: EgressPrice[];
  /**
   * Prices for regions without a row of their own; estimates that use them are marked as assumed.
   */
  fallback?: {
    /**
     * The only cloud whose regions the fallback is for; by default all.
     */
    cloud?: Cloud;
    /**
     * Prices of storage per GB and month.
     */
    storage?: FallbackStoragePrice[];
  };
  /**
   * Share off every list price, 0.15 for 15 %.
   *
   * Default: 0
   */
  discount?: number;
}
/**
 * What storage costs in a region.
 */
export interface StoragePrice {
  /**
   * Name of the region, programmatic or displayed, in any case.
   */
  region: string;
  /**
   * Storage of the replicas.
   */
  storageAccountType: StorageAccountType;
  /**
   * List price of one GB and month, before the discount.
   */
  price: Amount;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid.
   */
  asOf?: Day;
  /**
   * Remark on the price.
   */
  note?: string;
  /**
   * Id of the SKU in the Azure Retail Prices API.
   */
  skuId?: string;
  /**
   * Id of the meter in the Azure Retail Prices API.
   */
  meterId?: string;
}
/**
 * What traffic costs from a continent or a region; exactly one of from and region.
 */
export interface EgressPrice {
  /**
   * Continent of the source region.
   */
  from?: Continent;
  /**
   * The source region, in place of its continent.
   */
  region?: string;
  /**
   * To regions of the same continent, or to other continents; by default both.
   */
  to?: 'same' | 'other';
  /**
   * List price of one GB, before the discount.
   */
  price: Amount;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid.
   */
  asOf?: Day;
  /**
   * Remark on the price.
   */
  note?: string;
  /**
   * Id of the SKU in the Azure Retail Prices API.
   */
  skuId?: string;
  /**
   * Id of the meter in the Azure Retail Prices API.
   */
  meterId?: string;
}
/**
 * What storage costs where no row names the region.
 */
export interface FallbackStoragePrice {
  /**
   * Storage of the replicas.
   */
  storageAccountType: StorageAccountType;
  /**
   * List price of one GB and month, before the discount.
   */
  price: Amount;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid.
   */
  asOf?: Day;
  /**
   * Remark on the price.
   */
  note?: string;
  /**
   * Id of the SKU in the Azure Retail Prices API.
   */
  skuId?: string;
  /**
   * Id of the meter in the Azure Retail Prices API.
   */
  meterId?: string;
}
