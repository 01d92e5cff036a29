import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/stats/rng.ts';
import { mannWhitneyU } from '../../../src/stats/tests/mann-whitney.ts';
import { signFlipTest } from '../../../src/stats/tests/sign-flip.ts';
import { twoSamplePermutationTest } from '../../../src/stats/tests/two-sample-permutation.ts';
import { wilcoxonSignedRank } from '../../../src/stats/tests/wilcoxon-signed-rank.ts';

/** Scores with two decimals: many ties, some equal pairs. */
function decimals(key: string, n: number): number[] {
  const rng = createRng(key);
  return Array.from({ length: n }, () => (60 + rng.nextIndex(9)) / 100);
}

const mirror = { greater: 'less', less: 'greater', 'two-sided': 'two-sided' } as const;

describe.each([
  ['wilcoxonSignedRank', wilcoxonSignedRank],
  ['signFlipTest', signFlipTest],
  ['mannWhitneyU', mannWhitneyU],
  ['twoSamplePermutationTest', twoSamplePermutationTest],
] as const)('%s', (_name, test) => {
  it.each([1, 2, 3, 5, 8])('mirrors when the sides are swapped, n = %i', (n) => {
    const [x, y] = [decimals(`x${n}`, n), decimals(`y${n}`, n)];
    for (const alternative of ['two-sided', 'greater', 'less'] as const) {
      expect(test(y, x, { alternative: mirror[alternative] }).p).toBeCloseTo(test(x, y, { alternative }).p!, 12);
    }
  });

  it('does not depend on the order of the seeds, nor on shift and scale', () => {
    const [x, y] = [decimals('a', 9), decimals('b', 9)];
    const plain = test(x, y).p!;
    expect(test(x.toReversed(), y.toReversed()).p).toBeCloseTo(plain, 12);
    const moved = (values: number[]): number[] => values.map((value) => Math.round(value * 300) + 5);
    expect(test(moved(x), moved(y)).p).toBeCloseTo(plain, 12);
    expect(
      test(
        moved(x).map((v) => v * 1e297),
        moved(y).map((v) => v * 1e297),
      ).p,
    ).toBeCloseTo(plain, 12);
  });

  it('gives p = 1 for identical sides and never 0 or more than 1', () => {
    const x = decimals('same', 7);
    expect(test(x, x).p).toBe(1);
    for (let round = 0; round < 50; round += 1) {
      const { p, minimumP } = test(decimals(`p${round}`, 6), decimals(`q${round}`, 6));
      expect(p).toBeGreaterThanOrEqual(minimumP! - 1e-12);
      expect(p).toBeLessThanOrEqual(1);
    }
  });

  it('reaches its minimum p when one side is all above', () => {
    const result = test([11, 12, 13, 14, 15], [1, 2.5, 3, 4.25, 5]);
    expect(result.p).toBeCloseTo(result.minimumP!, 14);
  });

  it('answers bad input with a reason instead of throwing', () => {
    expect(test([], []).p).toBeNull();
    expect(test([null, Number.NaN], [1, 2]).reason).toBeTruthy();
    expect(test([1e300, -1e300, 5], [0, 1e300, Infinity]).p).toBeGreaterThan(0);
  });
});

describe('pseudo-ties of decimals', () => {
  it('tie across powers of two, so constant differences rank equal', () => {
    const result = wilcoxonSignedRank([0.53, 0.48, 0.83, 0.26], [0.51, 0.46, 0.81, 0.24]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['ties']);
    expect(result.p).toBe(0.125);
  });

  it('cancel exactly in the sign-flip test', () => {
    // +0.02 and −0.02 from different places: the observed sum is 0, so every flip is as extreme.
    expect(signFlipTest([0.53, 0.46], [0.51, 0.48]).p).toBe(1);
  });
});

describe('random draws', () => {
  const n = 25;
  const [x, y] = [decimals('mc-x', n), decimals('mc-y', n)];

  it('give (b + 1)/(m + 1) and do not depend on order or side', () => {
    const result = signFlipTest(x, y, { key: 'k', draws: 999 });
    expect(result.exact).toBe(false);
    expect((result.p! * 1000) % 1).toBeCloseTo(0, 9);
    expect(signFlipTest(x.toReversed(), y.toReversed(), { key: 'k', draws: 999 }).p).toBe(result.p);
    expect(signFlipTest(y, x, { key: 'k', draws: 999 }).p).toBe(result.p);
    expect(signFlipTest(x, y, { key: 'other', draws: 999 }).p).not.toBe(result.p);
  });

  it('of the two-sample test agree with the exact count', () => {
    const [a, b] = [decimals('c', 12), decimals('d', 11).map((value) => value + 0.02)];
    const exact = twoSamplePermutationTest(a, b);
    expect(exact.permutations).toBe(1_352_078);
    const large = twoSamplePermutationTest([...a, ...a], [...b, ...b]);
    expect(large.exact).toBe(false);
    expect(large.minimumP).toBe(1 / 10_000);
    expect(large.p).toBeLessThan(exact.p!);
  });
});

describe('normal approximations take over', () => {
  it('above 200 pairs and above a product of 2,500', () => {
    expect(wilcoxonSignedRank(decimals('l', 201), decimals('m', 201)).method).toContain('normal');
    expect(wilcoxonSignedRank(decimals('l', 200), decimals('m', 200)).method).toContain('exact');
    expect(mannWhitneyU(decimals('l', 51), decimals('m', 50)).method).toContain('normal');
    expect(mannWhitneyU(decimals('l', 50), decimals('m', 50)).method).toContain('exact');
  });

  it('and are close to the exact p there', () => {
    const [x, y] = [decimals('l', 200), decimals('m', 200)];
    const [exact, normal] = [wilcoxonSignedRank(x, y), wilcoxonSignedRank(x, y, { method: 'normal' })];
    expect(normal.p).toBeCloseTo(exact.p!, 2);
  });
});
