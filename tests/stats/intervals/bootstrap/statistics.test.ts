import { describe, expect, it } from 'vitest';
import { leaveOneOut, statisticOf, statisticOfCounts } from '../../../../src/stats/intervals/bootstrap/statistics.ts';
import { createRng } from '../../../../src/stats/rng.ts';

const all = ['mean', 'median', 'iqm'] as const;

describe('statistics of resamples', () => {
  it('reads off counts what it computes from values, at every n', () => {
    const rng = createRng('counts');
    for (let n = 1; n <= 13; n++) {
      const sorted = Float64Array.from({ length: n }, () => rng.nextFloat()).sort();
      const positions = new Int32Array(n);
      for (let round = 0; round < 20; round++) {
        rng.fillIndices(positions, n);
        const counts = new Int32Array(n);
        for (const position of positions) counts[position]!++;
        const resample = Float64Array.from(positions, (position) => sorted[position]!).sort();
        for (const statistic of all) {
          expect(statisticOfCounts(statistic, sorted, counts, n)).toBeCloseTo(statisticOf(statistic, resample), 13);
        }
      }
    }
  });

  it('leaves each value out in turn', () => {
    const rng = createRng('jackknife');
    for (let n = 2; n <= 14; n++) {
      const sorted = Float64Array.from({ length: n }, () => rng.nextFloat()).sort();
      for (const statistic of all) {
        const expected = Array.from(sorted, (_, i) =>
          statisticOf(
            statistic,
            sorted.filter((_value, j) => j !== i),
          ),
        );
        leaveOneOut(statistic, sorted).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 13));
      }
    }
  });
});
