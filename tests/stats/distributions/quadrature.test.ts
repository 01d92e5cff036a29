import { describe, expect, it } from 'vitest';
import { chiSupport, chiTails, visitChiNodes, visitNodes } from '../../../src/stats/distributions/quadrature.ts';

describe('visitNodes', () => {
  const integrate = (f: (x: number) => number, low: number, high: number, width: number) => {
    let total = 0;
    visitNodes(low, high, width, (x, weight) => (total += weight * f(x)));
    return total;
  };

  it('integrates polynomials of degree 39 and bells exactly', () => {
    expect(integrate((x) => x ** 39 * 40, 0, 1, 1)).toBeCloseTo(1, 13);
    expect(integrate((x) => Math.exp((-x * x) / 2), -10, 10, 4)).toBeCloseTo(Math.sqrt(2 * Math.PI), 13);
  });

  it('gives nothing for an empty range', () => {
    expect(integrate(() => 1, 2, 2, 1)).toBe(0);
    expect(integrate(() => 1, 3, 2, 1)).toBe(0);
  });
});

describe('visitChiNodes', () => {
  it('has total weight 1 and mean square 1 at every df', () => {
    for (const df of [0.5, 1, 1.5, 2, 5.99, 6, 17.3, 1000, 1e8]) {
      const { low, high, deviation } = chiSupport(df);
      let total = 0;
      let square = 0;
      visitChiNodes(df, low, high, 4 * deviation, (s, weight) => {
        total += weight;
        square += weight * s * s;
      });
      expect(total).toBeCloseTo(1, 11);
      expect(square).toBeCloseTo(1, 11);
      expect(1 - (chiTails(high, df).lower - chiTails(low, df).lower)).toBeLessThan(1e-15);
    }
  });

  it('visits nothing in an empty range, at 0 too', () => {
    const visited: number[] = [];
    visitChiNodes(4.7, 0, 0, 1, (s) => visited.push(s));
    visitChiNodes(4, 2, 1, 1, (s) => visited.push(s));
    expect(visited).toEqual([]);
  });

  it('weighs a part of the range as the distribution function does', () => {
    let part = 0;
    visitChiNodes(4, 0.5, 1.1, 0.3, (_s, weight) => (part += weight));
    expect(part).toBeCloseTo(chiTails(1.1, 4).lower - chiTails(0.5, 4).lower, 14);
  });
});
