import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import {
  deviance,
  gammaRatioHalf,
  log1pMinusX,
  logGamma,
  stirlingError,
} from '../../../src/stats/distributions/special.ts';
import { isClose } from '../golden.ts';

describe('special functions', () => {
  it('log1pMinusX keeps its digits near 0', () => {
    for (const x of [1e-12, -1e-9, 1e-5]) {
      const taylor = -(x * x) / 2 + x ** 3 / 3 - x ** 4 / 4;
      expect(isClose(log1pMinusX(x), taylor, { rel: 1e-14, abs: 0 })).toBe(true);
    }
    // On both sides of the points where the method changes.
    for (const x of [-0.4, 0.6]) {
      for (const near of [x - 1e-9, x + 1e-9]) expect(log1pMinusX(near)).toBeCloseTo(Math.log1p(near) - near, 14);
    }
    expect(log1pMinusX(0)).toBeCloseTo(0, 15);
  });

  it('deviance is 0 at equality, never negative, and right far away', () => {
    expect(deviance(5, 5)).toBeCloseTo(0, 15);
    expect(deviance(0, 3)).toBe(3);
    expect(deviance(3, 1e-20)).toBeCloseTo(3 * Math.log(3e20) - 3, 11);
    expect(isClose(deviance(1e6, 1e6 + 1), 0.5e-6 * (1 - 2 / 3e6), { rel: 1e-9, abs: 0 })).toBe(true);
  });

  it('logGamma matches factorials, halves and jstat', () => {
    let factorial = 0;
    for (let n = 1; n < 170; n++) {
      expect(isClose(logGamma(n), factorial, { rel: 1e-14, abs: 1e-14 })).toBe(true);
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    for (const a of [0.1, 1.3, 14.99, 15.01, 1e5]) {
      expect(isClose(logGamma(a), jstat.jStat.gammaln(a), { rel: 1e-11, abs: 1e-11 })).toBe(true);
    }
  });

  it('stirlingError is continuous where the table, the steps and the series meet', () => {
    for (const a of [0.5, 3, 14.5, 15]) {
      expect(stirlingError(a)).toBeCloseTo(stirlingError(a + 1e-13), 11);
      expect(stirlingError(a)).toBeCloseTo(stirlingError(a - 1e-13), 11);
    }
  });

  it('gammaRatioHalf is Γ(a + ½)/Γ(a), for large a too', () => {
    expect(gammaRatioHalf(0.5)).toBeCloseTo(1 / Math.sqrt(Math.PI), 14);
    expect(gammaRatioHalf(1)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 14);
    expect(isClose(gammaRatioHalf(1e10), Math.sqrt(1e10) * (1 - 1 / 8e10), { rel: 1e-12, abs: 0 })).toBe(true);
  });
});
