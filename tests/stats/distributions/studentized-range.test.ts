import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { normalTails } from '../../../src/stats/distributions/normal.ts';
import { studentTTails } from '../../../src/stats/distributions/student-t.ts';
import { studentizedRangeQuantile, studentizedRangeTails } from '../../../src/stats/distributions/studentized-range.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('studentized range', () => {
  it('matches the reference distribution function to 1e-9', () => {
    const lower = ({ q, k, df }: { q: number; k: number; df: number }) => ({
      lower: studentizedRangeTails(q, k, df).lower,
    });
    expectAllGolden('dist_ptukey', lower, { rel: 1e-9 });
  });

  it('matches the reference quantiles to 1e-9', () => {
    expectAllGolden('dist_qtukey', ({ p, k, df }) => ({ x: studentizedRangeQuantile(p, k, df) }), { rel: 1e-9 });
  });

  it('is |t|·√2 for two means', () => {
    for (const df of [1, 1.5, 2, 7, 100]) {
      for (const q of [0.01, 1, 3.5, 20]) {
        const truth = 2 * studentTTails(q / Math.SQRT2, df).upper;
        expect(isClose(studentizedRangeTails(q, 2, df).upper, truth, { rel: 0, abs: 1e-11 })).toBe(true);
      }
    }
    for (const q of [0.01, 1, 4, 10, 30]) {
      const truth = 2 * normalTails(q / Math.SQRT2).upper;
      expect(isClose(studentizedRangeTails(q, 2, Infinity).upper, truth, { rel: 1e-10, abs: 0 })).toBe(true);
    }
  });

  it('agrees with jstat where jstat is accurate', () => {
    expect(studentizedRangeTails(3.5, 3, 20).lower).toBeCloseTo(jstat.jStat.tukey.cdf(3.5, 3, 20), 4);
    expect(studentizedRangeTails(4.2, 5, 40).lower).toBeCloseTo(jstat.jStat.tukey.cdf(4.2, 5, 40), 4);
  });

  it('runs its examples', () => {
    expect(studentizedRangeTails(3.314493, 3, Infinity).upper).toBeCloseTo(0.05, 7);
    expect(studentizedRangeQuantile(0.95, 3, Infinity)).toBeCloseTo(3.314493, 6);
  });

  it('answers at the ends and for bad parameters', () => {
    expect(studentizedRangeTails(0, 3, 10)).toEqual({ lower: 0, upper: 1 });
    expect(studentizedRangeTails(Infinity, 3, 10)).toEqual({ lower: 1, upper: 0 });
    expect(studentizedRangeQuantile(0, 3, 10)).toBe(0);
    expect(studentizedRangeQuantile(1, 3, 10)).toBe(Infinity);
    expect(studentizedRangeTails(1, 1, 10).lower).toBeNaN();
    expect(studentizedRangeTails(1, 3, 0).lower).toBeNaN();
    expect(studentizedRangeQuantile(0.5, 1, 10)).toBeNaN();
    expect(studentizedRangeQuantile(-0.5, 3, 10)).toBeNaN();
  });
});
