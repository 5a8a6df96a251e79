/**
 * The library: the same engine as the command line, without a disk, a clock, a network or a process.
 * Files come in as text or bytes; the day comes in as `today`.
 */
import { RULES } from '../rules/index.ts';
import { analyze as judgeFiles, type AnalyzeOptions, type Analysis, loadEstate } from './engine/analyze.ts';
import type { Finding, Path } from './engine/finding.ts';
import type { ImportOptions } from './exchange/import-manifest.ts';
import type { FixedFiles, FixOptions } from './fix/fix-files.ts';
import { decimalOf } from './pricing/money.ts';
import { type CostOutput, costOutput } from './pricing/cost-output.ts';
import type { CostBy } from './pricing/cost.ts';
import type { ForecastOutput } from './report/forecast-output.ts';
import { lintOutput, type LintOutput } from './report/lint-json.ts';
import type { DiffOutput } from './report/diff-json.ts';
import { planOutput, type PlanOutput } from './report/plan-json.ts';
import type { OptimizeOutput } from './report/savings-json.ts';
import type { SavingsChoice } from './savings/find-savings.ts';
import type { ExportTarget } from './report/export/render-export.ts';
import { readSources } from './source/read-source.ts';
import type { SourceFile } from './source/source.ts';

/** Reads the files, builds their estate and runs the rules; `plan()` and `cost()` of the answer are computed when called. */
export function analyze(files: readonly SourceFile[], options: AnalyzeOptions): Promise<Analysis> {
  return judgeFiles(files, options.rules ?? RULES, options);
}

/** Findings over the estate, as `gallerist lint -f json` prints them. */
export async function lint(files: readonly SourceFile[], options: AnalyzeOptions): Promise<LintOutput> {
  return lintOutput(await analyze(files, options));
}

/** Replicas needed, configured and allowed, as `gallerist plan -f json` prints them. */
export async function plan(files: readonly SourceFile[], options: AnalyzeOptions): Promise<PlanOutput> {
  return planOutput(await analyze(files, options));
}

/** Storage a month and egress once, as `gallerist cost -f json` prints them. */
export async function cost(files: readonly SourceFile[], options: AnalyzeOptions): Promise<CostOutput> {
  const { cost: estimate } = await analyze(files, options);
  return costOutput(estimate());
}

/** What the estate will hold and cost, month by month, as `gallerist forecast -f json` prints it. */
export async function forecast(
  files: readonly SourceFile[],
  options: AnalyzeOptions & { months?: number; by?: CostBy },
): Promise<ForecastOutput> {
  const { forecastOutput } = await import('./report/forecast-output.ts');
  const analysis = await analyze(files, options);
  return forecastOutput(analysis.forecast(options.months), options.by);
}

/** Makes the fixes of findings, as `gallerist lint --fix` does, and answers with the files as they are then; it writes none of them. */
export async function fix(files: readonly SourceFile[], options: AnalyzeOptions & FixOptions): Promise<FixedFiles> {
  const { fixFiles } = await import('./fix/fix-files.ts');
  return fixFiles(files, (some) => analyze(some, options), options);
}

/**
 * What can be saved, as `gallerist optimize -f json` prints it, and the files as they are when it is made; it writes none of
 * them. Retention and releases of images about which the manifests say nothing are `policy` of the options.
 */
export async function optimize(
  files: readonly SourceFile[],
  options: AnalyzeOptions & SavingsChoice,
): Promise<OptimizeOutput & Pick<FixedFiles, 'files' | 'changed'>> {
  const { proveSavings } = await import('./savings/prove-savings.ts');
  const { optimizeOutput } = await import('./report/savings-json.ts');
  const proven = await proveSavings(files, (some) => analyze(some, options), options);
  return { ...optimizeOutput(proven), files: proven.files, changed: proven.changed };
}

/**
 * What changes between two states, as `gallerist diff -f json` prints it; both are judged by the same options. `failOver` is by
 * how much the monthly cost may rise.
 */
export async function diff(
  baseFiles: readonly SourceFile[],
  headFiles: readonly SourceFile[],
  options: AnalyzeOptions & { names?: { base: string; head: string }; failOver?: number },
): Promise<DiffOutput> {
  const { compareAnalyses, sidesWithoutDeployments } = await import('./change/comparison.ts');
  const { analyzeChange } = await import('./engine/analyze-change.ts');
  const { diffOutput } = await import('./report/diff-json.ts');
  const base = await analyze(baseFiles, options);
  const head = await analyze(headFiles, options);
  const withoutDeployments = sidesWithoutDeployments(base, head);
  const judged = analyzeChange(base, head, options.rules ?? RULES, { ...options, withoutDeployments });
  const { names = { base: 'base', head: 'head' }, failOver } = options;
  return diffOutput(compareAnalyses(base, head, judged, { names, failOver: failOver === undefined ? undefined : decimalOf(failOver) }));
}

/**
 * Makes one manifest of files in other formats, as `gallerist import` writes it, and says what could not be read or kept.
 * `manifest` is undefined where nothing of galleries is in the files.
 */
export async function importFiles(
  files: readonly SourceFile[],
  options: ImportOptions,
): Promise<{ manifest: string | undefined; findings: Finding[] }> {
  const { importManifest } = await import('./exchange/import-manifest.ts');
  return importManifest(await readSources(files), options);
}

/** Writes the galleries for the tool that deploys them, as `gallerist export --to` does; `omissions` are what that tool, or the API version, cannot say. */
export async function exportFiles(
  files: readonly SourceFile[],
  target: ExportTarget,
  options: AnalyzeOptions,
): Promise<{ text: string; omissions: { file: string; path: Path; what: string; why: string }[] }> {
  const { estate, facts } = await loadEstate(files, options);
  const { exportedGalleries } = await import('./exchange/export/exported-galleries.ts');
  const { renderExport } = await import('./report/export/render-export.ts');
  const { galleries, omissions } = exportedGalleries(estate, facts);
  const names = new Set(galleries.map(({ gallery }) => gallery.document.source.file));
  return {
    text: renderExport(galleries, target, [...names]),
    omissions: omissions.map(({ document, path, what, why }) => ({ file: document.source.file, path, what, why })),
  };
}

export { loadEstate };
export type { LoadedEstate } from './engine/analyze.ts';
export { render } from './report/render.ts';
export { RULES, ENGINE_RULES } from '../rules/index.ts';
export { defineRule } from './engine/rule.ts';
export { readPriceSheet } from './pricing/read-price-sheet.ts';
export { inCurrency, withRates } from './pricing/exchange-rate.ts';
export type { Forecast } from './forecast/forecast.ts';
export type {
  Analysis,
  AnalyzeOptions,
  DiffOutput,
  ExportTarget,
  Finding,
  FixedFiles,
  FixOptions,
  ImportOptions,
  OptimizeOutput,
  SavingsChoice,
  SourceFile,
};
