import { type Estate, nameAt, pathOf, type Subject } from '../estate/estate.ts';
import type { Facts } from '../facts/facts.ts';
import type { Plan } from '../planning/plan.ts';
import type { Estimate } from '../pricing/cost.ts';
import { type Edit, type Finding, type Path, pointerOf, type Related, type Severity } from './finding.ts';
import type { Context, Level, Problem, ProblemEdit, Rule, Subjects } from './rule.ts';
import { optionsFor, type RuleSettings } from './settings.ts';

/** What the rules may ask beside the estate; plan and cost are computed at the first question. */
export type Knowledge = { estate: Estate; facts: Facts; today: string; plan(): Plan; cost(): Estimate };

/** Called around each rule's check where the time a rule takes is wanted. */
export type Stopwatch = (ruleId: string, check: () => void) => void;

/**
 * Walks the estate once and runs the rules of a level at each of its subjects.
 * Findings come in the order of the walk; whoever prints them sorts.
 */
export function judge(knowledge: Knowledge, rules: readonly Rule[], settings: RuleSettings, stopwatch?: Stopwatch): Finding[] {
  const findings: Finding[] = [];
  const checks = checksByLevel(knowledge, rules, settings, findings, stopwatch);
  const { estate } = knowledge;
  run(checks.estate, estate);
  for (const gallery of estate.galleries) {
    if (!gallery.isLeftOut) {
      run(checks.gallery, gallery);
      for (const grant of gallery.grants) run(checks.grant, grant);
    }
    for (const image of gallery.images) {
      if (!image.isLeftOut) {
        run(checks.image, image);
        for (const grant of image.grants) run(checks.grant, grant);
      }
      for (const version of image.versions) {
        run(checks.version, version);
        for (const target of version.targetRegions) run(checks.targetRegion, target);
        for (const grant of version.grants) run(checks.grant, grant);
      }
    }
  }
  for (const deployment of estate.deployments) run(checks.deployment, deployment);
  return findings;
}

type Check<L extends Level> = (subject: Subjects[L]) => void;
type Checks = { [L in Level]: Check<L>[] };

function run<S>(checks: readonly ((subject: S) => void)[], subject: S): void {
  for (const check of checks) check(subject);
}

function checksByLevel(
  knowledge: Knowledge,
  rules: readonly Rule[],
  settings: RuleSettings,
  findings: Finding[],
  stopwatch?: Stopwatch,
): Checks {
  const checks: Checks = { estate: [], gallery: [], image: [], version: [], targetRegion: [], deployment: [], grant: [] };
  for (const rule of rules) {
    if (settings.isOffEverywhere(rule.id)) continue;
    if (rule.since !== undefined && !knowledge.facts.isFrom(rule.since)) continue;
    // The pairing of a rule's level with its subject is what `Rule` states; indexing by a union cannot follow it.
    const level = checks[rule.on] as Check<Level>[];
    level.push(boundCheck(rule, knowledge, settings, findings, stopwatch));
  }
  return checks;
}

/** One context a rule, made once: its `report` knows the subject in hand. */
function boundCheck(rule: Rule, knowledge: Knowledge, settings: RuleSettings, findings: Finding[], stopwatch?: Stopwatch): Check<Level> {
  let current: Subject | undefined;
  const context: Context = {
    estate: knowledge.estate,
    facts: knowledge.facts,
    today: knowledge.today,
    options: optionsFor(rule, settings),
    get plan() {
      return knowledge.plan();
    },
    get cost() {
      return knowledge.cost();
    },
    report(problem) {
      const subject = problem.subject ?? current;
      if (subject === undefined) throw new Error(`${rule.id} reports on the estate without naming an entity`);
      const setting = settings.severityIn(rule.id, subject.document.source.file);
      if (setting !== 'off') findings.push(toFinding(rule.id, setting ?? problem.severity ?? rule.severity, subject, problem));
    },
  };
  const check = rule.check as (subject: Subjects[Level], context: Context) => void;
  const guarded: Check<Level> = (subject) => {
    current = 'kind' in subject ? subject : undefined;
    try {
      check(subject, context);
    } catch (cause) {
      const place = current === undefined ? 'the estate' : `${current.document.source.file} ${pointerOf(pathOf(current))}`;
      throw new Error(`rule ${rule.id} failed at ${place}`, { cause });
    }
  };
  return stopwatch === undefined ? guarded : (subject) => stopwatch(rule.id, () => guarded(subject));
}

/** The one place where a rule's problem becomes a finding. */
function toFinding(ruleId: string, severity: Severity, subject: Subject, problem: Problem): Finding {
  const { source } = subject.document;
  const path = [...pathOf(subject), ...(problem.at ?? nameAt(subject))];
  const finding: Finding = {
    ruleId,
    severity,
    message: problem.message,
    file: source.file,
    ...source.rangeOf(path, problem.part ?? 'value'),
    pointer: pointerOf(path),
    related: (problem.related ?? []).map(toRelated),
  };
  if (source.isOneOfMany) finding.document = source.index;
  if (problem.fix !== undefined) {
    const base = pathOf(subject);
    finding.fix = { ...problem.fix, edits: problem.fix.edits.map((edit) => toEdit(edit, base)) };
  }
  return finding;
}

function toRelated({ subject, at, message }: { subject: Subject; at?: Path; message: string }): Related {
  const { source } = subject.document;
  return { file: source.file, ...source.rangeOf([...pathOf(subject), ...(at ?? nameAt(subject))]), message };
}

function toEdit(edit: ProblemEdit, base: Path): Edit {
  return { ...edit, at: [...base, ...edit.at] };
}
