import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from '../../../src/stats/intervals/clopper-pearson-interval.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnIntervalOfAProportion } from './proportion-contract.ts';

describe('clopperPearsonInterval', () => {
  itIsAnIntervalOfAProportion(clopperPearsonInterval, { smallest: 0.95, average: [0.95, 0.999] });

  it('matches R', () => {
    expectAllGolden('proportion_ci', ({ successes, n }, { options }) => {
      const { low, high } = clopperPearsonInterval(successes, n, { level: options.level });
      return { clopperLower: low, clopperUpper: high };
    });
  });

  it('runs its example', () => {
    expect(clopperPearsonInterval(0, 10).high).toBeCloseTo(0.30849710781876083, 14);
  });
});
