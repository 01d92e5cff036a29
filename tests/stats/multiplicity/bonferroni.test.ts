import { expect, it } from 'vitest';
import { bonferroni } from '../../../src/stats/multiplicity/bonferroni.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(bonferroni, 'bonferroni');

it('has the example of its docstring', () => {
  expect(bonferroni([0.01, 0.04, null])).toEqual([0.02, 0.08, null]);
});
