import type { CustomRule as WrittenRule } from '../config/config-file.ts';
import type { CustomLevel, CustomRule } from '../engine/custom-rule.ts';
import type { Path } from '../engine/finding.ts';
import type { Context } from '../engine/rule.ts';
import { nameAt } from '../estate/estate.ts';
import { closestName } from '../facts/closest-name.ts';
import { ExpressionError } from '../planning/expression-error.ts';
import { checkNames, TODAY } from './check-names.ts';
import { evaluate, holds, newBudget } from './evaluate.ts';
import { isLevel, namedEntity } from './fields.ts';
import { parseCondition } from './parse-condition.ts';
import { parseMessage } from './parse-message.ts';
import { printMessage } from './print-message.ts';
import { fieldNames, fieldShape, type Shape, writtenShape } from './shape.ts';
import type { Term } from './term.ts';
import { ENTITY_WORDS, type Entities, Entity, fieldOf, isList, type Value, writtenOf } from './value.ts';

/** A rule of the configuration that cannot be used, and the key at fault: when it is read, or for what it meets in an estate. */
export class CustomRuleError extends Error {
  override readonly name = 'CustomRuleError';
  readonly key: 'when' | 'require' | 'message' | 'at';

  constructor(key: CustomRuleError['key'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.key = key;
  }
}

/** What a failure at a subject is thrown as. */
export type Explain = (error: CustomRuleError, subject: Entities[CustomLevel]) => Error;

/**
 * Makes a rule of what a configuration says. Its texts are untrusted: they are only parsed, checked against the names that
 * the rule's level knows, and evaluated step by step. Throws `CustomRuleError`; so does the rule's check, as `explain` words it.
 */
export function compileCustomRule(written: WrittenRule, place: string, explain: Explain = (error) => error): CustomRule {
  const { on } = written;
  const rule = {
    id: written.id,
    severity: written.severity,
    when: written.when,
    require: written.require,
    message: written.message,
    place,
  };
  // Each level is paired with its own subject, which a union of levels would lose.
  const make = <L extends CustomLevel>(level: L) => ({ ...rule, on: level, check: checkOf(written, level, explain) });
  if (on === 'gallery') return make(on);
  if (on === 'image') return make(on);
  if (on === 'version') return make(on);
  if (on === 'targetRegion') return make(on);
  return make(on);
}

function checkOf<L extends CustomLevel>(
  written: WrittenRule,
  level: L,
  explain: Explain,
): (subject: Entities[L], context: Context) => void {
  const when = written.when === undefined ? undefined : compile('when', written.when, level);
  const require = compile('require', written.require, level);
  const parts = within('message', () => {
    const message = parseMessage(written.message);
    for (const part of message) if (typeof part !== 'string') checkNames(part, level, written.message);
    return message;
  });
  const at = written.at === undefined ? undefined : pathOf(written.at, level);
  let budget = newBudget();
  let judged: Context['estate'] | undefined;
  const judge = (subject: Entities[L], { estate, today, report }: Context): void => {
    // One rule may judge several estates: before and after a fix, for example.
    if (judged !== estate) budget = newBudget();
    judged = estate;
    const names = (name: string): Value => (name === TODAY ? today : isLevel(name) ? namedEntity(level, subject, name) : null);
    const isMet = (key: 'when' | 'require', { term, text }: Condition) => within(key, () => holds(term, text, names, budget));
    if (when !== undefined && !isMet('when', when)) return;
    if (isMet('require', require)) return;
    const message = within('message', () => printMessage(parts, (term) => evaluate(term, written.message, names, budget)));
    report({ message, at: at !== undefined && isWritten(subject, at) ? at : nameAt(subject) });
  };
  return (subject, context) => {
    try {
      judge(subject, context);
    } catch (error) {
      throw error instanceof CustomRuleError ? explain(error, subject) : error;
    }
  };
}

type Condition = { term: Term; text: string };

function compile(key: 'when' | 'require', text: string, level: CustomLevel): Condition {
  return within(key, () => {
    const term = parseCondition(text);
    checkNames(term, level, text);
    return { term, text };
  });
}

/** Says of a failure in which key of the rule it is. */
function within<T>(key: CustomRuleError['key'], run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof ExpressionError)) throw cause;
    throw new CustomRuleError(key, cause.message, { cause });
  }
}

/** `osDisk.sizeGB`, which the schema must know at that level. */
function pathOf(at: string, level: CustomLevel): Path {
  const path = at.split('.');
  let shape: Shape = writtenShape(level);
  for (const key of path) {
    const next = fieldShape(shape, key);
    if (next === undefined) {
      const closest = closestName(key, fieldNames(shape));
      const advice = closest === undefined ? '' : `; did you mean "${closest}"?`;
      throw new CustomRuleError('at', `"${at}" is no property of ${ENTITY_WORDS[level]}: there is no "${key}"${advice}`);
    }
    shape = next;
  }
  return path;
}

function isWritten(subject: Entities[CustomLevel], path: Path): boolean {
  let value: Value = writtenOf(subject.spec);
  for (const key of path) {
    if (value === null || typeof value !== 'object' || isList(value) || value instanceof Entity) return false;
    value = fieldOf(value, String(key));
  }
  return value !== null;
}
