import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';
import { codeFrame } from './code-frame.ts';
import { countSeverities } from './count-severities.ts';
import { fixableText, headlineText, suppressedText } from './findings-summary.ts';
import { numberText } from './number-text.ts';
import { ruleUrl } from './rule-url.ts';
import { noSource, type SourceUrl } from './source-url.ts';
import { type ShownLines, shownLines } from './shown-line.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** What the rules found, ready to print: the view model of the findings report. */
export type FindingsView = {
  /** `3 errors, 2 warnings in 2 files`. */
  headline: string;
  /** What is suppressed, how much can be fixed, in which language the messages are: a sentence each. */
  notes: string[];
  hasFindings: boolean;
  /** All three, the worst first. */
  severities: SeverityView[];
  /** Findings by file, in the order of their places. */
  files: FileFindingsView[];
  /** What is not shown: `and 9,900 more findings`; empty where all are. */
  more: string;
  /** The rules that report, those with the worst and the most findings first. */
  rules: RuleFindingsView[];
  raw: { errors: number; warnings: number; infos: number; suppressed: number };
};

export type SeverityView = {
  severity: Severity;
  /** The severity in words. */
  severityText: string;
  count: string;
  /** `2 warnings`. */
  label: string;
};

export type FileFindingsView = { file: string; /** `3 findings`. */ count: string; findings: FindingView[] };

export type FindingView = {
  severity: Severity;
  severityText: string;
  message: string;
  ruleId: string;
  /** The rule's page. */
  url: string;
  file: string;
  /** `14:21`: line and column, from 1. */
  place: string;
  /** Where the line of the file is to be seen: an address, empty where none is known. */
  source: string;
  /** The line of the manifest, clipped around the part that is meant; null where the file cannot be shown. */
  frame: FrameView | null;
  /** Other places, as `file:line:column`. */
  related: { place: string; message: string }[];
  /** What the fix would do; empty where there is none. */
  fix: string;
  raw: { line: number; column: number };
};

export type FrameView = { line: string; before: string; marked: string; after: string };

export type RuleFindingsView = {
  ruleId: string;
  /** What the rule reports, where the language is not that of messages; empty in English and for rules of the configuration. */
  title: string;
  url: string;
  severity: Severity;
  severityText: string;
  count: string;
  raw: { count: number };
};

const SEVERITIES = ['error', 'warning', 'info'] as const;
const FRAME_COLUMNS = 100;
const MOST_FINDINGS = 200;

/** Builds the view; of more findings than `most` the worst are kept. */
export function findingsView(analysis: Analysis, words: Words, most = MOST_FINDINGS, sourceUrl: SourceUrl = noSource): FindingsView {
  const { findings, suppressed } = analysis;
  const counts = countSeverities(findings);
  const kept = worstFindings(findings, most);
  const hidden = findings.length - kept.length;
  return {
    headline: headlineText(analysis, findings, words),
    notes: [...suppressedText(suppressed, words), ...fixableText(findings, words), ...messageLanguageText(findings, words)],
    hasFindings: findings.length > 0,
    severities: [
      severityView('error', counts.error, words.counts.errors, words),
      severityView('warning', counts.warning, words.counts.warnings, words),
      severityView('info', counts.info, words.counts.infos, words),
    ],
    files: groupByFile(kept, analysis, words, sourceUrl),
    more: hidden === 0 ? '' : words.findings.more(hidden),
    rules: rulesOf(findings, words),
    raw: { errors: counts.error, warnings: counts.warning, infos: counts.info, suppressed },
  };
}

function severityView(severity: Severity, count: number, label: (count: number) => string, { findings }: Words): SeverityView {
  return { severity, severityText: findings.severities[severity], count: numberText(count), label: label(count) };
}

/** Messages are the rules' own, in English: a report in another language says so where it shows any. */
function messageLanguageText(findings: readonly Finding[], words: Words): string[] {
  const { messageLanguage } = words.findings;
  return findings.length === 0 || messageLanguage === '' ? [] : [messageLanguage];
}

/** So many findings, errors before warnings before hints; in the order in which they are sorted. */
export function worstFindings(findings: readonly Finding[], most = MOST_FINDINGS): readonly Finding[] {
  if (findings.length <= most) return findings;
  const kept = new Set<Finding>();
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      if (finding.severity === severity && kept.size < most) kept.add(finding);
    }
  }
  return findings.filter((finding) => kept.has(finding));
}

function groupByFile(findings: readonly Finding[], { sources }: Analysis, words: Words, sourceUrl: SourceUrl): FileFindingsView[] {
  const files = new Map<string, FindingView[]>();
  const texts = new Map(sources.map((source) => [source.file, source.text]));
  let lines: ShownLines | undefined;
  for (const finding of findings) {
    let views = files.get(finding.file);
    if (views === undefined) {
      files.set(finding.file, (views = []));
      const text = texts.get(finding.file);
      lines = text === undefined ? undefined : shownLines(text);
    }
    views.push({ ...findingView(finding, lines?.(finding), words), source: sourceUrl(finding.file, finding.line) });
  }
  return Array.from(files, ([file, views]) => ({
    file: shownName(file),
    count: words.counts.findings(views.length),
    findings: views,
  }));
}

function findingView(finding: Finding, shown: string | undefined, { findings: words }: Words): Omit<FindingView, 'source'> {
  const { severity, message, ruleId, file, line, column, related, fix } = finding;
  return {
    severity,
    severityText: words.severities[severity],
    message: shownMessage(message),
    ruleId: shownName(ruleId),
    url: ruleUrl(ruleId),
    file: shownName(file),
    place: `${line}:${column}`,
    frame: shown === undefined ? null : frameView(finding, shown),
    related: related.map((other) => ({
      place: shownName(`${other.file}:${other.line}:${other.column}`),
      message: shownMessage(other.message),
    })),
    fix: fix === undefined ? '' : shownMessage(fix.safe ? fix.title : words.unsafeFix(fix.title)),
    raw: { line, column },
  };
}

function frameView({ line, column, endLine, endColumn }: Finding, source: string): FrameView {
  const { before, marked, after } = codeFrame(source, column, endLine === line ? endColumn : source.length + 1, FRAME_COLUMNS);
  return { line: String(line), before, marked, after };
}

function rulesOf(findings: readonly Finding[], words: Words): RuleFindingsView[] {
  const rules = new Map<string, Omit<RuleFindingsView, 'title' | 'severityText' | 'count'>>();
  for (const { ruleId, severity } of findings) {
    const known = rules.get(ruleId);
    if (known === undefined) {
      rules.set(ruleId, { ruleId: shownName(ruleId), url: ruleUrl(ruleId), severity, raw: { count: 1 } });
      continue;
    }
    known.raw.count++;
    if (rank(severity) < rank(known.severity)) known.severity = severity;
  }
  const sorted = [...rules.values()].sort((a, b) => rank(a.severity) - rank(b.severity) || b.raw.count - a.raw.count);
  return sorted.map((rule) => ({
    ...rule,
    title: words.findings.ruleTitles.get(rule.ruleId) ?? '',
    severityText: words.findings.severities[rule.severity],
    count: numberText(rule.raw.count),
  }));
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
