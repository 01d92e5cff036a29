import type { Scores } from '../tests/inputs.ts';
import { cohensD } from './cohens-d.ts';
import { corrected, type EffectOptions, type EffectSize } from './effect-size.ts';

/**
 * Hedges' g: Cohen's d times the exact correction for small samples, and its interval likewise.
 *
 * Source: Hedges (1981). Matches R `effectsize::hedges_g(x, y)`.
 *
 * @example hedgesG([2, 4, 6], [1, 2, 3]).value // 1.0092530088080638
 */
export function hedgesG(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const d = cohensD(x, y, options);
  return corrected(d, d.n - 2, "Hedges' g, pooled standard deviation");
}
