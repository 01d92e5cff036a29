import { expect, it } from 'vitest';
import { hochberg } from '../../../src/stats/multiplicity/hochberg.ts';
import { hommel } from '../../../src/stats/multiplicity/hommel.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(hommel);

it('has the example of its docstring', () => {
  expect(hommel([0.03, 0.04])).toEqual([0.04, 0.04]);
});

it('is never less powerful than Hochberg', () => {
  const p = [0.012, 0.02, 0.021, 0.04, 0.3];
  hochberg(p).forEach((value, i) => expect(hommel(p)[i]).toBeLessThanOrEqual(value!));
});
