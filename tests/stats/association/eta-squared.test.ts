import { describe, expect, it } from 'vitest';
import { codeColumn } from '../../../src/stats/association/columns.ts';
import { etaSquared } from '../../../src/stats/association/eta-squared.ts';
import { createRng } from '../../../src/stats/rng.ts';

describe('etaSquared', () => {
  const response = Float64Array.of(1, 2, 3, 11, 12, 13);
  const column = codeColumn('a', ['x', 'x', 'x', 'y', 'y', 'y']);

  it('agrees with the exact permutation p', () => {
    const result = etaSquared(column, response, 'k');
    expect(result.byChance).toBeCloseTo(0.2, 14);
    expect(result.etaSquared).toBeCloseTo(150 / 154, 12);
    // 2 of the 20 splits are as extreme.
    expect(Math.abs(result.p! - 0.1)).toBeLessThan(6 * Math.sqrt(0.09 / 9_999));
  });

  it('does not depend on the order of the rows', () => {
    const reversed = codeColumn('a', ['y', 'y', 'y', 'x', 'x', 'x']);
    expect(etaSquared(reversed, response.toReversed(), 'k')).toEqual(etaSquared(column, response, 'k'));
  });

  it('has on average the value that chance gives', () => {
    const rng = createRng('eta');
    const levels = codeColumn(
      'b',
      Array.from({ length: 20 }, (_, i) => i % 4),
    );
    let sum = 0;
    for (let round = 0; round < 100; round += 1) {
      sum += etaSquared(
        levels,
        Float64Array.from({ length: 20 }, () => rng.nextFloat()),
        'k',
      ).etaSquared!;
    }
    expect(Math.abs(sum / 100 - 3 / 19)).toBeLessThan(0.04);
  });

  it('answers degenerate input with a reason', () => {
    expect(etaSquared(codeColumn('c', [1, 1]), Float64Array.of(1, 2), 'k').reason).toBe('the parameter never varies');
    expect(etaSquared(column, new Float64Array(6).fill(0.5), 'k')).toMatchObject({
      etaSquared: null,
      p: null,
      reason: 'all values are equal',
    });
  });
});
