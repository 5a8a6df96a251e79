import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { type Config, type FailOn, type RuleEntry, settingsOf } from '../config/config.ts';
import { analyze, type Analysis } from '../engine/analyze.ts';
import type { Finding } from '../engine/finding.ts';
import type { Given } from '../exchange/writing/given.ts';
import type { Setting } from '../engine/settings.ts';
import { isEditionId } from '../facts/facts.ts';
import type { PriceSheet } from '../pricing/price-sheet.ts';
import { rateText } from '../pricing/rate-text.ts';
import { listText } from '../report/number-text.ts';
import type { RunFacts } from '../report/reporter.ts';
import { sanitize } from '../report/sanitize.ts';
import type { SourceFile } from '../source/source.ts';
import { baselinePath, withBaseline, writeBaseline } from './baseline.ts';
import { findManifests } from './find-manifests.ts';
import { EXIT, type Io } from './io.ts';
import { knownRule } from './known-rule.ts';
import { loadConfig, type LoadedConfig } from './load-config.ts';
import type { Invocation } from './options.ts';
import { refuseMisnamed } from './print-result.ts';
import { shownPath } from './read-files.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { startStopwatch, type Stopwatches } from './stopwatches.ts';
import { UsageError } from './usage-error.ts';

/** What every command that reads manifests works on. */
export type Answered = { analysis: Analysis; config: Config; run: RunFacts; stopwatches: Stopwatches };

/** By what manifests are judged: all that flags and configuration say, before a manifest is read. */
export type Terms = {
  invocation: Invocation;
  loaded: LoadedConfig;
  config: Config;
  today: string;
  prices: PriceSheet | undefined;
  /** Files that the prices are from. */
  priceFiles: readonly string[];
  stopwatches: Stopwatches;
};

/** A request with everything read that it is about, before anything is judged. */
export type ReadRequest = Terms & { files: readonly SourceFile[] };

/** Reads configuration and manifests as the flags say, and judges them. */
export async function analyzeRequest(invocation: Invocation, io: Io): Promise<Answered> {
  return judgeRequest(await readRequest(invocation, io), io);
}

/** Reads configuration, prices and manifests as the flags say. */
export async function readRequest(invocation: Invocation, io: Io): Promise<ReadRequest> {
  const terms = await readTerms(invocation, io);
  const { config, loaded, stopwatches } = terms;
  const files = await findManifests(invocation.positionals, config, io, invocation.switches['quiet'] === true);
  refuseOverwriting(invocation.texts['output'], [...files.map(({ path }) => path), ...loaded.files], io);
  stopwatches.lap('files');
  return { ...terms, files };
}

/** Reads configuration and prices as the flags say. */
export async function readTerms(invocation: Invocation, io: Io): Promise<Terms> {
  refuseMisnamed(invocation);
  const stopwatches = startStopwatch(io, invocation.switches['stats'] === true);
  const loaded = await loadConfig(invocation.texts['config'], io);
  const config = withFlags(loaded, invocation);
  const today = todayOf(invocation.texts['today'], io);
  const { sheet: prices, files: priceFiles } = await pricesOf(config, invocation, today, io);
  stopwatches.lap('configuration');
  return { invocation, loaded, config, today, prices, priceFiles, stopwatches };
}

/** Judges manifests on these terms; `settings` may say which files the configuration takes them for. */
export function judgeOf({ invocation, loaded, config, today, prices, stopwatches }: Terms, settings = settingsOf(config)): Judge {
  return (manifests) =>
    analyze(manifests, [...RULES, ...loaded.customRules], {
      today,
      isIgnoringSuppressions: invocation.switches['ignores'] === false,
      settings,
      sizing: loaded.sizing,
      policy: config.policy,
      given: givenIn(invocation),
      budgets: loaded.budgets,
      ...(config.usedShare === undefined ? {} : { usedShare: config.usedShare }),
      ...(config.edition === undefined ? {} : { edition: config.edition }),
      ...(prices === undefined ? {} : { prices }),
      ...(stopwatches.ofRules === undefined ? {} : { stopwatch: stopwatches.ofRules }),
    });
}

