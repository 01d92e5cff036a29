/**
 * BCa interval of a mean (10,000 resamples) against a plain typed-array loop that makes the same draws.
 * Run: node tests/bench/bca.bench.ts. Target: a ratio of at most 1.5 at every n. Prints ratios, not a pass mark.
 */
import { bootstrapInterval } from '../../src/stats/intervals/bootstrap-interval.ts';
import { createRng } from '../../src/stats/rng.ts';

const RESAMPLES = 10_000;

/** The floor: xoshiro128** in local variables, one index per draw, the means kept. */
function plainLoop(values: Float64Array, target: Float64Array, state: readonly number[]): void {
  const n = values.length;
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  for (let i = 0; i < target.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const x = Math.imul(b, 5);
      const u32 = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
      const t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      sum += values[Math.floor((u32 * n) / 4294967296)]!;
    }
    target[i] = sum / n;
  }
}

function medianMs(run: () => void, rounds: number): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((x, y) => x - y)[Math.floor(rounds / 2)]!;
}

const target = new Float64Array(RESAMPLES);
for (const n of [5, 7, 10, 20, 100, 1000]) {
  const rng = createRng(`bench|${n}`);
  const values = Float64Array.from({ length: n }, () => 0.8 + 0.05 * rng.nextFloat());
  const state = createRng('bench').state();
  const rounds = n >= 1000 ? 25 : 151;
  const floor = () => plainLoop(values, target, state);
  const bca = () => bootstrapInterval(values, { key: 'bench' });
  for (let i = 0; i < 20; i++) {
    floor();
    bca();
  }
  // Measured in turns, so that a slow moment of the machine hits both.
  const pairs = Array.from({ length: 5 }, () => ({ floor: medianMs(floor, rounds), bca: medianMs(bca, rounds) }));
  const ratios = pairs.map((pair) => pair.bca / pair.floor).sort((x, y) => x - y);
  const ms = (key: 'floor' | 'bca') => Math.min(...pairs.map((pair) => pair[key])).toFixed(3);
  console.log(`n=${n}  floor ${ms('floor')} ms  BCa ${ms('bca')} ms  ratio ${ratios[2]!.toFixed(2)}`);
}
