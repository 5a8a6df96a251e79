import { resolve } from 'node:path';
import { findRegion } from '../facts/regions.ts';
import { CURRENCIES } from '../pricing/currency.ts';
import type { PriceSheet } from '../pricing/price-sheet.ts';
import { PriceSheetError } from '../pricing/price-sheet-error.ts';
import { readRetailPrices } from '../pricing/retail-prices.ts';
import { RETAIL_ENDPOINT, retailQuestions } from '../pricing/retail-question.ts';
import { countText, listText } from '../report/number-text.ts';
import { sanitize } from '../report/sanitize.ts';
import { EXIT, type Io } from './io.ts';
import type { Invocation } from './options.ts';
import { isStdout } from './print-result.ts';
import { printSheet, regionsOf } from './print-sheet.ts';
import { readEstate, readSetting } from './read-estate.ts';
import { parsedUrl, readAllPages } from './retail-api.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

const ANSWER_SECONDS = 30;
const DEADLINE_SECONDS = 300;
const RETRIES = 4;

/** `prices fetch`: asks the Azure Retail Prices API, and writes what it answers as a price sheet of the day. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { texts, switches, positionals } = invocation;
  const endpoint = endpointOf(texts['endpoint'] ?? RETAIL_ENDPOINT);
  const currency = currencyOf(texts['currency']);
  const patience = {
    answerMs: 1000 * numberOf(invocation, 'timeout', ANSWER_SECONDS, 3600),
    deadlineMs: 1000 * numberOf(invocation, 'deadline', DEADLINE_SECONDS, 86_400),
    retries: Math.floor(numberOf(invocation, 'retries', RETRIES, 20)),
  };
  const { raw, output } = texts;
  if (raw !== undefined && !isStdout(output) && resolve(io.cwd, raw) === resolve(io.cwd, output))
    throw new UsageError(`--raw and --output are both "${raw}"`, 'Name two files: the pages as they came, and the sheet.');
  const setting = await readSetting(invocation, io);
  const estate = switches['all'] === true ? undefined : await readEstate(positionals, setting, invocation, io);
  const regions = estate === undefined ? [undefined] : askedFor(regionsOf(estate), invocation, io);
  const questions = regions.flatMap((region) => retailQuestions(region, currency).map((parameters) => urlOf(endpoint, parameters)));
  const progress = progressOf(endpoint, invocation, io);
  const pages = await readAllPages({ questions, ...patience, onPage: progress.onPage }).finally(progress.end);
  const sheet = readAnswer(pages, setting.today, endpoint.origin);
  if (currency !== undefined && sheet.currency !== currency)
    throw new UsageError(
      `${endpoint.origin} answered in ${sheet.currency}, ${currency} was asked for`,
      'Nothing is written; check --endpoint and --currency.',
    );
  // Before anything is written: what cannot be kept leaves no half of a result.
  const kept = raw === undefined ? undefined : { file: raw, text: rawText(pages, endpoint.origin) };
  printSheet(sheet, { estate, today: setting.today, made: 'Written by "gallerist prices fetch"' }, invocation, io);
  if (kept !== undefined) {
    writeWhole(kept.file, kept.text, io);
    if (switches['quiet'] !== true) io.stderr.write(`wrote ${sanitize(kept.file)}\n`);
  }
  return EXIT.ok;
}

function endpointOf(text: string): URL {
  const url = parsedUrl(text);
  const hint = `Write an address such as ${RETAIL_ENDPOINT}.`;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new UsageError(`--endpoint "${text}" is no http or https address`, hint);
  if (url.username !== '' || url.password !== '') throw new UsageError('--endpoint holds a user or a password', hint);
  return url;
}

function currencyOf(text: string | undefined): string | undefined {
  const code = text?.toUpperCase();
  if (code === undefined || CURRENCIES.includes(code)) return code;
  throw new UsageError(`the Azure Retail Prices API has no prices in "${text}"`, `Choose one of ${CURRENCIES.join(', ')}.`);
}

function numberOf({ texts }: Invocation, name: string, usual: number, most: number): number {
  const text = texts[name];
  if (text === undefined) return usual;
  const value = /^\d{1,9}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most && (value > 0 || name === 'retries')) return value;
  throw new UsageError(`--${name} "${text}" is no number up to ${most}`, `Leave it out for ${usual}.`);
}

/** Of the regions of the estate those that the service has prices of; the others are said. */
function askedFor(regions: ReadonlySet<string>, { switches }: Invocation, io: Io): string[] {
  const asked: string[] = [];
  const others: string[] = [];
  for (const region of [...regions].toSorted()) (findRegion(region)?.cloud === 'AzureCloud' ? asked : others).push(region);
  if (asked.length === 0)
    throw new UsageError(
      'the manifests have no region of AzureCloud, of which alone the service has prices',
      'Write a sheet of your own: "gallerist schema prices".',
    );
  if (others.length > 0 && switches['quiet'] !== true)
    io.stderr.write(`note: not asked for, since they are no regions of AzureCloud: ${sanitize(listText(others))}\n`);
  return asked;
}

function urlOf(endpoint: URL, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(endpoint);
  // A blank is written %20: not every server takes a plus for one.
  const written = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  url.search = [...(url.search === '' ? [] : [url.search.slice(1)]), ...written].join('&');
  url.hash = '';
  return url;
}

function readAnswer(pages: readonly unknown[], today: string, origin: string): PriceSheet {
  try {
    // The answer is of the day on which it is given.
    return readRetailPrices(pages, today, today);
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    const place = error.path.length === 0 ? '' : ` at /${error.path.join('/')}`;
    throw new UsageError(`the answer of ${origin}${place}: ${error.message}`, 'Nothing is written; check --endpoint.', { cause: error });
  }
}

/** JSON can be read at a depth, or of a length, at which it cannot be written any more. */
function rawText(pages: readonly unknown[], origin: string): string {
  try {
    return `${JSON.stringify(pages, null, 2)}\n`;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UsageError(
      `the answer of ${origin} is too large, or nested too deep, for --raw to keep`,
      'Nothing is written; check --endpoint, or leave --raw out.',
      { cause },
    );
  }
}

/** A line on the terminal while there is something to wait for; nothing in a pipe or under CI. */
function progressOf({ host }: URL, { switches }: Invocation, { stderr, env }: Io): { onPage: (page: number) => void; end: () => void } {
  if (!stderr.isTerminal || switches['quiet'] === true || (env['CI'] ?? '') !== '') return { onPage: () => {}, end: () => {} };
  let width = 0;
  return {
    onPage(page) {
      const line = `Asking ${host}, ${countText(page, 'page')} …`;
      stderr.write(`\r${line.padEnd(width)}`);
      width = line.length;
    },
    end: () => stderr.write(`\r${' '.repeat(width)}\r`),
  };
}
