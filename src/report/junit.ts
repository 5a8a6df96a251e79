import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';
import { type FindingIdentity, findingIdentities } from '../engine/finding-identity.ts';
import { messageLines, placeText } from './message-lines.ts';
import { findingsByFile } from './findings-by-file.ts';
import type { Display } from './painter.ts';
import type { Reporter, RunFacts } from './reporter.ts';
import { ruleUrl } from './rule-url.ts';
import { shownMessage, shownName } from './shown-text.ts';
import { xmlAttributes, xmlText } from './xml-text.ts';

const RANK: Readonly<Record<Severity | 'never', number>> = { info: 1, warning: 2, error: 3, never: 4 };

/**
 * `lint -f junit`: a suite a manifest file, a test case a finding. A case fails where its finding fails the run, so that
 * the tests and the exit code agree; what does not is told in the suite's output. A file without findings has one case.
 */
export const junit: Reporter = (analysis: Analysis, _display: Display, run: RunFacts) => {
  const identities = identitiesOf(analysis);
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>'];
  for (const [id, [file, findings]] of findingsByFile(analysis).entries()) {
    const failing = new Set(findings.filter(({ severity }) => RANK[severity] >= RANK[run.failOn]));
    const name = shownName(file);
    const counts = { tests: Math.max(1, findings.length), failures: failing.size, errors: 0 };
    // Apache Ant's schema wants all of these; there is no clock here, and no host that matters.
    const formal = { package: '', id, time: 0, timestamp: `${analysis.today}T00:00:00`, hostname: 'localhost' };
    lines.push(`<testsuite${xmlAttributes({ name, ...counts, ...formal })}>`);
    lines.push(`<properties><property${xmlAttributes({ name: 'edition', value: analysis.facts.edition })}/></properties>`);
    if (findings.length === 0) lines.push(`<testcase${xmlAttributes({ name: 'all rules', classname: name, time: 0 })}/>`);
    for (const finding of findings) lines.push(caseOf(finding, name, identities.get(finding), failing.has(finding)));
    const remarks = findings.filter((finding) => !failing.has(finding)).map(remarkText);
    lines.push(`<system-out>${remarks.join('\n')}</system-out>`, '<system-err/>', '</testsuite>');
  }
  return `${lines.join('\n')}\n</testsuites>\n`;
};

function identitiesOf({ findings, sources }: Analysis): Map<Finding, FindingIdentity> {
  const identities = new Map<Finding, FindingIdentity>();
  for (const [index, identity] of findingIdentities(findings, sources).entries()) {
    const finding = findings[index];
    if (finding !== undefined) identities.set(finding, identity);
  }
  return identities;
}

/** Named by place, not by line: a test keeps its history when the file grows, and no two of a suite share a name. */
function caseOf(finding: Finding, classname: string, identity: FindingIdentity | undefined, isFailing: boolean): string {
  const { place = '', occurrence = 1 } = identity ?? {};
  const name = [finding.ruleId, place, ...(occurrence === 1 ? [] : [`(${occurrence})`])].filter((part) => part !== '').join(' ');
  const testcase = `<testcase${xmlAttributes({ name: shownMessage(name), classname, time: 0 })}`;
  if (!isFailing) return `${testcase}/>`;
  const message = shownMessage(finding.message);
  return `${testcase}><failure${xmlAttributes({ type: finding.severity, message })}>${detailText(finding)}</failure></testcase>`;
}

function detailText(finding: Finding): string {
  const [message = '', ...notes] = messageLines(finding);
  return [`${placeText(finding)} ${message}`, ...notes, ruleUrl(finding.ruleId)].map(xmlText).join('\n');
}

function remarkText(finding: Finding): string {
  return xmlText(`${placeText(finding)} ${finding.severity}: ${shownMessage(finding.message)} (${shownName(finding.ruleId)})`);
}
