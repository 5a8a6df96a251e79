import type { Analysis } from '../engine/analyze.ts';
import { once } from '../estate/once.ts';
import {
  type ChartsView,
  costCharts,
  type CostChartsView,
  forecastCharts,
  type ForecastChartsView,
  replicationCharts,
  type ReplicationChartsView,
} from './charts/charts-view.ts';
import { type WorldMapView, worldMapView } from './charts/world-map.ts';
import { type CostView, costView } from './cost-view.ts';
import type { CostBy } from '../pricing/cost.ts';
import { breakdownLines, budgetLines, priceLines } from './cost-summary-tables.ts';
import { costLines } from './cost-table.ts';
import { type EditionFactView, editionFacts } from './edition-facts.ts';
import { estateText, leftOutText } from './findings-summary.ts';
import { type FindingsView, findingsView, worstFindings } from './findings-view.ts';
import { forecastLines, reachLines } from './forecast-table.ts';
import { type ForecastAsked, forecastView, type ForecastView } from './forecast-view.ts';
import { withLazyFields } from './lazy-fields.ts';
import { mapStrings } from './map-strings.ts';
import { numberText } from './number-text.ts';
import { type PackedView, packedView } from './packed-view.ts';
import { textLayout } from './table-layout.ts';
import { placementLines } from './plan-table.ts';
import { mostUrgent, type ReplicationView, replicationView } from './replication-view.ts';
import type { SourceUrl } from './source-url.ts';
import { findingLines } from './stylish.ts';
import { TOOL } from './tool.ts';
import { type Language } from './words/language.ts';
import type { Words } from './words/words.ts';

/** What every report says about itself. */
export type HeadView = {
  language: Language;
  /** Texts of templates in that language. */
  words: WordsView;
  title: string;
  /** yyyy-MM-dd: the day the analysis was made for. */
  today: string;
  /** The same in the words of the language: `15 January 2026`. */
  date: string;
  /** `As of 15 January 2026, edition 2021-06`. */
  asOf: string;
  /** `Made by gallerist 0.1.0`, and the same with the day. */
  madeBy: string;
  madeFrom: string;
  tool: { name: string; version: string };
  edition: { id: string; title: string; asOf: string };
  /** `2 galleries, 9 images, 41 versions`. */
  estate: string;
  /** What the figures say nothing about; empty where that is nothing. */
  leftOut: string;
  /** The figures on top. */
  figures: FigureView[];
  /** Facts about the service that the report rests on, with their sources. */
  facts: EditionFactView[];
};

/** The catalogue's texts for templates, by part, and its headings in capitals for plain text. */
export type WordsView = { [part: string]: string | { [text: string]: string } };

/** One figure on top of a report. */
export type FigureView = {
  label: string;
  value: string;
  /** The unit, or what the value says nothing of; may be empty. */
  note: string;
  tone: 'bad' | 'warn' | 'good' | 'plain';
};

/** Tables laid out for 80 columns, a line each, for reports in plain text. */
export type TablesView = {
  replication: string[];
  cost: string[];
  breakdowns: string[][];
  prices: string[];
  budgets: string[];
  forecast: string[];
  findings: string[];
};

export type ReplicationReportView = HeadView & {
  replication: ReplicationView;
  map: WorldMapView;
  charts: ReplicationChartsView;
  packed: PackedView;
  tables: TablesView;
};
export type CostReportView = HeadView & { cost: CostView; charts: CostChartsView; packed: PackedView; tables: TablesView };
export type ForecastReportView = HeadView & {
  cost: CostView;
  forecast: ForecastView;
  charts: ForecastChartsView;
  packed: PackedView;
  tables: TablesView;
};
export type FindingsReportView = HeadView & { findings: FindingsView; packed: PackedView; tables: TablesView };
/** Everything: what the template `full` and the users' own templates are given. */
export type FullReportView = HeadView & {
  replication: ReplicationView;
  cost: CostView;
  forecast: ForecastView;
  findings: FindingsView;
  map: WorldMapView;
  charts: ChartsView;
  packed: PackedView;
  tables: TablesView;
};

export type ReportViewOptions = {
  /** At most so many rows in each table; without it, as many as a table of a report has. */
  most?: number;
  /** What the cost is split by; without it, by everything that tells lines apart. */
  by?: readonly CostBy[];
  /** What a forecast is asked for; by default twelve months. */
  forecast?: ForecastAsked;
  /** Where readers see the files that findings are in. */
  sourceUrl?: SourceUrl;
};

