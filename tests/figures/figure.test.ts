import { expect, it } from 'vitest';
import { numberColumn, textColumn } from '../../src/figures/figure.ts';

it('columns say whether they hold numbers', () => {
  expect(textColumn('Seed')).toEqual({ label: 'Seed', numeric: false });
  expect(numberColumn('mean')).toEqual({ label: 'mean', numeric: true });
});
