import { expect, it } from 'vitest';
import { benjaminiHochberg } from '../../../src/stats/multiplicity/benjamini-hochberg.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(benjaminiHochberg, 'BH');

it('has the example of its docstring', () => {
  expect(benjaminiHochberg([0.03, 0.04])).toEqual([0.04, 0.04]);
});
