/**
 * Exact null distributions by counting. Every function works on non-negative integers (doubled midranks), so that no
 * rounding decides which outcomes are as extreme as the observed one.
 */

/**
 * The distribution of the sum of `weights` when each is taken with probability one half, independently: index = sum.
 * With doubled ranks as weights this is the null distribution of the Wilcoxon signed-rank statistic, ties and dropped
 * ranks included.
 *
 * Source: the generating function of the signed-rank statistic, Hollander, Wolfe and Chicken (2014), section 3.1.
 * Without ties it matches R `dsignrank`.
 *
 * @example subsetSumDistribution([2, 4]) // Float64Array [0.25, 0, 0.25, 0, 0.25, 0, 0.25]
 */
export function subsetSumDistribution(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reach = 0;
  for (const weight of weights) {
    reach += weight;
    for (let sum = reach; sum >= 0; sum -= 1) {
      const taken = sum >= weight ? probability[sum - weight]! : 0;
      probability[sum] = 0.5 * (probability[sum]! + taken);
    }
  }
  return probability;
}

/**
 * The distribution of the sum of `size` of the `weights`, drawn without replacement, every subset equally likely:
 * index = sum. With doubled midranks as weights this is the null distribution of the rank sum, ties included.
 *
 * Source: Streitberg and Röhmel (1986), the shift algorithm. Matches `coin::wilcox_test(distribution = "exact")`.
 *
 * @example fixedSizeSumDistribution([0, 1, 2], 1) // Float64Array [1/3, 1/3, 1/3]
 */
export function fixedSizeSumDistribution(weights: readonly number[], size: number): Float64Array {
  // Heavy weights last keeps the reachable range, and so the work, small for as long as possible.
  const sorted = [...weights].sort((a, b) => a - b);
  const width = sorted.slice(sorted.length - size).reduce((sum, weight) => sum + weight, 0) + 1;
  const counts = Array.from({ length: size + 1 }, () => new Float64Array(width));
  counts[0]![0] = 1;
  const reach = new Array<number>(size + 1).fill(-1);
  reach[0] = 0;
  for (const [index, weight] of sorted.entries()) {
    for (let taken = Math.min(index + 1, size); taken >= 1; taken -= 1) {
      const from = counts[taken - 1]!;
      const to = counts[taken]!;
      const last = reach[taken - 1]!;
      for (let sum = 0; sum <= last; sum += 1) to[sum + weight]! += from[sum]!;
      if (last >= 0) reach[taken] = Math.max(reach[taken]!, last + weight);
    }
  }
  const chosen = counts[size]!;
  const total = chosen.reduce((sum, count) => sum + count, 0);
  return chosen.map((count) => count / total);
}

/** The probabilities P(S <= s), P(S >= s) and P(|S − E S| >= |s − E S|) of an integer distribution at `observed`. */
export interface CountedTails {
  readonly lower: number;
  readonly upper: number;
  readonly twoSided: number;
}

/**
 * Tail probabilities of the integer statistic `observed` under `probability` (index = value), each summed from its
 * small end. `twiceMean` is twice the expectation, an integer for the statistics here, so that the two-sided
 * comparison stays exact.
 */
export function tailsOf(probability: Float64Array, observed: number, twiceMean: number): CountedTails {
  const distance = Math.abs(2 * observed - twiceMean);
  let lower = 0;
  let upper = 0;
  let far = 0;
  for (let value = 0; value <= observed; value += 1) lower += probability[value]!;
  for (let value = probability.length - 1; value >= observed; value -= 1) upper += probability[value]!;
  const lastLow = Math.floor((twiceMean - distance) / 2);
  const firstHigh = Math.max(lastLow + 1, Math.ceil((twiceMean + distance) / 2));
  for (let value = 0; value <= lastLow; value += 1) far += probability[value]!;
  let farHigh = 0;
  for (let value = probability.length - 1; value >= firstHigh; value -= 1) farHigh += probability[value]!;
  return { lower: Math.min(1, lower), upper: Math.min(1, upper), twoSided: Math.min(1, far + farHigh) };
}
