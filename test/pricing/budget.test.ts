import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { estimateCost } from '../../src/pricing/cost.ts';
import { type CostOutputBudget, costOutput } from '../../src/pricing/cost-output.ts';
import { embeddedPriceSheet } from '../../src/pricing/price-sheet.ts';
import { budgetViews } from '../../src/report/budget-view.ts';
import { EN } from '../../src/report/words/en.ts';
import { estateOf, galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';

/** 20 GB in westeurope at 0.05: 1.00 USD a month. */
const VERSION = versionOf({ osDisk: { sizeGB: 30, usedGB: 20 }, storageAccountType: 'Standard_LRS' });

function estimateOf(budgets: object[], versions: object[] = [VERSION], faults: (string | number)[][] = []) {
  const galleries = [galleryOf({ name: 'Prod', tags: { owner: 'a' }, images: [imageOf({ versions })] }), galleryOf({ name: 'other' })];
  return estimateCost(estateOf([{ value: { gallerist: 1, galleries, budgets }, faults }]), embeddedPriceSheet());
}

function stateOf(budget: object, versions?: object[]): CostOutputBudget | undefined {
  return costOutput(estimateOf([{ name: 'b', ...budget }], versions)).budgets[0];
}

describe('the state of a budget', () => {
  it.each<[string, number, Partial<CostOutputBudget>]>([
    ['below nine tenths', 1.12, { status: 'within', spent: 1, complete: true }],
    ['at nine tenths', 1 / 0.9 - 1e-9, { status: 'near' }],
    ['all spent, to the cent', 1, { status: 'near', share: 1 }],
    ['a hair over', 0.999999, { status: 'exceeded', share: 1.000001 }],
    ['nothing allowed', 0, { status: 'exceeded', share: null }],
  ])('%s', (_, monthly, state) => {
    expect(stateOf({ monthly })).toMatchObject(state);
  });

  it('is of what it covers', () => {
    expect(stateOf({ monthly: 5, gallery: 'PROD' })).toMatchObject({ spent: 1, gallery: 'PROD', image: null, tag: null });
    expect(stateOf({ monthly: 5, gallery: 'other' })).toMatchObject({ spent: 0, status: 'within', share: 0 });
    expect(stateOf({ monthly: 5, image: 'i', tag: { OWNER: 'a' } })).toMatchObject({ spent: 1, tag: { OWNER: 'a' } });
    expect(stateOf({ monthly: 5, tag: { owner: 'b' } })).toMatchObject({ spent: 0 });
    expect(stateOf({ monthly: 0, gallery: 'nobody' })).toMatchObject({ status: 'within', share: null });
  });

  it('is unknown in another currency', () => {
    expect(stateOf({ monthly: 5, currency: 'EUR' })).toMatchObject({ status: 'unknown', share: null, spent: 1, currency: 'EUR' });
  });

  it('is unknown where something has no price, unless the rest exceeds it already', () => {
    const versions = [VERSION, versionOf({ name: '1.0.1' })];
    expect(stateOf({ monthly: 1 }, versions)).toMatchObject({ status: 'unknown', spent: 1, share: 1, complete: false });
    expect(stateOf({ monthly: 0.5 }, versions)).toMatchObject({ status: 'exceeded', complete: false });
    expect(stateOf({ monthly: 1 }, [versionOf()])).toMatchObject({ status: 'unknown', spent: null, complete: false });
  });

  it('is unknown where versions were left out', () => {
    const { budgets } = costOutput(
      estimateOf([{ name: 'b', monthly: 5 }], [VERSION, VERSION], [['galleries', 0, 'images', 0, 'versions', 1, 'name']]),
    );
    expect(budgets).toMatchObject([{ status: 'unknown', spent: 1, complete: false }]);
  });

  it('obeys its schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/cost-output.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const budgets = [
      { name: 'a', monthly: 0 },
      { name: 'b', monthly: 2, currency: 'EUR' },
      { name: 'c', monthly: 9, tag: { a: 'b' } },
    ];
    const output = costOutput(estimateOf(budgets));
    expect(validate(output) ? [] : validate.errors).toEqual([]);
    for (const key of output.budgets.flatMap((state) => Object.keys(state)))
      expect(schema.$defs.BudgetState.properties).toHaveProperty(key);
  });
});

describe('the bar of a budget', () => {
  const viewOf = (budget: object, versions?: object[]) => budgetViews(estimateOf([{ name: 'b', ...budget }], versions), EN)[0];

  it.each<[number, string, string, string]>([
    [4, '25.0', '0.0', '[#####---------------]'],
    [1000, '0.1', '0.0', '[#-------------------]'],
    [1, '100.0', '0.0', '[####################]'],
    // What is beyond is a fifth of what is spent.
    [0.8, '80.0', '20.0', '[################!!!!]'],
    [0.999, '99.9', '0.1', '[###################!]'],
    [0, '0.0', '100.0', '[!!!!!!!!!!!!!!!!!!!!]'],
  ])('of 1.00 spent of %d', (monthly, bar, over, textBar) => {
    expect(viewOf({ monthly })).toMatchObject({ bar, over, textBar });
  });

  it('says what it covers, and why it is unknown', () => {
    expect(viewOf({ monthly: 5, gallery: 'Prod', image: 'i', tag: { owner: 'a' } })?.covers).toBe('gallery Prod, image i, tag owner a');
    expect(viewOf({ monthly: 5 })).toMatchObject({ covers: 'everything', note: '', share: '20 %', spent: '1.00', allowed: '5.00' });
    expect(viewOf({ monthly: 5, currency: 'EUR' })).toMatchObject({
      allowed: '5.00 EUR',
      share: 'unknown',
      note: 'the budget is in EUR, the prices are in USD and no rate is stated',
    });
    expect(viewOf({ monthly: 5 }, [VERSION, versionOf({ name: '1.0.1' })])).toMatchObject({ spent: '≥ 1.00', share: '≥ 20 %' });
    expect(viewOf({ monthly: 0 })?.share).toBe('> 100 %');
  });
});
