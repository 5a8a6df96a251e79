import { compareText } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { type Continent, findRegion } from '../facts/regions.ts';
import { STORAGE_ACCOUNT_TYPES } from '../facts/storage-account-types.ts';
import { type Decimal, formatDecimal } from './money.ts';
import type { EgressTo, PriceRow, PriceSheet, PriceTable } from './price-sheet.ts';
import { sourceOf } from './prices-output.ts';

export type WriteOptions = {
  /** Regions whose rows are written; undefined for all. */
  regions?: ReadonlySet<string> | undefined;
  /** Lines above the sheet. */
  comments: readonly string[];
};

/**
 * A sheet that was read from an answer of the Azure Retail Prices API as YAML of our own format: what `readPriceSheet`
 * makes of it has the same prices. Rows are sorted, so that two answers are told apart by their differences.
 */
export function writePriceSheet(sheet: PriceSheet, { regions, comments }: WriteOptions): string {
  const lines = [
    ...comments.map((comment) => `# ${comment}`),
    'gallerist-prices: 1',
    `name: ${scalar(sheet.name)}`,
    `asOf: ${sheet.asOf}`,
    `currency: ${sheet.currency}`,
  ];
  const source = commonSource(sheet);
  if (source !== undefined) lines.push(`source: ${scalar(source)}`);
  const storage = storageLines(sheet, regions, source);
  lines.push(storage.length === 0 ? 'storage: []' : 'storage:', ...storage);
  const egress = egressLines(sheet.fallbackEgress, regions);
  if (egress.length > 0) {
    lines.push('# The answer has no egress between regions: list prices that come with gallerist stand in, as an assumption.');
    lines.push('fallback:', '  egress:', ...egress.map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** What all rows of storage are from; undefined where they are not. */
function commonSource({ storage }: PriceSheet): string | undefined {
  const sources = new Set<string | undefined>();
  for (const rows of storage.values()) for (const row of rows.values()) sources.add(sourceOf(row) ?? undefined);
  const [source] = sources;
  return sources.size === 1 ? source : undefined;
}

function storageLines({ storage, asOf }: PriceSheet, regions: ReadonlySet<string> | undefined, source: string | undefined): string[] {
  const lines: string[] = [];
  for (const region of [...storage.keys()].toSorted(compareText)) {
    if (regions !== undefined && !regions.has(region)) continue;
    const rows = [...(storage.get(region) ?? new Map<StorageAccountType, PriceRow>())];
    rows.sort(([a], [b]) => STORAGE_ACCOUNT_TYPES.indexOf(a) - STORAGE_ACCOUNT_TYPES.indexOf(b));
    for (const [storageAccountType, row] of rows) {
      lines.push(rowLine({ region: scalar(region), storageAccountType, ...entriesOf(row, asOf, source) }));
    }
  }
  return lines;
}

/** Of the continents in which one of the regions lies. */
function egressLines(table: PriceTable<EgressTo>, regions: ReadonlySet<string> | undefined): string[] {
  const continents = regions === undefined ? undefined : continentsOf(regions);
  const lines: string[] = [];
  for (const [from, rows] of table) {
    if (continents !== undefined && !continents.has(from)) continue;
    for (const [to, row] of rows) lines.push(rowLine({ from, to, ...entriesOf(row) }));
  }
  return lines;
}

function continentsOf(regions: ReadonlySet<string>): ReadonlySet<string> {
  const continents = new Set<Continent>();
  for (const name of regions) {
    const continent = findRegion(name)?.continent;
    if (continent !== undefined && continent !== null) continents.add(continent);
  }
  return continents;
}

type Entries = Record<string, string | undefined>;

function rowLine(entries: Entries): string {
  const written = Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `  - { ${written.join(', ')} }`;
}

/** What the sheet says as well is not said again. */
function entriesOf(row: PriceRow, asOf?: string, source?: string): Entries {
  const own = sourceOf(row) ?? undefined;
  return {
    price: priceText(row.listPrice),
    since: row.since,
    until: row.until,
    skuId: optional(row.skuId),
    meterId: optional(row.meterId),
    source: own === source ? undefined : optional(own),
    asOf: asOf !== undefined && row.asOf === asOf ? undefined : (row.asOf ?? 'undated'),
  };
}

/** In quotes where a number of YAML would not be exact. */
function priceText(price: Decimal): string {
  const text = formatDecimal(price);
  return String(Number(text)) === text ? text : scalar(text);
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : scalar(text);
}

const PLAIN = /^[a-z][a-z-]*$/i;
/** What YAML takes for something else than a text. */
const WORDS = /^(?:null|true|false)$/i;
/** Beside those that JSON escapes, what is no printable character of YAML, or ends a line in it. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g;

/** A text as YAML: plain where it is a name of ours, in double quotes as JSON has it otherwise. */
function scalar(text: string): string {
  if (PLAIN.test(text) && !WORDS.test(text)) return text;
  return JSON.stringify(text).replaceAll(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
