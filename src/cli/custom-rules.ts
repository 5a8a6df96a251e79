import { CustomRuleError, compileCustomRule, type Explain } from '../custom-rules/compile-custom-rule.ts';
import { type CustomRule, isInCatalogue } from '../engine/custom-rule.ts';
import { nameAt, pathOf } from '../estate/estate.ts';
import type { ReadConfig } from './load-config.ts';
import { UsageError } from './usage-error.ts';

const HINT = 'What conditions and messages can say is described in docs/custom-rules.md.';

/** The rules of a chain of configurations, the widest first; a later one takes the place of an earlier one with its id. */
export function compileCustomRules(chain: readonly ReadConfig[]): CustomRule[] {
  const rules = new Map<string, CustomRule>();
  for (const file of chain) {
    const ids = new Set<string>();
    for (const [index, { id }] of (file.content.customRules ?? []).entries()) {
      const place = file.placeOf(['customRules', index, 'id']);
      if (isInCatalogue(id))
        throw new UsageError(
          `${place} "${id}" is in a group of gallerist's own rules`,
          'Begin the id with the name of your organization, for example "contoso/three-regions".',
        );
      if (ids.has(id)) throw new UsageError(`${place} the rule "${id}" stands twice`, 'Give each rule an id of its own.');
      ids.add(id);
      rules.set(id, compiled(file, index, place));
    }
  }
  return [...rules.values()];
}

function compiled({ content, placeOf }: ReadConfig, index: number, place: string): CustomRule {
  const written = content.customRules?.[index];
  if (written === undefined) throw new Error(`no custom rule ${index}`);
  const refusal = (error: CustomRuleError, met = '') =>
    new UsageError(`${placeOf(['customRules', index, error.key])} ${written.id}${met}: ${error.message}`, HINT, { cause: error });
  const explain: Explain = (error, subject) => {
    const { source } = subject.document;
    const { line, column } = source.rangeOf([...pathOf(subject), ...nameAt(subject)]);
    return refusal(error, ` on ${subject.kind} "${subject.name}" (${source.file}:${line}:${column})`);
  };
  try {
    return compileCustomRule(written, place, explain);
  } catch (error) {
    throw error instanceof CustomRuleError ? refusal(error) : error;
  }
}