export function replicationReportView(analysis: Analysis, words: Words, options: ReportViewOptions = {}): ReplicationReportView {
  const replication = replicationView(analysis, words, options.most);
  const head = headOf(analysis, words, words.head.titles.replication, replicationFigures(replication, words));
  const charts = replicationCharts(analysis, words, {});
  return withMap({ ...head, replication, charts, ...rowsOf(analysis, words, {}, options) }, analysis, words);
}

export function costReportView(analysis: Analysis, words: Words, options: ReportViewOptions = {}): CostReportView {
  const cost = costView(analysis, words, options.most, options.by);
  const head = headOf(analysis, words, words.head.titles.cost, costFigures(cost, words));
  return { ...head, cost, charts: costCharts(analysis, words, {}), ...rowsOf(analysis, words, { cost }, options) };
}

export function forecastReportView(analysis: Analysis, words: Words, options: ReportViewOptions = {}): ForecastReportView {
  const cost = costView(analysis, words, options.most);
  const forecast = forecastView(analysis, words, { most: options.most, ...options.forecast });
  const head = headOf(analysis, words, words.head.titles.forecast, forecastFigures(forecast, words));
  const charts = forecastCharts(() => forecast, words, {});
  return { ...head, cost, forecast, charts, ...rowsOf(analysis, words, { cost, forecast: () => forecast }, options) };
}

export function findingsReportView(analysis: Analysis, words: Words, options: ReportViewOptions = {}): FindingsReportView {
  const findings = findingsView(analysis, words, options.most, options.sourceUrl);
  const head = headOf(analysis, words, words.head.titles.findings, findingsFigures(findings, words));
  return { ...head, findings, ...rowsOf(analysis, words, {}, options) };
}

export function fullReportView(analysis: Analysis, words: Words, options: ReportViewOptions = {}): FullReportView {
  const replication = replicationView(analysis, words, options.most);
  const cost = costView(analysis, words, options.most, options.by);
  const findings = findingsView(analysis, words, options.most, options.sourceUrl);
  const [lacking] = replicationFigures(replication, words);
  const [errors, warnings, infos] = findingsFigures(findings, words);
  // What it costs, then how it does.
  const figures = [...costFigures(cost, words).slice(0, 4), lacking, errors, warnings, budgetFigure(cost, words) ?? infos];
  const head = headOf(
    analysis,
    words,
    words.head.titles.full,
    figures.filter((figure) => figure !== undefined),
  );
  const forecast = once(() => forecastView(analysis, words, { most: options.most, ...options.forecast }));
  const charts = forecastCharts(forecast, words, costCharts(analysis, words, replicationCharts(analysis, words, {})));
  const view = { ...head, replication, cost, findings, charts, ...rowsOf(analysis, words, { cost, forecast }, options) };
  return withLazyFields(withMap(view, analysis, words), { forecast });
}

function withMap<View extends object>(view: View, analysis: Analysis, words: Words): View & { map: WorldMapView } {
  return withLazyFields<View, { map: WorldMapView }>(view, { map: () => worldMapView(analysis, words) });
}

/** Views that tables are drawn from; a forecast is worked out when it is asked for. */
type TabledViews = { cost?: CostView; forecast?: () => ForecastView };

/** The rows of tables in other forms than the view's. */
function rowsOf(analysis: Analysis, words: Words, views: TabledViews, options: ReportViewOptions) {
  return { packed: packedView(analysis, words, options), tables: tablesOf(analysis, words, views, options.most) };
}

export function headOf({ facts, today, estate }: Analysis, words: Words, title: string, figures: FigureView[]): HeadView {
  const date = words.date(today);
  const tool = `${TOOL.name} ${TOOL.version}`;
  return {
    language: words.language,
    words: { ...words.template, capitals: mapStrings(words.template.headings, (heading) => heading.toUpperCase()) },
    title,
    today,
    date,
    asOf: words.head.asOf(date, facts.edition),
    madeBy: words.head.madeBy(tool),
    madeFrom: words.head.madeFrom(tool, date),
    tool: TOOL,
    edition: { id: facts.edition, title: words.editions[facts.edition], asOf: facts.asOf },
    estate: estateText(estate, words),
    leftOut: leftOutText(estate, words) ?? '',
    figures,
    facts: editionFacts(facts, words),
  };
}

