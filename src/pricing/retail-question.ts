import { METER_SERVICE, METERS } from './meters.ts';

/** Where Microsoft answers. */
export const RETAIL_ENDPOINT = 'https://prices.azure.com/api/retail/prices';

/** From this version on, values of the filter are told apart by case, as ours are written. */
const API_VERSION = '2023-01-01-preview';

/**
 * The parameters that ask the Azure Retail Prices API for the snapshots of a region, or of all: one set for each SKU, since
 * only `eq` and `and` are sure to be understood. What the documentation does not name as a field to filter by (the tier, the
 * kind of meter region) is sorted out of the answer.
 */
export function retailQuestions(region: string | undefined, currency: string | undefined): Record<string, string>[] {
  const skus = new Set(METERS.map(({ skuName }) => skuName));
  return Array.from(skus, (skuName) => {
    const fields = {
      serviceName: METER_SERVICE,
      priceType: 'Consumption',
      skuName,
      ...(region === undefined ? {} : { armRegionName: region }),
    };
    const filter = Object.entries(fields).map(([field, value]) => `${field} eq ${quoted(value)}`);
    return {
      'api-version': API_VERSION,
      ...(currency === undefined ? {} : { currencyCode: quoted(currency) }),
      meterRegion: quoted('primary'),
      $filter: filter.join(' and '),
    };
  });
}

/** A text of OData: a quote in it is written twice. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
