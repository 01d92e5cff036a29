import { normalTails } from '../distributions.ts';
import type { Alternative } from '../result.ts';
import { pFromTails } from './inputs.ts';

/**
 * Normal approximation of a rank sum from its distance to the expectation and its null standard deviation. The
 * continuity correction moves the distance by ½ towards 0 (two-sided) or against the alternative (one-sided).
 *
 * Source: Hollander, Wolfe and Chicken (2014), sections 3.1 and 4.1. Matches R `wilcox.test(exact = FALSE)`.
 *
 * @example rankSumP(0, 1, { alternative: 'two-sided', continuity: true }).p // 1
 */
export function rankSumP(
  distance: number,
  sd: number,
  options: { readonly alternative: Alternative; readonly continuity: boolean },
): { readonly z: number | null; readonly p: number } {
  if (sd === 0) return { z: null, p: 1 };
  const shift = options.continuity ? correction(distance, options.alternative) : 0;
  const z = (distance - shift) / sd;
  return { z, p: pFromTails(normalTails(z), options.alternative) };
}

function correction(distance: number, alternative: Alternative): number {
  if (alternative === 'two-sided') return 0.5 * Math.sign(distance);
  return alternative === 'greater' ? 0.5 : -0.5;
}
