import type { Analysis } from '../engine/analyze.ts';
import { compareFindings, type Finding, type Fix, type Range } from '../engine/finding.ts';
import { findingIdentities } from '../engine/finding-identity.ts';
import type { Display } from './painter.ts';
import type { Reporter, RunFacts } from './reporter.ts';
import { HOME_PAGE } from './rule-url.ts';
import { safeJson } from './safe-json.ts';
import { sanitize } from './sanitize.ts';
import { SARIF_LEVELS } from './sarif-levels.ts';
import { sarifRules } from './sarif-rules.ts';
import { shownMessage } from './shown-text.ts';
import { TOOL } from './tool.ts';
import { uriPath } from './uri-path.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** Paths are relative to the directory of the run, which stays unnamed: readers take the root of the repository. */
const ROOT = '%SRCROOT%';
/**
 * A name of our own: under the one that GitHub makes for itself (`primaryLocationLineHash`) its upload would complain
 * about every result.
 */
const FINGERPRINT = 'gallerist/v1';

/** `lint -f sarif`: SARIF 2.1.0, with the cards of the rules that report, and what is silenced as suppressed. */
export const sarif: Reporter = (analysis: Analysis, _display: Display, { rules }: RunFacts) => {
  const { sources, facts, today, suppressedFindings } = analysis;
  const findings = [...analysis.findings, ...suppressedFindings].sort(compareFindings);
  const descriptors = sarifRules(findings, rules);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const identities = findingIdentities(findings, sources);
  const results = findings.map((finding, index) => ({
    ruleId: sanitize(finding.ruleId),
    ruleIndex: indexes.get(sanitize(finding.ruleId)),
    level: SARIF_LEVELS[finding.severity],
    message: { text: sarifText(finding.message) },
    locations: [{ ...locationOf(finding, finding.file), logicalLocations: [{ fullyQualifiedName: sanitize(finding.pointer) }] }],
    relatedLocations: finding.related.map((place, id) => ({
      id,
      ...locationOf(place, place.file),
      message: { text: sarifText(place.message) },
    })),
    partialFingerprints: { [FINGERPRINT]: identities[index]?.fingerprint },
    // Said of one result, it must be said of all.
    suppressions: suppressedFindings.length > 0 ? suppressionsOf(finding) : undefined,
    fixes: fixesOf(finding),
    properties: propertiesOf(finding),
  }));
  return safeJson({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...TOOL, semanticVersion: TOOL.version, informationUri: HOME_PAGE, rules: descriptors } },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { [ROOT]: { description: { text: 'The directory that gallerist was run in' } } },
        columnKind: 'utf16CodeUnits',
        // A lone CR ends a line in YAML.
        newlineSequences: ['\r\n', '\n', '\r'],
        results,
        properties: { edition: facts.edition, today },
      },
    ],
  });
};

function locationOf(range: Range, file: string) {
  return { physicalLocation: { artifactLocation: artifactOf(file), region: regionOf(range) } };
}

function artifactOf(file: string) {
  const uri = uriPath(file);
  // Below the base only: SARIF forbids a way out of it.
  return uri.split('/').includes('..') ? { uri } : { uri, uriBaseId: ROOT };
}

function regionOf({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Plain text, in which SARIF would otherwise see links (`[text](target)`) and placeholders (`{0}`). */
function sarifText(message: string): string {
  return shownMessage(message)
    .replaceAll('](', '] (')
    .replaceAll(/\{(?=\d)/g, '{ ');
}

function suppressionsOf({ suppression }: Finding) {
  if (suppression === undefined) return [];
  const { kind, reason } = suppression;
  return [{ kind, status: 'accepted', justification: reason === undefined ? undefined : shownMessage(reason) }];
}

/** Only what is known as text: SARIF has no words for an edit of the structure. */
function fixesOf({ fix, file }: Finding) {
  if (fix?.replacements === undefined) return undefined;
  const replacements = fix.replacements.map(({ text, ...range }) => ({ deletedRegion: regionOf(range), insertedContent: { text } }));
  return [{ description: { text: sarifText(titleOf(fix)) }, artifactChanges: [{ artifactLocation: artifactOf(file), replacements }] }];
}

function titleOf({ safe, title }: Fix): string {
  return safe ? title : `${title} (needs a look)`;
}

function propertiesOf({ document, fix }: Finding) {
  if (document === undefined && fix === undefined) return undefined;
  return { document, fix: fix === undefined ? undefined : { safe: fix.safe, title: shownMessage(fix.title) } };
}
