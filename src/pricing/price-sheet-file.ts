// Generated from schemas/prices.schema.json by `npm run generate`; edit the schema instead.

/**
 * A share from 0 to 1.
 */
export type Share = number;
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
 * A day as yyyy-MM-dd, or undated.
 */
export type RowDay = string;

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
   * Sheet to start from, in the same currency: embedded for the list prices that come with gallerist, or a file (a sheet, or a saved answer of the Azure Retail Prices API) relative to this one. Rows here stand in place of its rows.
   */
  extends?: string;
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
    /**
     * Prices of traffic between regions per GB.
     */
    egress?: EgressPrice[];
  };
  /**
   * Share off every list price, 0.15 for 15 %, those of the sheet that is extended included.
   *
   * Default: 0
   */
  discount?: Share;
  /**
   * Other shares off some list prices. The narrowest row that fits counts alone: a region before a storage account type, and both before a kind.
   */
  discounts?: Discount[];
  /**
   * Rates at which these prices may be shown in other currencies, each with its day.
   */
  rates?: Rate[];
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
   * First day on which it holds; by default it always has.
   */
  since?: Day;
  /**
   * Last day on which it holds; by default it always will.
   */
  until?: Day;
  /**
   * Share off this row's list price, in place of all other discounts; 0 where the price is net.
   */
  discount?: Share;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid, undated where its source bears none; by default the sheet's.
   */
  asOf?: RowDay;
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
   * First day on which it holds; by default it always has.
   */
  since?: Day;
  /**
   * Last day on which it holds; by default it always will.
   */
  until?: Day;
  /**
   * Share off this row's list price, in place of all other discounts; 0 where the price is net.
   */
  discount?: Share;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid, undated where its source bears none; by default the sheet's.
   */
  asOf?: RowDay;
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
   * Share off this row's list price, in place of all other discounts; 0 where the price is net.
   */
  discount?: Share;
  /**
   * Where the price is from.
   */
  source?: string;
  /**
   * Day the price was valid, undated where its source bears none; by default the sheet's.
   */
  asOf?: RowDay;
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
 * A share off the list prices that the row is narrowed to.
 */
export interface Discount {
  /**
   * Storage or egress; by default both, and storage where a storage account type is named.
   */
  kind?: 'storage' | 'egress';
  /**
   * Region of the storage, source region of the egress.
   */
  region?: string;
  /**
   * Storage of the replicas.
   */
  storageAccountType?: StorageAccountType;
  /**
   * Share off the list price, 0.3 for 30 %.
   */
  discount: Share;
  /**
   * First day on which it holds; by default it always has.
   */
  since?: Day;
  /**
   * Last day on which it holds; by default it always will.
   */
  until?: Day;
  /**
   * Where the discount is agreed.
   */
  source?: string;
  /**
   * Remark on the discount.
   */
  note?: string;
}
/**
 * What one unit of the sheet's currency is in another, on a day.
 */
export interface Rate {
  /**
   * The other currency.
   */
  to: Currency;
  /**
   * Units of the other currency for one of the sheet's.
   */
  rate: Amount;
  /**
   * Day of the rate, printed on reports; of several, the latest that is not to come counts.
   */
  asOf: Day;
  /**
   * Whose rate it is.
   */
  source?: string;
}
