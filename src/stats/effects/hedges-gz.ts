import type { Scores } from '../tests/inputs.ts';
import { cohensDz } from './cohens-dz.ts';
import { corrected, type EffectOptions, type EffectSize } from './effect-size.ts';

/**
 * Paired g_z: d_z times Hedges' exact correction; two pairs have none.
 *
 * Source: Hedges (1981); Lakens (2013). Matches R `effectsize::hedges_g(x, y, paired = TRUE)`.
 *
 * @example hedgesGz([2, 4, 6], [1, 2, 3]).value // 1.1283791670955126
 */
export function hedgesGz(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const d = cohensDz(x, y, options);
  return corrected(d, d.n - 1, "paired Hedges' g_z");
}
