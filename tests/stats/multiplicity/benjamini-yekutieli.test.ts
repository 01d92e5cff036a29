import { expect, it } from 'vitest';
import { benjaminiYekutieli } from '../../../src/stats/multiplicity/benjamini-yekutieli.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(benjaminiYekutieli);

it('has the example of its docstring', () => {
  expect(benjaminiYekutieli([0.01, 0.02])).toEqual([0.03, 0.03]);
});
