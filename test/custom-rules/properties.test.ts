import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate, newBudget } from '../../src/custom-rules/evaluate.ts';
import { namedEntity } from '../../src/custom-rules/fields.ts';
import { parseCondition } from '../../src/custom-rules/parse-condition.ts';
import { loadEstate } from '../../src/engine/analyze.ts';
import { MANIFEST, TODAY } from './estate-of.ts';

/** A condition's text, and what it comes to by rules written down here anew. */
type Sum = { text: string; value: number | null };
type Claim = { text: string; value: boolean };

const both = (a: Sum, b: Sum, apply: (a: number, b: number) => number) =>
  a.value === null || b.value === null ? null : apply(a.value, b.value);

const { sum, claim } = fc.letrec<{ sum: Sum; claim: Claim }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small' },
    fc.nat(9).map((value) => ({ text: String(value), value })),
    fc.constantFrom<Sum>(
      { text: 'version.osDisk.usedGB', value: 10 },
      { text: 'version.dataDisks[3].sizeGB', value: null },
      { text: 'null', value: null },
      { text: 'size(version.targetRegions)', value: 3 },
      { text: 'count(version.targetRegions, "replicas", 2)', value: 2 },
    ),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `(${a.text} + ${b.text})`, value: both(a, b, (x, y) => x + y) })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `(${a.text} - ${b.text})`, value: both(a, b, (x, y) => x - y) })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `(${a.text}*${b.text})`, value: both(a, b, (x, y) => x * y) })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `max(${a.text}, ${b.text})`, value: both(a, b, Math.max) })),
    tie('sum').map((a) => ({ text: `(-${a.text})`, value: a.value === null ? null : -a.value })),
    fc.tuple(tie('claim'), tie('sum'), tie('sum')).map(([c, a, b]) => ({
      text: `(${c.text} ? ${a.text} : ${b.text})`,
      value: c.value ? a.value : b.value,
    })),
  ),
  claim: fc.oneof(
    { depthSize: 'small' },
    fc.boolean().map((value) => ({ text: String(value), value })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `(${a.text} == ${b.text})`, value: a.value === b.value })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({ text: `(${a.text} != ${b.text})`, value: a.value !== b.value })),
    fc.tuple(tie('sum'), tie('sum')).map(([a, b]) => ({
      text: `(${a.text}<${b.text})`,
      value: a.value !== null && b.value !== null && a.value < b.value,
    })),
    fc.tuple(tie('sum'), tie('sum'), tie('sum')).map(([a, b, c]) => ({
      text: `(${a.text} >= ${b.text} > ${c.text})`,
      value: a.value !== null && b.value !== null && c.value !== null && a.value >= b.value && b.value > c.value,
    })),
    fc.tuple(tie('claim'), tie('claim')).map(([a, b]) => ({ text: `(${a.text} and ${b.text})`, value: a.value && b.value })),
    fc.tuple(tie('claim'), tie('claim')).map(([a, b]) => ({ text: `(${a.text} or ${b.text})`, value: a.value || b.value })),
    tie('claim').map((a) => ({ text: `(not ${a.text})`, value: !a.value })),
  ),
}));

it('a condition comes to what its parts come to', async () => {
  const { estate } = await loadEstate([{ path: 'a.yaml', text: MANIFEST }], { today: TODAY });
  const version = estate.galleries[0]?.images[0]?.versions[0];
  if (version === undefined) throw new Error('no version');
  const value = (text: string) => evaluate(parseCondition(text), text, () => namedEntity('version', version, 'version'), newBudget());
  let compared = 0;
  const fits = ({ text }: { text: string }) => text.length <= 500 && text.split('(').length < 20;
  fc.assert(
    fc.property(sum.filter(fits), claim.filter(fits), (number, condition) => {
      // -0 is 0.
      const found = value(number.text);
      expect(found === 0 ? 0 : found).toBe(number.value === 0 ? 0 : number.value);
      expect(value(condition.text)).toBe(condition.value);
      if (condition.text.length > 20) compared++;
    }),
    { numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(500);
});
