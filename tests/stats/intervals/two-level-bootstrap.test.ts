import { describe, expect, it } from 'vitest';
import { twoLevelBootstrapInterval } from '../../../src/stats/intervals/two-level-bootstrap.ts';
import { createRng } from '../../../src/stats/rng.ts';

const rng = createRng('two level');
const samples = 200;
const difficulty = Array.from({ length: samples }, () => 3 * rng.nextFloat());
const system = (seeds: number, seedSpread: number) =>
  Array.from({ length: seeds }, () => {
    const offset = seedSpread * (rng.nextFloat() - 0.5);
    return difficulty.map((d) => d + offset + 0.1 * rng.nextFloat());
  });

describe('twoLevelBootstrapInterval', () => {
  it('runs its example', () => {
    expect(
      twoLevelBootstrapInterval(
        [
          [1, 1],
          [1, 1],
        ],
        [
          [0, 0],
          [0, 0],
        ],
      ).low,
    ).toBe(1);
  });

  it('draws the same samples for both sides: shared difficulty cancels', () => {
    const { low, high } = twoLevelBootstrapInterval(system(6, 0), system(6, 0), { resamples: 1000, key: 'a' });
    // With separate draws the width would be about 4 · 0.87 · √2 / √200 = 0.35.
    expect(high! - low!).toBeLessThan(0.03);
  });

  it('carries the spread over seeds', () => {
    const steady = twoLevelBootstrapInterval(system(6, 0), system(6, 0), { resamples: 1000 });
    const restless = twoLevelBootstrapInterval(system(6, 1), system(6, 1), { resamples: 1000 });
    expect(restless.high! - restless.low!).toBeGreaterThan(5 * (steady.high! - steady.low!));
  });

  it('uses one draw of seeds for both sides where they are paired', () => {
    const x = system(8, 2);
    const y = x.map((row) => row.map((score) => score - 0.5));
    const paired = twoLevelBootstrapInterval(x, y, { pairedSeeds: true, resamples: 300 });
    expect(paired.low).toBeCloseTo(0.5, 10);
    expect(paired.high).toBeCloseTo(0.5, 10);
    const unpaired = twoLevelBootstrapInterval(x, y, { resamples: 300 });
    expect(unpaired.high! - unpaired.low!).toBeGreaterThan(0.3);
  });

  it('mirrors when the sides are swapped and seeds are paired', () => {
    const [x, y] = [system(5, 1), system(5, 1)];
    const one = twoLevelBootstrapInterval(x, y, { pairedSeeds: true, resamples: 400, key: 'k' });
    const other = twoLevelBootstrapInterval(y, x, { pairedSeeds: true, resamples: 400, key: 'k' });
    expect(other.difference).toBe(-one.difference!);
    expect(other.low).toBeCloseTo(-one.high!, 10);
  });

  it('leaves out samples that lack a score, and warns of few seeds', () => {
    const result = twoLevelBootstrapInterval(
      [
        [1, 2, null],
        [1, 2, 3],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      { resamples: 50 },
    );
    expect(result).toMatchObject({ n: 2, difference: 1.5, seeds: [2, 2] });
    expect(result.warnings.map(({ code }) => code)).toEqual(['values-left-out', 'bootstrap-undercovers']);
    const enough = twoLevelBootstrapInterval(system(20, 1), system(20, 1), { resamples: 20 });
    expect(enough.warnings).toEqual([]);
  });

  it('has reasons instead of numbers', () => {
    expect(twoLevelBootstrapInterval([], [[1]]).reason).toBe('no seeds on one side');
    expect(twoLevelBootstrapInterval([[null], [1]], [[1], [1]])).toMatchObject({ n: 0, difference: null, low: null });
    expect(
      twoLevelBootstrapInterval(
        [[1, 2]],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ).toMatchObject({ difference: 0.5, low: null, reason: expect.stringContaining('one seed') });
    expect(twoLevelBootstrapInterval([[1], [2]], [[1], [2], [3]], { pairedSeeds: true }).reason).toContain(
      'paired seeds',
    );
  });
});