/** What files in other formats leave open. */
export function givenIn({ texts }: Invocation): Given {
  return {
    subscription: texts['subscription'],
    tenant: texts['tenant'],
    resourceGroup: texts['resource-group'],
    location: texts['location'],
  };
}

type Judge = (files: readonly SourceFile[]) => Promise<Analysis>;

/** Judges what was read. */
export async function judgeRequest(request: ReadRequest, io: Io): Promise<Answered> {
  return answerWith(await whileShown(request, io, judgeOf(request)(request.files)), request, io);
}

/** Says on a terminal that there is long work while there is. */
export function whileShown<T>({ invocation, files }: ReadRequest, io: Io, work: Promise<T>): Promise<T> {
  return invocation.switches['quiet'] === true ? work : work.finally(showProgress(files, io));
}

/** What a command answers with, where its manifests have been judged. */
export async function answerWith(whole: Analysis, request: ReadRequest, io: Io): Promise<Answered> {
  const { invocation, loaded, config, files, stopwatches } = request;
  const judge = judgeOf(request);
  if (whole.manifestFiles === 0) throw noManifest(invocation.positionals, config, io);
  const analysis = await narrowed(whole, { invocation, files, judge, configFiles: loaded.files }, io);
  stopwatches.lap('analysis');
  if (invocation.switches['verbose'] === true) io.stderr.write(described(request, analysis));
  return { analysis, config, run: { rules: [...ENGINE_RULES, ...RULES, ...loaded.customRules], failOn: config.failOn }, stopwatches };
}

type Narrowing = {
  invocation: Invocation;
  files: readonly SourceFile[];
  judge: Judge;
  configFiles: readonly string[];
};

/** Leaves what --since and the baseline leave; each is loaded where there is one. */
async function narrowed(analysis: Analysis, { invocation, files, judge, configFiles }: Narrowing, io: Io): Promise<Analysis> {
  const { since } = invocation.texts;
  let left = analysis;
  if (since !== undefined) left = await (await import('./since.ts')).narrowToChanges(left, files, judge, since, io);
  if (invocation.switches['ignores'] === false) return left;
  const path = baselinePath(invocation, configFiles, io);
  if (invocation.switches['write-baseline'] === true) writeBaseline(path, left, io);
  return withBaseline(path, left, invocation, io);
}

/** 1 where a finding reaches the severity at which the run fails. */
export function exitCodeOf(findings: readonly Finding[], failOn: FailOn): number {
  const rank = { error: 3, warning: 2, info: 1, never: 4 };
  return findings.some(({ severity }) => rank[severity] >= rank[failOn]) ? EXIT.findings : EXIT.ok;
}

/** The configuration with what flags say instead. */
export function withFlags(loaded: LoadedConfig, invocation: Invocation): Config {
  const { config } = loaded;
  const { texts } = invocation;
  const edition = texts['edition'];
  return {
    ...config,
    edition: edition !== undefined && isEditionId(edition) ? edition : config.edition,
    overrides: [...config.overrides, { matches: () => true, isForAll: true, rules: flagRulesOf(loaded, invocation) }],
    prices: texts['prices'] ?? config.prices,
    currency: flagCurrencyOf(texts['currency']) ?? config.currency,
    failOn: isFailOn(texts['fail-on']) ? texts['fail-on'] : config.failOn,
  };
}

function flagCurrencyOf(text: string | undefined): string | undefined {
  const code = text?.toUpperCase();
  if (code === undefined || /^[A-Z]{3}$/.test(code)) return code;
  throw new UsageError(`--currency "${text}" is no currency`, 'Write an ISO 4217 code, for example --currency EUR.');
}

/** Severities that `--rule` sets. */
export function flagRulesOf({ customRules }: LoadedConfig, { lists }: Invocation): ReadonlyMap<string, RuleEntry> {
  const customIds = customRules.map(({ id }) => id);
  return new Map((lists['rule'] ?? []).map((flag) => parseRuleFlag(flag, customIds)));
}

function isFailOn(text: string | undefined): text is FailOn {
  return text !== undefined && ['error', 'warning', 'info', 'never'].includes(text);
}

