/** Arithmetic that the statistics share: missing values, safe sums, snapped differences, sorting, ranks, quantiles. */

/** A score as it was read: `null`, `undefined` and NaN are missing, ±Infinity has diverged. */
export type Score = number | null | undefined;

/** Scores split by what they are; `values` keeps the order of the finite ones. */
export interface SplitScores {
  readonly values: Float64Array;
  readonly missing: number;
  readonly diverged: number;
}

/**
 * Splits scores into the finite values and the counts of missing (null, undefined, NaN) and diverged (±Infinity) ones.
 *
 * @example splitScores([0.5, null, Infinity]) // values [0.5], missing 1, diverged 1
 */
export function splitScores(scores: readonly Score[] | Float64Array): SplitScores {
  const kept = new Float64Array(scores.length);
  let count = 0;
  let missing = 0;
  let diverged = 0;
  for (const score of scores) {
    if (score === null || score === undefined || Number.isNaN(score)) missing++;
    else if (Number.isFinite(score)) kept[count++] = score;
    else diverged++;
  }
  return { values: kept.subarray(0, count), missing, diverged };
}

/** Numbers in any array; what the functions of this file read. */
export type Numbers = readonly number[] | Float64Array;

/**
 * Compensated sum (Neumaier 1974): the error does not grow with the number of terms. Values must be finite; the sum of
 * values near the largest double may overflow to ±Infinity (use `mean` for averages).
 */
export function sum(values: Numbers): number {
  let total = 0;
  let correction = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    correction += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  // After an overflow the correction is NaN; the total alone tells the truth then.
  return Number.isFinite(total) ? total + correction : total;
}

/** Largest absolute value; 0 for no values. */
export function maxAbs(values: Numbers): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return largest;
}

/**
 * The smallest e with x <= 2^e, for a finite x > 0; exact (a rounded logarithm would slip at powers of two).
 *
 * @example ceilLog2(8) // 3
 */
export function ceilLog2(x: number): number {
  let exponent = Math.ceil(Math.log2(x));
  while (exponent > -1074 && x <= powerOfTwo(exponent - 1)) exponent--;
  while (x > powerOfTwo(exponent)) exponent++;
  return exponent + 0; // never −0
}

/** 2^exponent, where 2^1024 and more are Infinity and below 2^-1074 is 0. */
export function powerOfTwo(exponent: number): number {
  // V8 computes 2 ** -1074 as 0 in some versions; two exact steps are safe.
  return exponent < -1000 ? 2 ** -1000 * 2 ** (exponent + 1000) : 2 ** exponent;
}

/**
 * A power of two by which values can be divided so that their squares and sums neither overflow nor underflow:
 * 1 for ordinary magnitudes (2^-300 to 2^300), else the power next above the largest absolute value.
 */
export function safeScale(values: Numbers): number {
  const largest = maxAbs(values);
  if (largest === 0 || (largest > 2 ** -300 && largest < 2 ** 300)) return 1;
  // At most 2^1022, so that twice the scale is still finite.
  return powerOfTwo(Math.min(ceilLog2(largest), 1022));
}

/**
 * Arithmetic mean by compensated sum on scaled data, never outside the range of the values (so the mean of equal values
 * is that value); NaN for no values (the caller answers for n = 0).
 */
export function mean(values: Numbers): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  let low = values[0]!;
  let high = low;
  for (let i = 1; i < n; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  const scale = safeScale([low, high]);
  const raw = scale === 1 ? sum(values) / n : (sum(Float64Array.from(values, (value) => value / scale)) / n) * scale;
  return Math.min(high, Math.max(low, raw));
}

/**
 * Sum of squared deviations from the mean divided by `scale`² (two passes with the correction of Chan, Golub and
 * LeVeque 1983), and that scale. Offsets of 1e15 and magnitudes of 1e300 keep their digits.
 */
export function sumOfSquaredDeviations(values: Numbers): { readonly scaled: number; readonly scale: number } {
  const n = values.length;
  if (n < 2) return { scaled: 0, scale: 1 };
  const centre = mean(values);
  const deviations = new Float64Array(n);
  for (let i = 0; i < n; i++) deviations[i] = values[i]! / 2 - centre / 2;
  // Half the deviation never overflows; the factor 2 returns with the scale, which is exact.
  const scale = safeScale(deviations);
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const deviation = deviations[i]! / scale;
    squares += deviation * deviation;
    rest += deviation;
  }
  return { scaled: Math.max(0, squares - (rest * rest) / n), scale: 2 * scale };
}

