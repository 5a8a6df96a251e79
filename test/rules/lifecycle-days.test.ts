import { expect, it } from 'vitest';
import rule from '../../rules/lifecycle/end-of-life-soon.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts';

/** What the rule says on a day of a version that ends on 2027-06-30, where the user set its days. */
async function messagesOn(today: string, days: number): Promise<string[]> {
  const settings = { ...DEFAULT_SETTINGS, optionsOf: () => ({ days }) };
  const { findings } = await analyze([{ path: 'good.yaml', text: rule.bad.replace('2026-03-31', '2027-06-30') }], [rule], {
    today,
    settings,
  });
  return findings.map(({ message }) => message);
}

it('reports from so many days before the end of life on, and no more after it', async () => {
  expect(await messagesOn('2027-06-22', 7)).toEqual([]);
  expect(await messagesOn('2027-06-23', 7)).toEqual(['"1.0.0" comes to its end of life on 2027-06-30, in 7 days, and has no successor']);
  expect(await messagesOn('2027-06-29', 7)).toEqual(['"1.0.0" comes to its end of life on 2027-06-30, tomorrow, and has no successor']);
  expect(await messagesOn('2027-06-30', 1)).toEqual(['"1.0.0" comes to its end of life on 2027-06-30, today, and has no successor']);
  expect(await messagesOn('2027-07-01', 7)).toEqual([]);
});

it('counts over leap days and years', async () => {
  // 2024-02-28 to 2024-03-01 are two days, and 2024-03-01 to 2027-06-30 three years of 365 days and 121 days.
  expect(await messagesOn('2024-02-28', 1217)).toEqual([]);
  expect(await messagesOn('2024-02-28', 1218)).toHaveLength(1);
});
