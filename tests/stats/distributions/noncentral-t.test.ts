import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { noncentralTTails } from '../../../src/stats/distributions/noncentral-t.ts';
import { normalTails } from '../../../src/stats/distributions/normal.ts';
import { studentTTails } from '../../../src/stats/distributions/student-t.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('noncentral t distribution', () => {
  it('matches the reference to 1e-12', () => {
    expectAllGolden('dist_pnct', ({ x, df, ncp }) => ({ ...noncentralTTails(x, df, ncp) }), { rel: 0, abs: 1e-12 });
  });

  it('is the central t at ncp = 0, at whole and broken degrees of freedom', () => {
    for (const df of [0.7, 1, 1.01, 2.5, 5.9, 6, 30, 1e4, 1e7]) {
      for (const t of [-12, -1, 0, 0.001, 0.6, 3, 40]) {
        expect(isClose(noncentralTTails(t, df, 0).lower, studentTTails(t, df).lower, { rel: 0, abs: 1e-11 })).toBe(
          true,
        );
      }
    }
  });

  it('keeps to a value known from the normal distribution: P(T <= 0) = Φ(−ncp)', () => {
    for (const ncp of [-30, -2, 0.5, 8]) {
      expect(noncentralTTails(0, 7, ncp)).toEqual(normalTails(-ncp));
      expect(isClose(noncentralTTails(1e-14, 7, ncp).lower, normalTails(-ncp).lower, { rel: 0, abs: 1e-12 })).toBe(
        true,
      );
    }
  });

  it('works where other libraries give up: large noncentrality', () => {
    // For df → ∞ the variable is normal; at df = 1e9 the two differ by less than 1e-5.
    expect(noncentralTTails(100, 1e9, 100).lower).toBeCloseTo(0.5, 4);
    // t / ncp = 1 / s, so that the answer is nearly a chi tail, at any magnitude.
    const huge = noncentralTTails(1e6, 4, 1e6).lower;
    expect(huge).toBeCloseTo(noncentralTTails(1e8, 4, 1e8).lower, 9);
    for (const df of [4, 4.7]) expect(noncentralTTails(1e6, df, -1e6)).toEqual({ lower: 1, upper: 0 });
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const ncp of [0.5, 1, 2]) {
      expect(noncentralTTails(1.5, 10, ncp).lower).toBeCloseTo(jstat.jStat.noncentralt.cdf(1.5, 10, ncp), 8);
    }
  });

  it('mirrors and falls with the noncentrality', () => {
    const { lower, upper } = noncentralTTails(1.3, 5, 0.7);
    expect(noncentralTTails(-1.3, 5, -0.7)).toEqual({ lower: upper, upper: lower });
    let before = 1;
    for (let ncp = -5; ncp <= 8; ncp += 0.25) {
      const now = noncentralTTails(1.3, 5, ncp).lower;
      expect(now).toBeLessThanOrEqual(before);
      before = now;
    }
  });

  it('runs its example and answers at the ends', () => {
    expect(noncentralTTails(2.776, 4, 0).upper).toBeCloseTo(0.02501, 5);
    expect(noncentralTTails(Infinity, 4, 1)).toEqual({ lower: 1, upper: 0 });
    expect(noncentralTTails(-Infinity, 4, 1)).toEqual({ lower: 0, upper: 1 });
    expect(noncentralTTails(1, Infinity, 0.4)).toEqual(normalTails(0.6));
    expect(noncentralTTails(1, 0, 0).lower).toBeNaN();
    expect(noncentralTTails(1, 4, Infinity).lower).toBeNaN();
  });
});
