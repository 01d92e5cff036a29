/** Below this many values on a side (or pairs) an effect carries no label: it is too uncertain for a word. */
export const LABEL_NEEDS = 10;

/** Cohen's words for a standardised difference. */
export type CohenLabel = 'negligible' | 'small' | 'medium' | 'large';

/** Sawilowsky's words, which go further out. */
export type SawilowskyLabel = 'negligible' | 'very small' | 'small' | 'medium' | 'large' | 'very large' | 'huge';

/**
 * Cohen's label of a standardised difference: cut-offs .2, .5 and .8, each belonging to the larger label; the sign plays
 * no part. Differences between seeds lie far beyond this range, so a stated smallest difference that matters beats it.
 *
 * Source: Cohen (1988), section 2.2.3. Matches R `effectsize::interpret_cohens_d(d, rules = "cohen1988")`.
 *
 * @example cohenLabel(-0.5) // 'medium'
 */
export function cohenLabel(d: number): CohenLabel {
  const size = Math.abs(d);
  if (size < 0.2) return 'negligible';
  if (size < 0.5) return 'small';
  return size < 0.8 ? 'medium' : 'large';
}

/**
 * Sawilowsky's label of a standardised difference: .1, .2, .5, .8, 1.2 and 2.
 *
 * Source: Sawilowsky (2009), "New effect size rules of thumb". Matches R
 * `effectsize::interpret_cohens_d(d, rules = "sawilowsky2009")`, with "negligible" for its "tiny".
 *
 * @example sawilowskyLabel(1.5) // 'very large'
 */
export function sawilowskyLabel(d: number): SawilowskyLabel {
  const size = Math.abs(d);
  if (size < 0.1) return 'negligible';
  if (size < 0.2) return 'very small';
  if (size < 0.5) return 'small';
  if (size < 0.8) return 'medium';
  if (size < 1.2) return 'large';
  return size < 2 ? 'very large' : 'huge';
}

/**
 * Label of Cliff's delta: cut-offs .147, .33 and .474.
 *
 * Source: Romano et al. (2006). Matches R `effsize::cliff.delta(x, y)$magnitude`.
 *
 * @example cliffLabel(0.2) // 'small'
 */
export function cliffLabel(delta: number): CohenLabel {
  const size = Math.abs(delta);
  if (size < 0.147) return 'negligible';
  if (size < 0.33) return 'small';
  return size < 0.474 ? 'medium' : 'large';
}
