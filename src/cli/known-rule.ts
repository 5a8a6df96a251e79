import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import type { RuleOption } from '../engine/rule.ts';
import { closestName } from '../facts/closest-name.ts';
import { UsageError } from './usage-error.ts';

const LIST = 'Run "gallerist rules" for the list.';

/** The id itself, or a usage error that says which rule was probably meant. */
export function knownRule(id: string, place: string, customIds: readonly string[] = []): string {
  const ids = [...[...ENGINE_RULES, ...RULES].map((rule) => rule.id), ...customIds];
  if (ids.includes(id)) return id;
  const suggestion = closestName(id, ids);
  throw new UsageError(
    `${place} names the rule "${id}", which does not exist`,
    suggestion === undefined ? LIST : `Did you mean "${suggestion}"? ${LIST}`,
  );
}

/** Refuses an option that the rule does not have, or a value out of its range. */
export function knownOption(id: string, name: string, value: number, place: string): void {
  const options: Readonly<Record<string, RuleOption>> = RULES.find((rule) => rule.id === id)?.options ?? {};
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const names = Object.keys(options);
    throw new UsageError(
      `${place} sets "${name}", which is no option of ${id}`,
      names.length === 0 ? 'The rule has no options, only a severity.' : `Its options are ${names.join(', ')}.`,
    );
  }
  if (value < option.minimum || value > option.maximum) {
    throw new UsageError(
      `${place} sets ${name} to ${value}, expected ${option.minimum} to ${option.maximum}`,
      `${option.description}; the default is ${option.default}.`,
    );
  }
}
