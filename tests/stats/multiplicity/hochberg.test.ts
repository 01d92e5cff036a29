import { expect, it } from 'vitest';
import { hochberg } from '../../../src/stats/multiplicity/hochberg.ts';
import { checkAdjust } from './adjust-checks.ts';

checkAdjust(hochberg);

it('has the example of its docstring', () => {
  expect(hochberg([0.03, 0.04])).toEqual([0.04, 0.04]);
});
