import {
  interquartileMeanSorted,
  isConstant,
  mean,
  quantileSorted,
  type Score,
  sortedCopy,
  splitScores,
  standardDeviation,
} from '../numeric.ts';
import { finiteOrNull, type ResultBase } from '../result.ts';

/** Choices of `describe`. */
export interface DescribeOptions {
  /** `sample` divides by n − 1 (default), `population` by n; the standard error uses n − 1 in both. */
  readonly sd?: 'sample' | 'population';
}

/** What a list of scores looks like. `n` counts the finite values, of which all numbers are made. */
export interface Description extends ResultBase {
  /** null, undefined or NaN */
  readonly missing: number;
  /** ±Infinity */
  readonly diverged: number;
  readonly mean: number | null;
  /** Standard deviation, `sdKind` says which; `null` for fewer than two values (sample). */
  readonly sd: number | null;
  readonly sdKind: 'sample' | 'population';
  /** Standard error of the mean, sample sd / √n. */
  readonly se: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  readonly q25: number | null;
  readonly q75: number | null;
  /** Interquartile mean: floor(n/4) values cut from each side. */
  readonly iqm: number | null;
  /** The range is at most 1e-12 of the largest absolute value (true for one value). */
  readonly constant: boolean;
  /** Why numbers are `null`, where some are. */
  readonly reason?: string;
}

/**
 * Describes the finite scores: compensated mean, two-pass standard deviation on scaled data (1e300 does not overflow,
 * an offset of 1e15 does not drown the spread), type 7 quantiles, interquartile mean. The order plays no part.
 *
 * Sources: Neumaier (1974), Chan, Golub and LeVeque (1983), Hyndman and Fan (1996).
 * Matches R `mean(x)`, `sd(x)`, `quantile(x, type = 7)` and SciPy `trim_mean(x, 0.25)`.
 *
 * @example describe([2, 4, 6]).sd // 2
 */
export function describe(scores: readonly Score[] | Float64Array, options: DescribeOptions = {}): Description {
  const { values, missing, diverged } = splitScores(scores);
  const n = values.length;
  const sdKind = options.sd ?? 'sample';
  const sorted = sortedCopy(values);
  const sampleSd = standardDeviation(sorted);
  const sd = finiteOrNull(sdKind === 'sample' ? sampleSd : standardDeviation(sorted, 0));
  const at = (p: number): number | null => finiteOrNull(quantileSorted(sorted, p));
  const reason = reasonFor(n, sd, sampleSd);
  return {
    n,
    missing,
    diverged,
    method: `${sdKind} standard deviation`,
    warnings: [],
    mean: finiteOrNull(mean(sorted)),
    sd,
    sdKind,
    se: finiteOrNull(sampleSd / Math.sqrt(n)),
    min: at(0),
    max: at(1),
    median: at(0.5),
    q25: at(0.25),
    q75: at(0.75),
    iqm: finiteOrNull(interquartileMeanSorted(sorted)),
    constant: n > 0 && isConstant(sorted),
    ...(reason === undefined ? {} : { reason }),
  };
}

function reasonFor(n: number, sd: number | null, sampleSd: number): string | undefined {
  if (n === 0) return 'no finite values';
  if (n === 1) return 'one value: no spread';
  return sd === null || !Number.isFinite(sampleSd) ? 'the spread exceeds the range of numbers' : undefined;
}
