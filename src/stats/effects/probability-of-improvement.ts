import { findRoot, normalQuantile } from '../distributions.ts';
import { sortedCopy } from '../numeric.ts';
import { finiteValues, type Scores } from '../tests/inputs.ts';
import { type EffectOptions, type EffectSize, noEffect } from './effect-size.ts';
import { cliffLabel, LABEL_NEEDS } from './magnitude.ts';

/**
 * Probability of improvement on one task, P(X > Y) + ½ P(X = Y) for a run of x and a run of y, with Newcombe's interval,
 * which works at 0 and 1 and for three seeds. For a metric where lower is better, read 1 − value.
 *
 * Sources: Mann and Whitney (1947); Newcombe (2006), part 2, method 5, for the interval. The value matches
 * `rliable.metrics.probability_of_improvement` on one task and R `effectsize::p_superiority(x, y, parametric = FALSE)`.
 *
 * @example probabilityOfImprovement([2, 4], [1, 2]).value // 0.875
 */
export function probabilityOfImprovement(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const { level = 0.95 } = options;
  const method = 'probability of improvement, Newcombe interval';
  const [first, second] = [finiteValues(x), finiteValues(y)];
  const [n1, n2] = [first.values.length, second.values.length];
  const warnings = [...first.warnings, ...second.warnings];
  if (n1 === 0 || n2 === 0) return noEffect(n1 + n2, method, `too few values: ${n1} and ${n2}`, warnings);
  const value = shareHigher(sortedCopy(first.values), sortedCopy(second.values));
  const [low, high] = newcombeInterval(value, n1, n2, level);
  const magnitude = Math.min(n1, n2) < LABEL_NEEDS ? null : cliffLabel(2 * value - 1);
  return { n: n1 + n2, method, warnings, value, low, high, level, magnitude };
}

/** P(X > Y) + ½ P(X = Y) of two ascending lists. */
function shareHigher(x: Float64Array, y: Float64Array): number {
  let below = 0;
  let upTo = 0;
  let twice = 0;
  for (let i = 0; i < x.length; i++) {
    while (below < y.length && y[below]! < x[i]!) below++;
    while (upTo < y.length && y[upTo]! <= x[i]!) upTo++;
    twice += below + upTo;
  }
  return twice / (2 * x.length * y.length);
}

/**
 * The probabilities θ whose distance from the observed one is z standard errors, the variance taken at θ by the formula
 * of Hanley and McNeil (1982) with the mean of the two sizes in both of its terms.
 */
function newcombeInterval(observed: number, n1: number, n2: number, level: number): readonly [number, number] {
  const z = normalQuantile((1 - level) / 2, 'upper');
  const others = (n1 + n2) / 2 - 1;
  const gap = (theta: number): number => {
    const shape = 1 + others * ((1 - theta) / (2 - theta) + theta / (1 + theta));
    const variance = (theta * (1 - theta) * shape) / (n1 * n2);
    return (theta - observed) ** 2 - z * z * variance;
  };
  // At the observed value the gap is negative, at 0 and 1 positive, unless the observed value is there itself.
  const low = observed === 0 ? 0 : findRoot(gap, 0, observed === 1 ? 1 - 1e-12 : observed);
  const high = observed === 1 ? 1 : findRoot(gap, observed === 0 ? 1e-12 : observed, 1);
  return [low, high];
}
