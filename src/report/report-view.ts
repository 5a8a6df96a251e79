import type { Analysis } from '../engine/analyze.ts';
import { type WorldMapView, worldMapView } from './charts/world-map.ts';
import { type CostView, costView } from './cost-view.ts';
import { breakdownLines, costLines } from './cost-table.ts';
import { type EditionFactView, editionFacts } from './edition-facts.ts';
import { estateText, leftOutText } from './findings-summary.ts';
import { type FindingsView, findingsView, worstFindings } from './findings-view.ts';
import { withLazyFields } from './lazy-fields.ts';
import { countText, numberText } from './number-text.ts';
import { createPainter } from './painter.ts';
import { placementLines } from './plan-table.ts';
import { mostUrgent, type ReplicationView, replicationView } from './replication-view.ts';
import { findingLines } from './stylish.ts';
import { TOOL } from './tool.ts';

/** What every report says about itself. */
export type HeadView = {
  title: string;
  /** yyyy-MM-dd: the day the analysis was made for. */
  today: string;
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

/** One figure on top of a report. */
export type FigureView = {
  label: string;
  value: string;
  /** The unit, or what the value says nothing of; may be empty. */
  note: string;
  tone: 'bad' | 'warn' | 'good' | 'plain';
};

/** Tables laid out for 80 columns, a line each, for reports in plain text. */
export type TablesView = { replication: string[]; cost: string[]; breakdowns: string[][]; findings: string[] };

export type ReplicationReportView = HeadView & { replication: ReplicationView; map: WorldMapView; tables: TablesView };
export type CostReportView = HeadView & { cost: CostView; tables: TablesView };
export type FindingsReportView = HeadView & { findings: FindingsView; tables: TablesView };
/** Everything: what the template `full` and the users' own templates are given. */
export type FullReportView = HeadView & {
  replication: ReplicationView;
  cost: CostView;
  findings: FindingsView;
  map: WorldMapView;
  tables: TablesView;
};

const PLAIN = createPainter(false);
const TEXT_COLUMNS = 80;

export function replicationReportView(analysis: Analysis, most?: number): ReplicationReportView {
  const replication = replicationView(analysis, most);
  const head = headOf(analysis, 'Replication plan', replicationFigures(replication));
  return withLazyFields({ ...head, replication, tables: tablesOf(analysis, undefined, most) }, { map: () => worldMapView(analysis) });
}

export function costReportView(analysis: Analysis, most?: number): CostReportView {
  const cost = costView(analysis, most);
  return { ...headOf(analysis, 'Cost estimate', costFigures(cost)), cost, tables: tablesOf(analysis, cost, most) };
}

export function findingsReportView(analysis: Analysis, most?: number): FindingsReportView {
  const findings = findingsView(analysis, most);
  const head = headOf(analysis, 'Findings report', findingsFigures(findings));
  return { ...head, findings, tables: tablesOf(analysis, undefined, most) };
}

/** With at most so many rows in each table, or as many as a table of a report has. */
export function fullReportView(analysis: Analysis, most?: number): FullReportView {
  const replication = replicationView(analysis, most);
  const cost = costView(analysis, most);
  const findings = findingsView(analysis, most);
  const [monthly, yearly, once] = costFigures(cost);
  const [lacking] = replicationFigures(replication);
  const [errors, warnings] = findingsFigures(findings);
  const figures = [monthly, yearly, once, lacking, errors, warnings].filter((figure) => figure !== undefined);
  const head = headOf(analysis, 'Image galleries: replication, cost and findings', figures);
  return withLazyFields(
    { ...head, replication, cost, findings, tables: tablesOf(analysis, cost, most) },
    { map: () => worldMapView(analysis) },
  );
}

function headOf({ facts, today, estate }: Analysis, title: string, figures: FigureView[]): HeadView {
  return {
    title,
    today,
    tool: TOOL,
    edition: { id: facts.edition, title: facts.title, asOf: facts.asOf },
    estate: estateText(estate),
    leftOut: leftOutText(estate) ?? '',
    figures,
    facts: editionFacts(facts),
  };
}

function replicationFigures({ raw }: ReplicationView): FigureView[] {
  const lacking = raw.infeasible + raw.short + raw.unreplicated;
  return [
    {
      label: 'Lack replicas',
      value: numberText(lacking),
      note: `of ${countText(raw.placements, 'placement')}`,
      tone: lacking > 0 ? 'bad' : 'good',
    },
    {
      label: 'Infeasible',
      value: numberText(raw.infeasible),
      note: 'need more than is allowed',
      tone: raw.infeasible > 0 ? 'bad' : 'plain',
    },
    { label: 'Nothing to spare', value: numberText(raw.bare), note: 'have exactly the need', tone: raw.bare > 0 ? 'warn' : 'plain' },
    { label: 'Idle', value: numberText(raw.idle), note: 'have no demand', tone: 'plain' },
  ];
}

function costFigures({ currency, totals, storageYearly, isComplete }: CostView): FigureView[] {
  const note = isComplete ? currency : `${currency}, at least`;
  return [
    { label: 'Storage a month', value: totals.storageMonthly, note, tone: 'plain' },
    { label: 'Storage a year', value: storageYearly, note, tone: 'plain' },
    { label: 'Egress once', value: totals.egressOnce, note, tone: 'plain' },
    { label: 'Stored', value: totals.storedGB, note: 'GB', tone: 'plain' },
    { label: 'Snapshots', value: totals.snapshots, note: 'one a replica', tone: 'plain' },
  ];
}

function findingsFigures({ raw }: FindingsView): FigureView[] {
  return [
    { label: 'Errors', value: numberText(raw.errors), note: '', tone: raw.errors > 0 ? 'bad' : 'good' },
    { label: 'Warnings', value: numberText(raw.warnings), note: '', tone: raw.warnings > 0 ? 'warn' : 'good' },
    { label: 'Infos', value: numberText(raw.infos), note: '', tone: 'plain' },
    { label: 'Suppressed', value: numberText(raw.suppressed), note: '', tone: 'plain' },
  ];
}

/** Each is laid out when a template asks for it: most templates do not. */
function tablesOf(analysis: Analysis, cost: CostView | undefined, most: number | undefined): TablesView {
  return {
    get replication() {
      return placementLines(mostUrgent(analysis.plan(), most), TEXT_COLUMNS, PLAIN);
    },
    get cost() {
      return cost === undefined ? [] : costLines(analysis.cost(), cost, most, TEXT_COLUMNS, PLAIN);
    },
    get breakdowns() {
      return cost === undefined ? [] : cost.breakdowns.map((breakdown) => breakdownLines(breakdown, cost, TEXT_COLUMNS, PLAIN));
    },
    get findings() {
      return findingLines(analysis, worstFindings(analysis.findings, most), TEXT_COLUMNS, PLAIN);
    },
  };
}
