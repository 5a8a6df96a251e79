import { readCsv } from './read-back.ts';
import facts from './focus-1.4-columns.json' with { type: 'json' };

/**
 * Holds a CSV against FOCUS 1.4 Cost and Usage: the columns of the specification as data, and the rules between columns that
 * its text has for charges for usage. What is wrong is told by row and column; nothing is right.
 */
export function focusFaults(csv: string): string[] {
  const [head = [], ...cells] = readCsv(csv);
  const rows = cells.map((row) => new Map(head.map((name, index) => [name, row[index] ?? ''])));
  return [
    ...headFaults(head),
    ...rows.flatMap((row, index) => [...cellFaults(row), ...rowFaults(row)].map((fault) => `row ${index + 1}: ${fault}`)),
    ...fileFaults(rows),
  ];
}

type Row = ReadonlyMap<string, string>;
type Fact = (typeof facts.columns)[number];

const FACTS = new Map<string, Fact>(facts.columns.map((column) => [column.name, column]));

function* headFaults(head: readonly string[]): Generator<string> {
  for (const { name, featureLevel } of facts.columns) {
    if (featureLevel === 'Mandatory' && !head.includes(name)) yield `${name} is mandatory, and absent`;
  }
  let isAmongOwn = false;
  for (const [index, name] of head.entries()) {
    if (head.indexOf(name) !== index) yield `${name} is there twice`;
    const isOwn = name.startsWith('x_');
    if (!isOwn && !FACTS.has(name)) yield `${name} is no column of FOCUS ${facts.focusVersion}, and does not begin with x_`;
    if (!isOwn && isAmongOwn) yield `${name} comes after columns that begin with x_`;
    isAmongOwn ||= isOwn;
    if (!/^(?:x_)?[A-Z][A-Za-z0-9]*$/.test(name)) yield `${name} is not in Pascal case`;
  }
}

const DECIMAL = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const SIZE = '(?:[KMGTPE]i?[bB]|[bB])';
const TIMES = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second', 'Millisecond', 'Microsecond'];
/** `GB`, `GB-Hours`, `GB/Month`, `1000 Requests`. */
const UNIT = new RegExp(
  `^(?:[1-9]\\d* )?(?:${SIZE}|(?:${TIMES.join('|')})s?|[A-Z][A-Za-z]*)(?:-(?:${TIMES.map((time) => `${time}s`).join('|')}))?(?:/(?:[1-9]\\d* )?(?:${TIMES.join('|')})s?)?$`,
);

const FORMATS: Readonly<Record<string, (text: string, fact: Fact) => boolean>> = {
  Unspecified: () => true,
  'Decimal (any)': (text) => DECIMAL.test(text),
  'Decimal (non-negative)': (text) => DECIMAL.test(text) && !text.startsWith('-'),
  'Date/Time': (text) => DATE_TIME.test(text),
  Currency: (text) => /^[A-Z]{3}$/.test(text),
  Unit: (text) => UNIT.test(text),
  'Allowed Values': (text, { allowedValues }) => allowedValues?.includes(text) ?? false,
  'Key-Value': isKeyValue,
  'JSON Object': isKeyValue,
};

function isKeyValue(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((entry) => ['string', 'number', 'boolean'].includes(typeof entry) || entry === null);
  } catch {
    return false;
  }
}

function* cellFaults(row: Row): Generator<string> {
  for (const [name, text] of row) {
    const fact = FACTS.get(name);
    if (fact === undefined) continue;
    if (text === '') {
      if (!fact.allowsNulls) yield `${name} is null`;
      continue;
    }
    const isOfFormat = FORMATS[fact.valueFormat];
    if (isOfFormat === undefined) throw new Error(`no check of the format ${fact.valueFormat}`);
    if (!isOfFormat(text, fact)) yield `${name} is no ${fact.valueFormat}: ${text}`;
  }
}

/** Columns that a charge for usage fills, where they are there. */
const FILLED_FOR_USAGE = [
  'PricingQuantity',
  'PricingUnit',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'ConsumedQuantity',
  'ConsumedUnit',
  'SkuId',
  'SkuPriceId',
  'SkuMeter',
  'PricingCategory',
  'ChargeDescription',
  'HostProviderName',
];

const PRODUCTS = [
  ['ListUnitPrice', 'ListCost'],
  ['ContractedUnitPrice', 'ContractedCost'],
] as const;

function* rowFaults(row: Row): Generator<string> {
  const of = (name: string) => row.get(name) ?? '';
  if (of('ChargeCategory') === 'Usage' && of('ChargeClass') === '') {
    for (const name of FILLED_FOR_USAGE) if (row.has(name) && of(name) === '') yield `${name} is null in a charge for usage`;
    if (DECIMAL.test(of('ConsumedQuantity')) && Number(of('ConsumedQuantity')) <= 0) yield `ConsumedQuantity is not above zero`;
  }
  for (const [price, cost] of PRODUCTS) {
    if (![price, cost, 'PricingQuantity'].every((name) => DECIMAL.test(of(name)))) continue;
    if (!isProduct(of(price), of('PricingQuantity'), of(cost))) yield `${cost} is not ${price} times PricingQuantity`;
  }
  for (const period of ['BillingPeriod', 'ChargePeriod']) {
    if (of(`${period}Start`) >= of(`${period}End`)) yield `${period}End is not after ${period}Start`;
  }
  if (of('ChargePeriodStart') < of('BillingPeriodStart') || of('ChargePeriodEnd') > of('BillingPeriodEnd')) {
    yield 'the charge period is not within the billing period';
  }
  for (const name of ['ResourceName', 'ResourceType'])
    if (of('ResourceId') === '' && of(name) !== '') yield `${name} is not null, ResourceId is`;
  if (of('RegionId') !== '' && of('RegionName') === '') yield 'RegionName is null, RegionId is not';
  if (of('SubAccountId') === '' && of('SubAccountType') !== '') yield 'SubAccountType is not null, SubAccountId is';
}

/** By whole numbers: no digit of a product is lost. */
function isProduct(a: string, b: string, product: string): boolean {
  const [left, right, whole] = [a, b, product].map(fractionOf);
  if (left === undefined || right === undefined || whole === undefined) return false;
  return left.digits * right.digits * 10n ** BigInt(whole.scale) === whole.digits * 10n ** BigInt(left.scale + right.scale);
}

function fractionOf(text: string): { digits: bigint; scale: number } | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const scale = fraction.length - Number(exponent);
  return { digits: BigInt(`${sign}${whole}${fraction}${'0'.repeat(Math.max(0, -scale))}`), scale: Math.max(0, scale) };
}

/** What has one value for all rows that share another. */
const DETERMINES = [
  ['ServiceName', 'ServiceCategory'],
  ['SkuPriceId', 'SkuId'],
  ['SkuPriceId', 'ListUnitPrice'],
  ['SkuPriceId', 'SkuPriceDetails'],
  ['SkuId', 'SkuMeter'],
  ['ResourceId', 'ResourceName'],
  ['RegionId', 'RegionName'],
] as const;

function* fileFaults(rows: readonly Row[]): Generator<string> {
  for (const [key, value] of DETERMINES) {
    const known = new Map<string, string>();
    for (const row of rows) {
      const of = row.get(key) ?? '';
      const has = row.get(value) ?? '';
      if (of === '') continue;
      if ((known.get(of) ?? has) !== has) yield `${key} ${of} has more than one ${value}`;
      known.set(of, has);
    }
  }
  const currencies = new Set(rows.map((row) => row.get('BillingCurrency')));
  if (currencies.size > 1) yield `BillingCurrency has ${currencies.size} values`;
}
