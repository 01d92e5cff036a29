import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/stats/intervals/wilson-interval.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnIntervalOfAProportion } from './proportion-contract.ts';

describe('wilsonInterval', () => {
  itIsAnIntervalOfAProportion(wilsonInterval, { smallest: 0.83, average: [0.94, 0.96] });

  it('matches R', () => {
    expectAllGolden('proportion_ci', ({ successes, n }, { options }) => {
      const { low, high } = wilsonInterval(successes, n, { level: options.level });
      return { wilsonLower: low, wilsonUpper: high };
    });
  });

  it('runs its example', () => {
    expect(wilsonInterval(0, 10).high).toBeCloseTo(0.27753279986288915, 14);
  });
});
