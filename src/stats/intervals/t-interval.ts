import { studentTQuantile } from '../distributions.ts';
import { isConstant, mean, type Score, standardDeviation } from '../numeric.ts';
import { finiteOrNull, type Interval } from '../result.ts';
import { finiteValues } from '../tests/inputs.ts';
import { constantValues } from '../warnings.ts';

/** Choices of an interval. */
export interface IntervalOptions {
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
}

/** A t interval with its degrees of freedom, `null` where there is none. */
export interface TInterval extends Interval {
  readonly df: number | null;
}

/**
 * Interval of the mean from Student's t with n − 1 degrees of freedom: the leading interval over seeds, which keeps its
 * level at any n where the scores are about normal. n = 1 has none; identical values give width 0 with a warning.
 *
 * Source: Student (1908). Matches R `t.test(x, conf.level = level)$conf.int`.
 *
 * @example tInterval([1, 2, 3]).low // -0.4841377118
 */
export function tInterval(scores: readonly Score[] | Float64Array, options: IntervalOptions = {}): TInterval {
  const { level = 0.95 } = options;
  const { values, warnings } = finiteValues(scores);
  const n = values.length;
  const base = { n, method: 't interval of the mean', level, warnings };
  if (n < 2) {
    const reason = n === 0 ? 'no finite values' : 'one value: no spread to build an interval on';
    return { ...base, df: null, low: null, high: null, reason };
  }
  const centre = mean(values);
  if (isConstant(values)) {
    return { ...base, df: n - 1, low: centre, high: centre, warnings: [...warnings, constantValues] };
  }
  const half = studentTQuantile((1 - level) / 2, n - 1, 'upper') * (standardDeviation(values) / Math.sqrt(n));
  const [low, high] = [finiteOrNull(centre - half), finiteOrNull(centre + half)];
  if (low === null || high === null) {
    return { ...base, df: n - 1, low: null, high: null, reason: 'the interval exceeds the range of numbers' };
  }
  return { ...base, df: n - 1, low, high };
}
