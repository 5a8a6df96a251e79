import type { Analysis } from '../engine/analyze.ts';
import type { Severity } from '../engine/finding.ts';
import { findingIdentities } from '../engine/finding-identity.ts';
import type { Reporter } from './reporter.ts';
import { safeJson } from './safe-json.ts';
import { shownMessage, shownName } from './shown-text.ts';
import { wellFormed } from './well-formed.ts';

const SEVERITIES: Readonly<Record<Severity, 'major' | 'minor' | 'info'>> = { error: 'major', warning: 'minor', info: 'info' };

/** `lint -f gitlab`: a Code Quality report of GitLab CI. */
export const gitlab: Reporter = ({ findings, sources }: Analysis) => {
  const identities = findingIdentities(findings, sources);
  return safeJson(
    findings.map(({ ruleId, severity, message, file, line, endLine }, index) => ({
      description: shownMessage(message),
      check_name: shownName(ruleId),
      fingerprint: identities[index]?.fingerprint,
      severity: SEVERITIES[severity],
      location: { path: wellFormed(file), lines: { begin: line, end: endLine } },
    })),
  );
};
