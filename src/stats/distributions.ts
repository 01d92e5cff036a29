/**
 * The distributions behind every p-value, quantile and interval. All tails come as a pair, so that nobody has to compute
 * 1 − p. Invalid parameters give NaN (the statistics check theirs before they ask); nothing throws.
 */
export type { Tail, Tails } from './distributions/tails.ts';
export { binomialProbability, binomialQuantile, binomialTails } from './distributions/binomial.ts';
export { chiSquaredQuantile, chiSquaredTails } from './distributions/chi-squared.ts';
export { betaQuantile, fQuantile, fTails } from './distributions/f.ts';
export { normalCdf, normalDensity, normalQuantile, normalTails } from './distributions/normal.ts';
export { findRoot } from './distributions/solve.ts';
export { gammaRatioHalf, logGamma } from './distributions/special.ts';
export { studentTQuantile, studentTTails } from './distributions/student-t.ts';
export { noncentralTTails } from './distributions/noncentral-t.ts';
export { studentizedRangeQuantile, studentizedRangeTails } from './distributions/studentized-range.ts';
