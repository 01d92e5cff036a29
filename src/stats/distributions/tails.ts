/** Both tails of a distribution at a point; each is computed so that the small one keeps its relative accuracy. */
export interface Tails {
  /** P(X <= x) */
  readonly lower: number;
  /** P(X > x) */
  readonly upper: number;
}

/** The tail that a probability given to a quantile function means. */
export type Tail = 'lower' | 'upper';

/** The tails of a point below (`lower` 0) or above (`lower` 1) everything, or of an undefined one (NaN). */
export function certain(lower: number): Tails {
  return { lower, upper: 1 - lower };
}

/** The same tails seen from the mirrored axis. */
export function mirrored(tails: Tails): Tails {
  return { lower: tails.upper, upper: tails.lower };
}

/** Both probabilities from one: `p` is the given tail. */
export function tailsFromProbability(p: number, tail: Tail): Tails {
  return tail === 'lower' ? { lower: p, upper: 1 - p } : { lower: 1 - p, upper: p };
}
