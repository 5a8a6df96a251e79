import { type Change, entityOf } from '../change/change.ts';
import { type Estate, nameAt, pathOf, type Subject } from '../estate/estate.ts';
import type { Facts } from '../facts/facts.ts';
import type { Plan } from '../planning/plan.ts';
import type { Estimate } from '../pricing/cost.ts';
import type { JudgedRule } from './custom-rule.ts';
import { type Edit, type Finding, type Path, pointerOf, type Related, type Severity } from './finding.ts';
import type { ChangeContext, Level, Problem, ProblemEdit, Subjects } from './rule.ts';
import { optionsFor, type RuleSettings } from './settings.ts';

/** What the rules may ask beside the estate; plan and cost are computed at the first question. */
export type Knowledge = { estate: Estate; facts: Facts; today: string; plan(): Plan; cost(): Estimate };

/** Called around each rule's check where the time a rule takes is wanted. */
export type Stopwatch = (ruleId: string, check: () => void) => void;

/**
 * Walks the estate once and runs the rules of a level at each of its subjects.
 * Findings come in the order of the walk; whoever prints them sorts.
 */
export function judge(knowledge: Knowledge, rules: readonly JudgedRule[], settings: RuleSettings, stopwatch?: Stopwatch): Finding[] {
  const judgement = new Judgement(knowledge, rules, settings, stopwatch);
  const { estate } = knowledge;
  judgement.ofEstate(estate);
  for (const gallery of estate.galleries) {
    if (!gallery.isLeftOut) {
      judgement.of('gallery', gallery);
      for (const grant of gallery.grants) judgement.of('grant', grant);
    }
    for (const image of gallery.images) {
      if (!image.isLeftOut) {
        judgement.of('image', image);
        for (const grant of image.grants) judgement.of('grant', grant);
      }
      for (const version of image.versions) {
        judgement.of('version', version);
        for (const target of version.targetRegions) judgement.of('targetRegion', target);
        for (const grant of version.grants) judgement.of('grant', grant);
      }
    }
  }
  for (const deployment of estate.deployments) judgement.of('deployment', deployment);
  for (const budget of estate.budgets) judgement.of('budget', budget);
  return judgement.findings;
}

/** A finding about a change, and the change. Where that is a deletion, the finding is on a file of the base, else on one of the head. */
export type ChangeFinding = { change: Change; finding: Finding };

/** Runs the rules of changes at each change. `base` and `head` are what the rules may ask of each side. */
export function judgeChanges(
  changes: readonly Change[],
  { base, head }: { base: Knowledge; head: Knowledge },
  rules: readonly JudgedRule[],
  settings: RuleSettings,
  stopwatch?: Stopwatch,
): ChangeFinding[] {
  const ofChanges = rules.filter(({ on }) => on === 'change');
  const judgement = new Judgement(head, ofChanges, settings, stopwatch, base.estate);
  const found: ChangeFinding[] = [];
  for (const change of changes) {
    const from = judgement.findings.length;
    judgement.ofChange(change);
    for (const finding of judgement.findings.slice(from)) found.push({ change, finding });
  }
  return found;
}

/** A rule's check with the context that is made for it once. */
type BoundCheck<S> = { rule: JudgedRule; context: ChangeContext; check(subject: S, context: ChangeContext): void };
type Check<L extends Level> = BoundCheck<Subjects[L]>;
type Checks = { [L in Level]: Check<L>[] };

/** Holds the subject in hand, so that a million checks need neither a closure nor a handler of their own. */
class Judgement {
  readonly findings: Finding[] = [];
  readonly #checks: Checks = {
    estate: [],
    gallery: [],
    image: [],
    version: [],
    targetRegion: [],
    deployment: [],
    grant: [],
    budget: [],
    change: [],
  };
  readonly #base: Estate | undefined;
  readonly #stopwatch: Stopwatch | undefined;
  #subject: Subject | undefined;

  constructor(knowledge: Knowledge, rules: readonly JudgedRule[], settings: RuleSettings, stopwatch: Stopwatch | undefined, base?: Estate) {
    this.#stopwatch = stopwatch;
    this.#base = base;
    for (const rule of rules) {
      if (settings.isOffEverywhere(rule.id)) continue;
      if (rule.since !== undefined && !knowledge.facts.isFrom(rule.since)) continue;
      // The pairing of a rule's level with its subject is what `Rule` states; indexing by a union cannot follow it.
      const level = this.#checks[rule.on] as Check<Level>[];
      level.push({ rule, context: this.#contextOf(rule, knowledge, settings), check: rule.check as Check<Level>['check'] });
    }
  }

  ofEstate(estate: Estate): void {
    this.#subject = undefined;
    this.#run(this.#checks.estate, estate);
  }

  ofChange(change: Change): void {
    this.#subject = entityOf(change);
    this.#run(this.#checks.change, change);
  }

  of<L extends Exclude<Level, 'estate' | 'change'>>(level: L, subject: Subjects[L]): void {
    this.#subject = subject;
    this.#run(this.#checks[level], subject);
  }

  #run<S>(checks: readonly BoundCheck<S>[], subject: S): void {
    let index = 0;
    try {
      for (; index < checks.length; index++) {
        const one = checks[index];
        if (one === undefined) continue;
        // Timing has a closure of its own: one in here would cost an allocation a check, a million times.
        if (this.#stopwatch === undefined) one.check(subject, one.context);
        else timed(this.#stopwatch, one, subject);
      }
    } catch (cause) {
      const place =
        this.#subject === undefined ? 'the estate' : `${this.#subject.document.source.file} ${pointerOf(pathOf(this.#subject))}`;
      throw new Error(`rule ${checks[index]?.rule.id} failed at ${place}`, { cause });
    }
  }

  #contextOf(rule: JudgedRule, { estate, facts, today, plan, cost }: Knowledge, settings: RuleSettings): ChangeContext {
    return {
      // Where there is one state, nothing is judged that could ask for another.
      base: this.#base ?? estate,
      estate,
      facts,
      today,
      options: optionsFor(rule, settings),
      get plan() {
        return plan();
      },
      get cost() {
        return cost();
      },
      report: (problem) => {
        const subject = problem.subject ?? this.#subject;
        if (subject === undefined) throw new Error(`${rule.id} reports on the estate without naming an entity`);
        const setting = settings.severityIn(rule.id, subject.document.source.file);
        if (setting !== 'off') this.findings.push(toFinding(rule.id, setting ?? problem.severity ?? rule.severity, subject, problem));
      },
    };
  }
}

function timed<S>(stopwatch: Stopwatch, { rule, context, check }: BoundCheck<S>, subject: S): void {
  stopwatch(rule.id, () => check(subject, context));
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
    pointer: pointerOf(source.pathInFile?.(path) ?? path),
    related: (problem.related ?? []).map(toRelated),
  };
  if (source.isOneOfMany) finding.document = source.index;
  if (problem.isSecret === true) finding.isSecret = true;
  // A fix is worded for manifests: of another format nobody knows how it would be written there.
  if (problem.fix !== undefined && source.pathInFile === undefined) {
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
