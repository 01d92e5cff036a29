import { expect, it } from 'vitest';
import { bonferroni } from '../../../src/stats/multiplicity/bonferroni.ts';
import { holm } from '../../../src/stats/multiplicity/holm.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(holm, 'holm');

it('has the example of its docstring', () => {
  expect(holm([0.01, 0.04, null])).toEqual([0.02, 0.04, null]);
});

it('is never less powerful than Bonferroni', () => {
  const p = [0.01, 0.02, 0.03, 0.04];
  bonferroni(p).forEach((value, i) => expect(holm(p)[i]).toBeLessThanOrEqual(value!));
});
