import { describe, expect, it } from 'vitest';
import { quantileSorted } from '../../src/stats/numeric.ts';
import { createRng } from '../../src/stats/rng.ts';
import { quantilesOf } from '../../src/stats/select.ts';

const levels = [0, 1e-9, 0.025, 0.31, 0.5, 0.975, 1];

describe('quantilesOf', () => {
  const rng = createRng('select');
  const cases: Record<string, (i: number) => number> = {
    uniform: () => rng.nextFloat(),
    'few distinct values': () => rng.nextIndex(7) / 7,
    'one far outlier': (i) => (i === 5 ? 1e12 : rng.nextFloat()),
    'infinite range': (i) => (i % 2 === 0 ? 1.7e308 : -1.7e308) * rng.nextFloat(),
    subnormal: () => rng.nextIndex(100) * 5e-324,
    constant: () => 0.3,
    descending: (i) => -i,
  };
  for (const [name, make] of Object.entries(cases)) {
    it(`equals sorting: ${name}`, () => {
      for (const n of [1, 2, 511, 512, 3000]) {
        const values = Float64Array.from({ length: n }, (_, i) => make(i));
        const before = values.slice();
        const sorted = values.slice().sort();
        expect(quantilesOf(values, levels)).toEqual(levels.map((p) => quantileSorted(sorted, p)));
        expect(values).toEqual(before);
      }
    });
  }

  it('runs its example and gives NaN for no values', () => {
    expect(quantilesOf(Float64Array.of(3, 1, 2), [0.5])).toEqual([2]);
    expect(quantilesOf(new Float64Array(0), [0.5])).toEqual([Number.NaN]);
  });
});
