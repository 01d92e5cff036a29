/** Which simulated error rates stand beside a benchmark: the cells nearest to its number of seeds and configurations. */
import { calibrationNear, type CalibrationRow } from '../report/calibration.ts';
import type { Benchmark } from '../report/schema.ts';

/** One kind of verdict or interval with its cells, one per distribution. */
export interface SimulatedRate {
  /** Stable: kind and method of the cells. */
  readonly id: string;
  readonly label: string;
  /** At least one. */
  readonly cells: readonly CalibrationRow[];
}

/** The rates of a benchmark's design, in the order in which they are shown. */
export function simulatedRates(benchmark: Benchmark): readonly SimulatedRate[] {
  const seeds = benchmark.summaries
    .filter((summary) => summary.metric === benchmark.primaryMetric)
    .map((summary) => summary.n)
    .sort((a, b) => a - b);
  const design = { n: seeds[Math.floor(seeds.length / 2)] ?? 0, k: benchmark.configurations.length };
  const paired = benchmark.comparisons.some((comparison) => comparison.pairing === 'by-seed');
  const wanted = [
    ['A false “better” or “worse” anywhere in the family', 'false-verdict', paired ? 'paired' : 'unpaired'],
    ['The best of many, tested alone without correction', 'false-verdict', 'best alone'],
    ['t interval holds the true mean', 'coverage', 't'],
    ['Percentile bootstrap holds the true mean', 'coverage', 'percentile'],
    ['BCa bootstrap holds the true mean', 'coverage', 'bca'],
    ['All rank intervals hold at once', 'coverage', paired ? 'ranks, paired' : 'ranks, unpaired'],
  ] as const satisfies readonly (readonly [string, CalibrationRow['kind'], string])[];
  return wanted.flatMap(([label, kind, method]) => {
    const cells = calibrationNear(kind, method, design);
    return cells.length === 0 ? [] : [{ id: `${kind} ${method}`, label, cells }];
  });
}

/** The distributions of all cells, in their order. */
export const distributionsOf = (rates: readonly SimulatedRate[]): readonly string[] => [
  ...new Set(rates.flatMap((rate) => rate.cells.map((cell) => cell.distribution))),
];
