import { describe, expect, it } from 'vitest';
import { cohensD } from '../../../src/stats/effects/cohens-d.ts';
import { cohensDz } from '../../../src/stats/effects/cohens-dz.ts';
import { bootstrapInterval } from '../../../src/stats/intervals/bootstrap-interval.ts';
import { clusteredInterval } from '../../../src/stats/intervals/clustered-interval.ts';
import { tInterval } from '../../../src/stats/intervals/t-interval.ts';
import { wilsonInterval } from '../../../src/stats/intervals/wilson-interval.ts';
import { createRng } from '../../../src/stats/rng.ts';

/** How often an interval holds the truth, in seeded simulations: the numbers that the warnings and documents quote. */

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

function coverage(rounds: number, truth: number, draw: (round: number) => Ends): number {
  let covered = 0;
  for (let round = 0; round < rounds; round++) {
    const { low, high } = draw(round);
    if (low! <= truth && truth <= high!) covered++;
  }
  return covered / rounds;
}

/** Half a percent for the rounding of the quoted number, and four Monte Carlo standard errors. */
function expectCoverage(measured: number, quoted: number, rounds: number): void {
  const allowed = 0.005 + 4 * Math.sqrt((quoted * (1 - quoted)) / rounds);
  expect(Math.abs(measured - quoted), `covered ${measured}, quoted ${quoted}`).toBeLessThan(allowed);
}

function normalSource(key: string): () => number {
  const rng = createRng(key);
  return () => Math.sqrt(-2 * Math.log(1 - rng.nextFloat())) * Math.cos(2 * Math.PI * rng.nextFloat());
}

const rounds = 4000;
const quoted = {
  3: { t: 0.95, percentile: 0.75, bca: 0.72 },
  5: { t: 0.95, percentile: 0.83, bca: 0.84 },
  10: { t: 0.95, percentile: 0.9, bca: 0.9 },
  20: { t: 0.95, percentile: 0.93, bca: 0.93 },
} as const;

describe('coverage of the 95 % intervals of a mean, normal data', () => {
  for (const n of [3, 5, 10, 20] as const) {
    const values = (normal: () => number) => Array.from({ length: n }, () => 5 + 2 * normal());

    it(`t, n = ${n}: ${quoted[n].t}`, () => {
      const normal = normalSource(`t ${n}`);
      expectCoverage(
        coverage(rounds, 5, () => tInterval(values(normal))),
        quoted[n].t,
        rounds,
      );
    });

    for (const method of ['percentile', 'bca'] as const) {
      it(`${method}, n = ${n}: ${quoted[n][method]}`, () => {
        const normal = normalSource(`${method} ${n}`);
        const draw = (round: number) => bootstrapInterval(values(normal), { method, resamples: 1000, key: `${round}` });
        expectCoverage(coverage(rounds, 5, draw), quoted[n][method], rounds);
      });
    }
  }
});

describe('coverage of other 95 % intervals', () => {
  it('Wilson, averaged over p, n = 3, 5, 10, 20: 0.95', () => {
    for (const n of [3, 5, 10, 20]) {
      const rng = createRng(`wilson ${n}`);
      let covered = 0;
      for (let round = 0; round < rounds; round++) {
        const p = rng.nextFloat();
        let successes = 0;
        for (let i = 0; i < n; i++) successes += Number(rng.nextFloat() < p);
        const { low, high } = wilsonInterval(successes, n);
        if (low! <= p && p <= high!) covered++;
      }
      expectCoverage(covered / rounds, 0.95, rounds);
    }
  });

  it("Cohen's d and d_z, n = 5 and 20: 0.95", () => {
    const normal = normalSource('effects');
    const effectRounds = 1500;
    for (const n of [5, 20]) {
      const draw = (shift: number) => Array.from({ length: n }, () => normal() + shift);
      const d = coverage(effectRounds, 1.5, () => cohensD(draw(1.5), draw(0)));
      expectCoverage(d, 0.95, effectRounds);
      // Differences of independent values have a standard deviation of √2.
      const dz = coverage(effectRounds, 1.5 / Math.SQRT2, () => cohensDz(draw(1.5), draw(0)));
      expectCoverage(dz, 0.95, effectRounds);
    }
  });

  it('clustered, 40 clusters of 5: 0.95, where the naive interval covers far less', () => {
    const normal = normalSource('clusters');
    const clusters = Array.from({ length: 200 }, (_, i) => Math.floor(i / 5));
    const draw = () => {
      const level = Array.from({ length: 40 }, normal);
      return clusters.map((cluster) => level[cluster]! + normal());
    };
    const clusterRounds = 1500;
    expectCoverage(
      coverage(clusterRounds, 0, () => clusteredInterval(draw(), clusters)),
      0.95,
      clusterRounds,
    );
    expect(coverage(clusterRounds, 0, () => tInterval(draw()))).toBeLessThan(0.8);
  });
});
