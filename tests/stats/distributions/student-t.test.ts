import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { normalTails } from '../../../src/stats/distributions/normal.ts';
import { studentTQuantile, studentTTails } from '../../../src/stats/distributions/student-t.ts';
import { expectAllGolden, isClose } from '../golden.ts';

describe('Student t distribution', () => {
  it('matches the reference tails to 1e-10', () => {
    expectAllGolden('dist_pt', ({ x, df }) => ({ ...studentTTails(x, df) }), { rel: 1e-10, abs: 0 });
  });

  it('matches the reference quantiles to 1e-10', () => {
    expectAllGolden('dist_qt', ({ p, df }) => ({ x: studentTQuantile(p, df) }), { rel: 1e-10, abs: 0 });
  });

  it('is the Cauchy distribution at df = 1, far out too', () => {
    for (const t of [1e-6, 0.5, 3, 1e10, 1e150, 1e250]) {
      // Upper tail of a Cauchy variable: arctan(1/t)/π.
      const truth = Math.atan(1 / t) / Math.PI;
      expect(isClose(studentTTails(t, 1).upper, truth, { rel: 1e-12, abs: 0 })).toBe(true);
    }
    expect(isClose(studentTQuantile(1e-300, 1), -1e300 / Math.PI, { rel: 1e-10, abs: 0 })).toBe(true);
  });

  it('agrees with jstat where jstat is accurate', () => {
    for (const df of [1, 2.5, 4, 30]) {
      for (const t of [-2, -0.3, 1, 2.5]) {
        expect(studentTTails(t, df).lower).toBeCloseTo(jstat.jStat.studentt.cdf(t, df), 7);
      }
      expect(studentTQuantile(0.975, df)).toBeCloseTo(jstat.jStat.studentt.inv(0.975, df), 6);
    }
  });

  it('runs its examples', () => {
    expect(studentTTails(2.776445105197793, 4).upper).toBeCloseTo(0.025, 14);
    expect(studentTQuantile(0.975, 4)).toBeCloseTo(2.776445105197793, 12);
  });

  it('mirrors, takes the upper tail, and answers at the ends', () => {
    expect(studentTTails(-1.3, 4).lower).toBe(studentTTails(1.3, 4).upper);
    expect(studentTQuantile(0.01, 4, 'upper')).toBe(-studentTQuantile(0.01, 4));
    expect(studentTQuantile(0, 4)).toBe(-Infinity);
    expect(studentTQuantile(1, 4)).toBe(Infinity);
    expect(studentTQuantile(0.5, 4)).toBe(0);
    expect(studentTTails(-Infinity, 4)).toEqual({ lower: 0, upper: 1 });
    expect(studentTTails(1.5, Infinity)).toEqual(normalTails(1.5));
    expect(studentTQuantile(0.9, Infinity)).toBeCloseTo(1.2815515655446, 12);
    expect(studentTTails(1, 0).lower).toBeNaN();
    expect(studentTQuantile(0.5, -1)).toBeNaN();
    expect(studentTQuantile(2, 3)).toBeNaN();
  });
});
