import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../src/stats/describe/describe.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { expectGolden, loadGolden } from '../golden.ts';

suite('describe', () => {
  for (const golden of loadGolden('describe')) {
    it(`matches R: ${golden.id}`, () => {
      const { n, mean, sd, min, max, median, iqm, q25, q75, se } = describe(golden.input.x);
      if (golden.expected.sd === Infinity) {
        // R's sum of squares overflows here: ours must be the spread of the same values at another scale.
        expectGolden(golden, { n, mean, min, max, median, iqm, q25, q75 });
        const small = describe(golden.input.x.map((value: number) => value / 2 ** 900));
        expect(sd! / 2 ** 900 / small.sd!).toBeCloseTo(1, 12);
        expect(se! / sd!).toBeCloseTo(1 / Math.sqrt(n), 12);
      } else {
        expectGolden(golden, { n, mean, sd, min, max, median, iqm, q25, q75, se });
      }
    });
  }

  it('runs its example', () => {
    expect(describe([2, 4, 6]).sd).toBe(2);
  });

  it('counts missing and diverged scores and leaves them out', () => {
    const result = describe([0.5, null, Infinity, 0.7, undefined, Number.NaN, -Infinity]);
    expect(result).toMatchObject({ n: 2, missing: 3, diverged: 2, min: 0.5, max: 0.7 });
    expect(result.mean).toBeCloseTo(0.6, 15);
  });

  it('has reasons instead of numbers for n = 0 and n = 1', () => {
    expect(describe([])).toMatchObject({
      n: 0,
      mean: null,
      sd: null,
      median: null,
      iqm: null,
      constant: false,
      reason: 'no finite values',
    });
    expect(describe([null, Infinity])).toMatchObject({ n: 0, missing: 1, diverged: 1, min: null });
    expect(describe([3])).toMatchObject({
      n: 1,
      mean: 3,
      sd: null,
      se: null,
      constant: true,
      reason: 'one value: no spread',
    });
    expect(describe([1, 2]).reason).toBeUndefined();
  });

  it('offers the population standard deviation, labelled, with the same standard error', () => {
    const sample = describe([1, 3]);
    const population = describe([1, 3], { sd: 'population' });
    expect(population).toMatchObject({
      sd: 1,
      sdKind: 'population',
      method: 'population standard deviation',
      se: sample.se,
    });
    expect(describe([4], { sd: 'population' }).sd).toBe(0);
  });

  it('knows constants from rounding noise', () => {
    expect(describe([0.3, 0.1 + 0.2]).constant).toBe(true);
    expect(describe([0.3, 0.3001]).constant).toBe(false);
    expect(describe([0.1, 0.1, 0.1])).toMatchObject({ mean: 0.1, sd: 0 });
  });

  it('never gives an infinite number', () => {
    const result = describe([1.7e308, -1.7e308]);
    expect(result).toMatchObject({ sd: null, se: null, mean: 0, reason: 'the spread exceeds the range of numbers' });
    for (const value of Object.values(result)) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  });

  it('does not depend on the order, shifts with the data and scales with it', () => {
    const rng = createRng('describe');
    for (let round = 0; round < 50; round++) {
      const values = Array.from({ length: 2 + rng.nextIndex(12) }, () => rng.nextFloat());
      const base = describe(values);
      expect(describe(values.toReversed())).toEqual(base);
      const moved = describe(values.map((value) => 8 * value + 3));
      for (const key of ['mean', 'min', 'max', 'median', 'q25', 'q75', 'iqm'] as const) {
        expect(moved[key]).toBeCloseTo(8 * base[key]! + 3, 11);
      }
      expect(moved.sd).toBeCloseTo(8 * base.sd!, 11);
      expect(describe(values.map((value) => value * 1e-300)).sd! / 1e-300).toBeCloseTo(base.sd!, 11);
    }
  });
});
