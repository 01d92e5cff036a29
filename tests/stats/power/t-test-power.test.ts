import { describe, expect, it } from 'vitest';
import { detectableDifference, requiredN, tTestPower } from '../../../src/stats/power/t-test-power.ts';
import { expectAllGolden } from '../golden.ts';

const paired = { design: 'paired' } as const;
const twoSample = { design: 'two-sample' } as const;

describe('power of t tests', () => {
  it('matches R, which is accurate to 1e-7 here', () => {
    const power = (d: number, n: number, design: typeof paired | typeof twoSample, options: { alpha: number }) => ({
      power: tTestPower(d, n, { ...design, alpha: options.alpha }).value,
    });
    expectAllGolden('power_paired_t', ({ dz, n }, { options }) => power(dz, n, paired, options));
    expectAllGolden('power_two_sample_t', ({ d, n }, { options }) => power(d, n, twoSample, options));
  });

  it('finds the smallest whole n of R', () => {
    expectAllGolden('required_n_paired_t', ({ dz, power }, { options }) => ({
      n: requiredN(dz, power, { ...paired, alpha: options.alpha }).value,
    }));
  });

  it('runs its examples', () => {
    expect(tTestPower(1, 10, paired).value).toBeCloseTo(0.803, 3);
    expect(requiredN(2, 0.8, paired).value).toBe(5);
    expect(detectableDifference(5, 0.8, paired).value).toBeCloseTo(1.682, 3);
  });

  it('has the measured values of the specification at n = 3', () => {
    expect([1, 2, 3].map((d) => Math.round(100 * tTestPower(d, 3, paired).value!))).toEqual([18, 47, 75]);
    expect([3, 2, 1, 0.5].map((d) => requiredN(d, 0.8, paired).value)).toEqual([4, 5, 10, 34]);
  });

  it('is alpha without a difference, symmetric two-sided, and one-sided where asked', () => {
    for (const design of [paired, twoSample]) {
      expect(tTestPower(0, 7, { ...design, alpha: 0.03 }).value).toBeCloseTo(0.03, 12);
      expect(tTestPower(-1.2, 7, design).value).toBeCloseTo(tTestPower(1.2, 7, design).value!, 14);
      const oneSided = { ...design, alternative: 'greater' } as const;
      expect(tTestPower(0, 7, oneSided).value).toBeCloseTo(0.05, 12);
      expect(tTestPower(1, 7, oneSided).value!).toBeGreaterThan(tTestPower(1, 7, design).value!);
      expect(tTestPower(-1, 7, oneSided).value!).toBeLessThan(0.05);
    }
  });

  it('is consistent: the required n reaches the power, one less does not; the detectable difference hits it', () => {
    for (const design of [paired, twoSample]) {
      for (const power of [0.5, 0.8, 0.95]) {
        for (const d of [0.05, 0.31, 0.8, -1.7, 40]) {
          const n = requiredN(d, power, design).value!;
          expect(tTestPower(d, n, design).value!).toBeGreaterThanOrEqual(power);
          if (n > 2) expect(tTestPower(d, n - 1, design).value!).toBeLessThan(power);
        }
        for (const n of [2, 3, 10, 200]) {
          const d = detectableDifference(n, power, design).value!;
          expect(tTestPower(d, n, design).value).toBeCloseTo(power, 9);
        }
      }
    }
  });

  it('has reasons instead of numbers', () => {
    expect(tTestPower(1, 1, paired)).toMatchObject({ value: null, reason: 'fewer than two values' });
    expect(tTestPower(Infinity, 5, paired).value).toBeNull();
    expect(tTestPower(1, 5, { ...paired, alpha: 0 })).toMatchObject({
      value: null,
      reason: expect.stringContaining('alpha'),
    });
    expect(requiredN(0, 0.8, paired)).toMatchObject({ value: null, reason: expect.stringContaining('not there') });
    expect(requiredN(-1, 0.8, { ...paired, alternative: 'greater' }).value).toBeNull();
    expect(requiredN(1e-5, 0.8, paired)).toMatchObject({ value: null, reason: 'more than 1,000,000' });
    expect(requiredN(1, 1, paired).value).toBeNull();
    expect(detectableDifference(1, 0.8, paired).value).toBeNull();
    expect(detectableDifference(5, 0.01, paired)).toMatchObject({
      value: null,
      reason: expect.stringContaining('power'),
    });
    expect(detectableDifference(5, 0.8, { ...paired, alpha: 2 }).value).toBeNull();
  });
});
