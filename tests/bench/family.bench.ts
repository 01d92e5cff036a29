/**
 * How long a family of 100 candidates over 10 seeds takes, as a ratio against a plain loop over typed arrays that does
 * the same 512 × 100 additions; and how the rank intervals of 200 and 1,000 configurations compare with the same kind
 * of loop. Run with `node tests/bench/family.bench.ts`.
 */
import { compareFamily } from '../../src/stats/multiplicity/family.ts';
import { maxTStepDown } from '../../src/stats/multiplicity/max-t.ts';
import type { SeedScores } from '../../src/stats/multiplicity/pairing.ts';
import { rankIntervals } from '../../src/stats/multiplicity/rank-intervals.ts';
import { createRng } from '../../src/stats/rng.ts';

function configurations(count: number, n: number): SeedScores[] {
  const rng = createRng(`bench${count}`);
  return Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    scores: new Map(Array.from({ length: n }, (_v, k) => [String(k), 0.8 + 0.001 * (i % 10) + 0.02 * rng.nextFloat()])),
  }));
}

/** Median CPU milliseconds of `runs` calls, after as many to warm up. */
function cpu(work: () => unknown, runs: number): number {
  const times: number[] = [];
  for (let run = 0; run < 2 * runs; run += 1) {
    const start = process.cpuUsage();
    work();
    const used = process.cpuUsage(start);
    if (run >= runs) times.push((used.user + used.system) / 1000);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** The floor: for each flip one signed sum per comparison and a running maximum, nothing else. */
function plainLoop(comparisons: number, n: number): number {
  const values = Float64Array.from({ length: comparisons * n }, (_, i) => Math.sin(i));
  const sums = new Float64Array(comparisons);
  let total = 0;
  for (let flip = 0; flip < 2 ** (n - 1); flip += 1) {
    const block = flip % n;
    let largest = 0;
    for (let p = comparisons - 1; p >= 0; p -= 1) {
      sums[p]! += values[block * comparisons + p]!;
      const size = Math.abs(sums[p]!);
      if (size > largest) largest = size;
    }
    total += largest;
  }
  return total;
}

const out = (line: string): boolean => process.stdout.write(`${line}\n`);

function report(name: string, milliseconds: number, floor: number): void {
  out(
    `${name.padEnd(46)} ${milliseconds.toFixed(2).padStart(9)} ms   ${(milliseconds / floor).toFixed(1).padStart(6)} × the plain loop`,
  );
}

const [base, ...candidates] = configurations(101, 10);
const familyFloor = cpu(() => plainLoop(100, 10), 21);
out(`plain loop, 100 comparisons × 512 flips: ${familyFloor.toFixed(3)} ms`);
const rows = Float64Array.from({ length: 10 * 101 }, (_, i) => (i % 101 === 100 ? 0 : Math.sin(i)));
const norm = Float64Array.from({ length: 100 }, (_, r) =>
  Math.sqrt(Array.from({ length: 10 }, (_v, k) => rows[k * 101 + r]! ** 2).reduce((a, b) => a + b, 0)),
);
const kernel = {
  ...{ blocks: 10, rowCount: 101, rows, norm },
  first: Int32Array.from({ length: 100 }, (_, i) => i),
  second: new Int32Array(100).fill(100),
};
report(
  'max-t kernel, 100 candidates, n = 10, exact',
  cpu(() => maxTStepDown(kernel, 'k'), 21),
  familyFloor,
);
report(
  'whole family (tests, intervals, correction)',
  cpu(() => compareFamily(base!, candidates, { family: 'f', key: 'k' }), 21),
  familyFloor,
);
for (const count of [200, 1_000]) {
  const many = configurations(count, 10);
  const runs = count > 500 ? 3 : 9;
  const floor = cpu(() => plainLoop((count * (count - 1)) / 2, 10), runs);
  const ranks = cpu(() => rankIntervals(many, { higherIsBetter: true, key: 'k' }), runs);
  report(`rank intervals, ${count} configurations, n = 10`, ranks, floor);
}