function isSetting(text: string): text is Setting {
  return ['off', 'info', 'warning', 'error'].includes(text);
}

/** `limits/headroom=off`. */
function parseRuleFlag(flag: string, customIds: readonly string[]): [string, RuleEntry] {
  const at = flag.lastIndexOf('=');
  const [id, severity] = at === -1 ? [flag, ''] : [flag.slice(0, at), flag.slice(at + 1)];
  if (!isSetting(severity))
    throw new UsageError(
      `--rule "${flag}" is not ID=SEVERITY`,
      'Write for example --rule limits/headroom=off; severities are off, info, warning and error.',
    );
  return [knownRule(id, '--rule', customIds), { severity, options: {} }];
}

export function todayOf(text: string | undefined, io: Io): string {
  if (text === undefined) return io.today();
  const date = new Date(`${text}T00:00:00Z`);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isDate) throw new UsageError(`--today "${text}" is not a date`, 'Write it as yyyy-MM-dd, for example 2026-01-31.');
  return text;
}

/** The price sheet that configuration and flags name, and the files it was read from. */
export async function pricesOf(
  config: Config,
  { switches, lists, texts }: Invocation,
  today: string,
  io: Io,
): Promise<{ sheet?: PriceSheet; files: readonly string[] }> {
  const flags = lists['rate'] ?? [];
  // The embedded sheet needs no file, and is not built before a command or a rule asks for money.
  if (config.prices === undefined && config.currency === undefined && config.rates.length === 0 && flags.length === 0) return { files: [] };
  const { loadPrices } = await import('./load-prices.ts');
  const loaded = await loadPrices(config, flags, today, io);
  refuseOverwriting(texts['output'], loaded.files, io);
  if (switches['quiet'] !== true) for (const note of loaded.sheet.notes) io.stderr.write(`note: ${sanitize(note)}\n`);
  return loaded;
}

export function noManifest(paths: readonly string[], { include, ignore }: Config, io: Io): UsageError {
  if (paths.length === 0 && include !== undefined)
    return new UsageError(
      `no manifest found by "include" of the configuration: ${include.patterns.join(', ')}`,
      `The patterns are relative to ${shownPath(include.base, io)}; a manifest is YAML with the key "gallerist: 1".`,
    );
  const names = paths.map((path) => (path === '-' ? 'standard input' : `"${path}"`));
  const where =
    names.length === 0 ? 'this directory' : listText(names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);
  return new UsageError(
    `no manifest found in ${where}${ignore.length === 0 ? '' : ', without what the configuration ignores'}`,
    'A manifest is YAML with the key "gallerist: 1"; "gallerist init" writes a first one, "gallerist import" makes one of a template, az output or Terraform.',
  );
}

const LONG_WORK_BYTES = 4_000_000;

/** A line on the terminal while there is long work; nothing in a pipe or under CI. */
function showProgress(files: readonly { text: string | Uint8Array }[], { stderr, env }: Io): () => void {
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  if (bytes < LONG_WORK_BYTES || !stderr.isTerminal || (env['CI'] ?? '') !== '') return () => {};
  const line = `Judging ${files.length.toLocaleString('en')} ${files.length === 1 ? 'file' : 'files'}, ${(bytes / 1e6).toFixed(0)} MB …`;
  stderr.write(line);
  return () => stderr.write(`\r${' '.repeat(line.length)}\r`);
}

function described({ loaded, config, prices }: ReadRequest, { facts, today, sources }: Analysis): string {
  const converted = prices?.rate === undefined ? '' : `, converted at ${rateText(prices.rate)}`;
  return [
    `configuration: ${loaded.files.length === 0 ? 'none' : loaded.files.join(', ')}`,
    `edition: ${facts.edition}, ${facts.title}, as of ${facts.asOf}`,
    `today: ${today}`,
    `prices: ${config.prices ?? 'embedded list prices'}${converted}`,
    `fails on: ${config.failOn}`,
    `files: ${sources.map(({ file }) => sanitize(file)).join(', ')}`,
    '',
  ].join('\n');
}
