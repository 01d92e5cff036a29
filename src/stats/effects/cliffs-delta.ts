import type { Scores } from '../tests/inputs.ts';
import type { EffectOptions, EffectSize } from './effect-size.ts';
import { probabilityOfImprovement } from './probability-of-improvement.ts';

/**
 * Cliff's delta, P(X > Y) − P(X < Y) = 2·(probability of improvement) − 1, with the same interval rescaled.
 *
 * Source: Cliff (1993). Matches R `mean(sign(outer(x, y, "-")))` and `effsize::cliff.delta(x, y)$estimate`.
 *
 * @example cliffsDelta([2, 4], [1, 2]).value // 0.75
 */
export function cliffsDelta(x: Scores, y: Scores, options: EffectOptions = {}): EffectSize {
  const effect = probabilityOfImprovement(x, y, options);
  const rescale = (share: number | null): number | null => (share === null ? null : 2 * share - 1);
  const [value, low, high] = [rescale(effect.value), rescale(effect.low), rescale(effect.high)];
  return { ...effect, method: "Cliff's delta, Newcombe interval", value, low, high };
}