/** Sample standard deviation with the given `ddof` (1 by default, 0 for the population one); NaN when n <= ddof. */
export function standardDeviation(values: Numbers, ddof: 0 | 1 = 1): number {
  if (values.length <= ddof) return Number.NaN;
  const { scaled, scale } = sumOfSquaredDeviations(values);
  return Math.sqrt(scaled / (values.length - ddof)) * scale;
}

/** True when the range is at most 1e-12 of the largest absolute value: differences below that are rounding. */
export function isConstant(values: Numbers): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return values.length === 0 || high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high));
}

/**
 * The difference x − y of two decimals without the noise of their binary forms: rounded to a multiple of
 * u = 2^(ceil(log2 max(|x|, |y|)) − 40), and 0 where |d| <= u. So 0.83 − 0.81 equals 0.85 − 0.83, and ties and zeros
 * are ties and zeros for every test that ranks, permutes or averages differences. Finite x and y.
 *
 * @example snapDifference(0.83, 0.81) === snapDifference(0.85, 0.83) // true
 */
export function snapDifference(x: number, y: number): number {
  const largest = Math.max(Math.abs(x), Math.abs(y));
  if (largest === 0) return 0;
  const unit = powerOfTwo(Math.max(ceilLog2(largest) - 40, -1074));
  const steps = x / unit - y / unit;
  // Rounded on the absolute value: Math.round alone would break the mirror symmetry of x − y and y − x.
  const magnitude = Math.round(Math.abs(steps));
  if (magnitude <= 1) return 0;
  return steps < 0 ? -magnitude * unit : magnitude * unit;
}

/** Snapped differences x[i] − y[i] of two equally long lists (see `snapDifference`). */
export function snapDifferences(x: Numbers, y: Numbers): Float64Array {
  const differences = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) differences[i] = snapDifference(x[i]!, y[i]!);
  return differences;
}

/** The values in ascending order, as a new array. */
export function sortedCopy(values: Numbers): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Quantile of ascending values, type 7 (Hyndman and Fan 1996): linear between order statistics at 1 + (n − 1)·p.
 * `p` in [0, 1]; NaN for no values. Matches R `quantile(x, p, type = 7)` and NumPy's default.
 *
 * @example quantileSorted([1, 2, 3, 4], 0.25) // 1.75
 */
export function quantileSorted(sorted: Numbers, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const low = Math.floor(position);
  return interpolate(sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!, position - low);
}

/** The point at `fraction` of the way from `low` to `high`: exactly `low` where both are equal, no overflow. */
export function interpolate(low: number, high: number, fraction: number): number {
  if (fraction === 0 || low === high) return low;
  const step = high - low;
  return Number.isFinite(step) ? low + fraction * step : (1 - fraction) * low + fraction * high;
}

/** Median of unsorted values; NaN for no values. */
export function median(values: Numbers): number {
  return values.length === 0 ? Number.NaN : quantileSorted(sortedCopy(values), 0.5);
}

/**
 * Interquartile mean of ascending values: floor(n/4) are cut from each side and the rest is averaged; NaN for no values.
 * Matches SciPy `trim_mean(x, 0.25)`.
 */
export function interquartileMeanSorted(sorted: Float64Array): number {
  const cut = Math.floor(sorted.length / 4);
  return mean(sorted.subarray(cut, sorted.length - cut));
}

/** Midranks (1 = smallest, tied values share the average rank) and the sizes of the groups of tied values, above 1. */
export function midranks(values: Numbers): { readonly ranks: Float64Array; readonly tieSizes: readonly number[] } {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]! || a - b);
  const ranks = new Float64Array(order.length);
  const tieSizes: number[] = [];
  let start = 0;
  while (start < order.length) {
    let end = start + 1;
    while (end < order.length && values[order[end]!]! === values[order[start]!]!) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + 1 + end) / 2;
    if (end - start > 1) tieSizes.push(end - start);
    start = end;
  }
  return { ranks, tieSizes };
}
