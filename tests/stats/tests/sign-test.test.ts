import { describe, expect, it } from 'vitest';
import { signTest } from '../../../src/stats/tests/sign-test.ts';

describe('signTest', () => {
  // Demšar (2006), table 2: C4.5+m beats C4.5 on 10 data sets of 14, loses on 2, ties on 2; R: binom.test(10, 12).
  it('counts wins, losses and ties, and gives the exact binomial p', () => {
    const y = [0.763, 0.599, 0.954, 0.628, 0.882, 0.936, 0.661, 0.583, 0.775, 1, 0.94, 0.619, 0.972, 0.957];
    const x = [0.768, 0.591, 0.971, 0.661, 0.888, 0.931, 0.668, 0.583, 0.838, 1, 0.962, 0.666, 0.981, 0.978];
    const result = signTest(x, y);
    expect(result).toMatchObject({ n: 14, wins: 10, losses: 2, ties: 2, statistic: 10 });
    expect(result.p).toBeCloseTo(158 / 4096, 12);
    expect(signTest(y, x)).toMatchObject({ wins: 2, losses: 10, p: result.p });
  });

  it('does not look at the size of a difference', () => {
    const small = signTest([1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0]);
    expect(signTest([1e9, 1, 7, 1e-9, 3, 2], [0, 0, 0, 0, 0, 0]).p).toBe(small.p);
    expect(small.p).toBeCloseTo(small.minimumP!, 12);
    expect(small.minimumP).toBe(0.03125);
  });

  it('is 1 for identical sides and null without pairs', () => {
    expect(signTest([1, 2], [1, 2])).toMatchObject({ p: 1, ties: 2 });
    expect(signTest([1], [Number.NaN])).toMatchObject({ p: null, n: 0, reason: 'no pairs' });
    // 0.83 − 0.81 is no win over 0.02: such noise is a tie.
    expect(signTest([0.1 + 0.2], [0.3])).toMatchObject({ ties: 1, p: 1 });
  });
});
