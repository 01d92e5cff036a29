import { describe, expect, it } from 'vitest';
import type { TTestOptions, TTestResult } from '../../../src/stats/tests/t-test.ts';
import type { Scores } from '../../../src/stats/tests/inputs.ts';
import { expectGolden, type GoldenCase, loadGolden } from '../golden.ts';
import { alternativeOf } from './alternatives.ts';

function compare(golden: GoldenCase, result: TTestResult): void {
  const { alternative } = golden.options;
  expectGolden(golden, {
    statistic: result.statistic,
    df: result.df,
    p: result.p,
    // One-sided intervals have no finite second end: R writes an infinite one.
    ciLower: alternative === 'less' ? -Infinity : result.low,
    ciUpper: alternative === 'greater' ? Infinity : result.high,
    ...('meanDiff' in golden.expected ? { meanDiff: result.difference } : {}),
  });
  expect(alternative === 'less' ? result.low : alternative === 'greater' ? result.high : null).toBeNull();
}

/** What every t test must do, and its reference values. */
export function checkTTest(name: string, test: (x: Scores, y: Scores, options?: TTestOptions) => TTestResult): void {
  describe(`${name}: what every t test does`, () => {
    it.each(loadGolden(name))('$id', (golden) => {
      const { x, y } = golden.input;
      compare(golden, test(x, y, { alternative: alternativeOf(golden), level: golden.options.level }));
    });

    it('mirrors when the sides are swapped', () => {
      const [x, y] = [
        [0.81, 0.84, 0.79, 0.86],
        [0.8, 0.79, 0.82, 0.8],
      ];
      const [there, back] = [test(x, y), test(y, x)];
      expect(back.statistic).toBeCloseTo(-there.statistic!, 12);
      expect(back.p).toBeCloseTo(there.p!, 14);
      expect(back.low).toBeCloseTo(-there.high!, 14);
    });

    it('does not change with the scale, even beyond the squares of doubles', () => {
      const [x, y] = [
        [1, 2, 4, 3],
        [1, 1, 2, 5],
      ];
      const plain = test(x, y);
      for (const scale of [1e-300, 1e290, 7]) {
        const scaled = test(
          x.map((value) => value * scale),
          y.map((value) => value * scale),
        );
        expect(scaled.p).toBeCloseTo(plain.p!, 10);
      }
    });

    it.each([
      [[], []],
      [[1], []],
      [[1], [2]],
    ])('has no p for %j and %j, and says why', (x, y) => {
      const result = test(x, y);
      expect(result.p).toBeNull();
      expect(result.reason).toMatch(/too few/);
    });

    it('says that equal constants are identical', () => {
      const result = test([0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);
      expect(result).toMatchObject({ p: 1, statistic: null, difference: 0 });
      expect(result.warnings.map((warning) => warning.code)).toEqual(['identical']);
    });

    it('leaves missing and diverged values out and counts them', () => {
      const result = test([1, 2, 3, Infinity, 4], [2, 2, 4, 1, null]);
      expect(result.warnings.map((warning) => warning.code)).toContain('values-left-out');
      expect(Number.isFinite(result.p)).toBe(true);
    });
  });
}