function replicationFigures({ raw }: ReplicationView, { figures }: Words): FigureView[] {
  const lacking = raw.infeasible + raw.short + raw.unreplicated;
  return [
    {
      label: figures.lacking,
      value: numberText(lacking),
      note: figures.ofPlacements(raw.placements),
      tone: lacking > 0 ? 'bad' : 'good',
    },
    {
      label: figures.infeasible,
      value: numberText(raw.infeasible),
      note: figures.infeasibleNote,
      tone: raw.infeasible > 0 ? 'bad' : 'plain',
    },
    { label: figures.bare, value: numberText(raw.bare), note: figures.bareNote, tone: raw.bare > 0 ? 'warn' : 'plain' },
    { label: figures.idle, value: numberText(raw.idle), note: figures.idleNote, tone: 'plain' },
  ];
}

function costFigures({ currency, totals, storageYearly, isComplete }: CostView, { figures }: Words): FigureView[] {
  const note = isComplete ? currency : figures.atLeast(currency);
  return [
    { label: figures.storageMonthly, value: totals.storageMonthly, note, tone: 'plain' },
    { label: figures.storageYearly, value: storageYearly, note, tone: 'plain' },
    { label: figures.egressOnce, value: totals.egressOnce, note, tone: 'plain' },
    { label: figures.stored, value: totals.storedGB, note: 'GB', tone: 'plain' },
    { label: figures.snapshots, value: totals.snapshots, note: figures.snapshotsNote, tone: 'plain' },
  ];
}

function forecastFigures({ currency, months, totals, raw, isComplete }: ForecastView, { figures }: Words): FigureView[] {
  const note = isComplete ? currency : figures.atLeast(currency);
  const last = months.at(-1);
  return [
    { label: figures.forecastTotal(months.length), value: totals.total, note, tone: 'plain' },
    { label: figures.lastMonth, value: last?.storage ?? '', note: currency, tone: 'plain' },
    { label: figures.lastVersions, value: last?.versions ?? '', note: last?.month ?? '', tone: 'plain' },
    { label: figures.limitsReached, value: numberText(raw.limitsReached), note: '', tone: raw.limitsReached > 0 ? 'bad' : 'good' },
    { label: figures.budgetsExceeded, value: numberText(raw.budgetsExceeded), note: '', tone: raw.budgetsExceeded > 0 ? 'bad' : 'plain' },
  ];
}

function budgetFigure({ budgets }: CostView, { figures }: Words): FigureView | undefined {
  if (budgets.length === 0) return undefined;
  const exceeded = budgets.filter(({ status }) => status === 'exceeded').length;
  return {
    label: figures.overBudget,
    value: numberText(exceeded),
    note: figures.ofBudgets(budgets.length),
    tone: exceeded > 0 ? 'bad' : 'good',
  };
}

function findingsFigures({ raw }: FindingsView, { figures }: Words): FigureView[] {
  return [
    { label: figures.errors, value: numberText(raw.errors), note: '', tone: raw.errors > 0 ? 'bad' : 'good' },
    { label: figures.warnings, value: numberText(raw.warnings), note: '', tone: raw.warnings > 0 ? 'warn' : 'good' },
    { label: figures.infos, value: numberText(raw.infos), note: '', tone: 'plain' },
    { label: figures.suppressed, value: numberText(raw.suppressed), note: '', tone: 'plain' },
  ];
}

/** Each is laid out when a template asks for it: most templates do not. */
function tablesOf(analysis: Analysis, words: Words, { cost, forecast }: TabledViews, most: number | undefined): TablesView {
  const layout = textLayout(words);
  return {
    get replication() {
      return placementLines(mostUrgent(analysis.plan(), most), layout);
    },
    get cost() {
      return cost === undefined ? [] : costLines(analysis.cost(), cost, most, layout);
    },
    get breakdowns() {
      return cost === undefined ? [] : cost.breakdowns.map((breakdown) => breakdownLines(breakdown, cost, layout));
    },
    get prices() {
      return cost === undefined ? [] : priceLines(cost, layout);
    },
    get budgets() {
      return cost === undefined ? [] : budgetLines(cost, layout);
    },
    get forecast() {
      if (forecast === undefined) return [];
      return [...forecastLines(forecast(), layout), ...reachLines(forecast(), layout)];
    },
    get findings() {
      return findingLines(analysis, worstFindings(analysis.findings, most), layout.columns, layout.painter, words);
    },
  };
}
