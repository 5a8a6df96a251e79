// Generated from schemas/config.schema.json by `npm run generate`; edit the schema instead.

/**
 * A severity, or off.
 */
export type Severity = 'off' | 'info' | 'warning' | 'error';
/**
 * An id of two parts in small letters, digits and dashes, such as contoso/three-regions.
 */
export type CustomRuleId = string;
/**
 * An ISO 4217 currency code such as USD.
 */
export type Currency = string;
/**
 * A decimal number above 0, such as 0.92.
 */
export type Amount = number | string;
/**
 * A day as yyyy-MM-dd.
 */
export type Day = string;

/**
 * The configuration of gallerist, gallerist.config.yaml.
 */
export interface ConfigFile {
  /**
   * Dated set of service facts (limits, sizing, defaults) that manifests are judged by.
   *
   * Default: "2021-06"
   */
  edition?: '2020-10' | '2021-06' | '2023-04' | '2025-07';
  /**
   * Configurations to start from, relative to this file; later ones win, and this file wins over all.
   */
  extends?: string[];
  /**
   * Patterns of the manifests to read where no path is given, relative to this file.
   */
  include?: string[];
  /**
   * Patterns of files to pass over, relative to this file.
   */
  ignore?: string[];
  /**
   * Severities and options of rules, by their ids.
   */
  rules?: Rules;
  /**
   * How replicas are sized, where it is not as the edition says.
   */
  sizing?: {
    /**
     * VMs per replica, or an expression in vms that gives the replicas.
     */
    virtualMachines?: number | string;
    /**
     * Instances per replica of one scale set, or an expression in instances that gives the replicas.
     */
    scaleSet?: number | string;
    /**
     * Share over the need, rounded up to whole replicas.
     *
     * Default: 0
     */
    headroom?: number;
  };
  /**
   * Price sheet, or a saved answer of the Azure Retail Prices API (.json), relative to this file; by default the list prices that come with gallerist.
   */
  prices?: string;
  /**
   * Currency of the estimate; by default the price sheet's.
   */
  currency?: Currency;
  /**
   * How often new versions of each image are made, for forecasts, where the manifests do not say.
   */
  releases?: Releases;
  /**
   * Which versions of each image are kept, and where, for forecasts and savings, where the manifests do not say.
   */
  retention?: Retention;
  /**
   * Rates at which prices and budgets may be brought into another currency, each with its day; they stand over those of a price sheet.
   */
  rates?: Rate[];
  /**
   * What share of a disk is used where the manifests do not say: the range of an estimate goes from low to high, with 0 < low <= likely <= high <= 1.
   */
  usedShare?: UsedShare;
  /**
   * Budgets beside those of the manifests; one with the name of a budget of a configuration that this one extends replaces it.
   */
  budgets?: Budget[];
  /**
   * Language of plans, costs, forecasts, savings and reports; findings are in English always.
   *
   * Default: "en"
   */
  lang?: 'en' | 'ja' | 'ko';
  /**
   * Lowest severity of a finding that makes the run fail.
   *
   * Default: "error"
   */
  failOn?: 'error' | 'warning' | 'info' | 'never';
  /**
   * Other rules for some files; later entries win.
   */
  overrides?: Override[];
  /**
   * Rules of your own, without code; one with the id of a rule of a configuration that this one extends replaces it.
   */
  customRules?: CustomRule[];
}
/**
 * What one unit of a currency is in another, on a day.
 */
export interface Rate {
  /**
   * Currency of the prices.
   */
  from: Currency;
  /**
   * The other currency.
   */
  to: Currency;
  /**
   * Units of the other currency for one of the first.
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
/**
 * Severities and options of rules, by their ids.
 */
export interface Rules {
  [k: string]: Severity | RuleSetting;
}
/**
 * Severity and options of a rule; the rule's page names its options.
 */
export interface RuleSetting {
  /**
   * Severity of the rule's findings; without it, the rule's own.
   */
  severity?: Severity;
  [k: string]: unknown;
}
/**
 * Other rules for some files.
 */
export interface Override {
  /**
   * Patterns of the files, relative to this file.
   */
  files: string[];
  /**
   * Severities and options of rules for these files.
   */
  rules: Rules;
}
/**
 * A rule of your own: a condition that galleries, images, versions, target regions or deployments must meet.
 */
export interface CustomRule {
  /**
   * Id of the rule; its first part is none of gallerist's own groups.
   */
  id: CustomRuleId;
  /**
   * What the rule judges, one by one.
   */
  on: 'gallery' | 'image' | 'version' | 'targetRegion' | 'deployment';
  /**
   * Severity of the rule's findings; rules, overrides and --rule may set another.
   */
  severity: 'info' | 'warning' | 'error';
  /**
   * Condition under which something is judged; without it, everything is.
   */
  when?: string;
  /**
   * Condition that must hold; where it does not, there is a finding.
   */
  require: string;
  /**
   * Text of the finding: one line, with values in double braces.
   */
  message: string;
  /**
   * Property that the finding points at where it is written, such as storageAccountType or osDisk.sizeGB; without it, the name.
   */
  at?: string;
}
/**
 * How often new versions of an image are made, and how they grow.
 */
export interface Releases {
  /**
   * New versions a month; 0.5 is one every two months.
   */
  versionsPerMonth?: number;
  /**
   * Share by which the used size of new versions grows a month, compounded: 0.01 is 1 %; negative where they shrink.
   *
   * Default: 0
   */
  sizeGrowthPerMonth?: number;
}
/**
 * Which versions of an image are kept, and where. A version that either keepLast or keepDays keeps stays; without both, all stay.
 */
export interface Retention {
  /**
   * So many versions are kept, the newest first.
   */
  keepLast?: number;
  /**
   * Versions younger than so many days are kept.
   */
  keepDays?: number;
  /**
   * Replicas of a superseded version in each of its regions; by default as many as it has.
   */
  supersededReplicas?: number;
  /**
   * Regions in which superseded versions are kept: all of theirs, or only the source region.
   *
   * Default: "all"
   */
  supersededRegions?: 'all' | 'source';
}
/**
 * Shares of a provisioned size that are taken for used.
 */
export interface UsedShare {
  /**
   * At the low end of the range.
   */
  low: number;
  /**
   * What is likely.
   */
  likely: number;
  /**
   * At the high end of the range; 1 is the provisioned size.
   */
  high: number;
}
/**
 * An amount a month for storage; gallery, image and tag narrow what it covers, and all that are given must match.
 */
export interface Budget {
  /**
   * Name of the budget.
   */
  name: string;
  /**
   * Name of the gallery that the budget covers.
   */
  gallery?: string;
  /**
   * Name of the image that the budget covers.
   */
  image?: string;
  /**
   * Tags that a resource must carry to be covered.
   */
  tag?: {
    [k: string]: string;
  };
  /**
   * The amount a month.
   */
  monthly: number;
  /**
   * Currency of the amount; by default the estimate's.
   */
  currency?: Currency;
}
