/** How large a difference is in other units than those of the metric: spreads, and the chance of doing better. */
import { cohensDz } from '../stats/effects/cohens-dz.ts';
import { probabilityOfImprovement } from '../stats/effects/probability-of-improvement.ts';
import { hedgesG } from '../stats/effects/hedges-g.ts';
import type { EffectSize } from '../stats/effects/effect-size.ts';
import type { Effect, Metric } from '../report/schema.ts';
import { publishOrNull } from './publish.ts';

/** The scores of both sides as they were compared: aligned where they are paired. */
export interface ComparedScores {
  readonly candidate: Float64Array;
  readonly baseline: Float64Array;
  readonly pairing: 'by-seed' | 'by-sample' | 'none';
}

/**
 * Hedges' g over the pooled spread, d_z where seeds are paired, and the probability that a run of the candidate is better
 * than one of the baseline. The sign of the first two is candidate minus baseline; the third looks in the better
 * direction; `standardised` false leaves only the third. Labels are left out where the smallest difference that matters is given: it says more.
 */
export function describeEffects(
  scores: ComparedScores,
  options: { readonly metric: Metric; readonly level: number; readonly standardised: boolean },
): Effect[] {
  const { metric, level, standardised } = options;
  const { candidate, baseline, pairing } = scores;
  // Over samples of one checkpoint there is no spread of seeds to measure by.
  if (pairing === 'by-sample') return [];
  const [better, worse] = metric.better === 'higher' ? [candidate, baseline] : [baseline, candidate];
  const found: readonly (readonly [string, EffectSize])[] = [
    ...(standardised ? [['hedges-g', hedgesG(candidate, baseline, { level })] as const] : []),
    ...(standardised && pairing === 'by-seed'
      ? [['cohens-dz', cohensDz(candidate, baseline, { level })] as const]
      : []),
    ['probability-of-improvement', probabilityOfImprovement(better, worse, { level })],
  ];
  return found.map(([id, effect]) => ({
    id,
    value: publishOrNull(effect.value),
    low: publishOrNull(effect.low),
    high: publishOrNull(effect.high),
    level: publishOrNull(effect.level),
    magnitude: metric.minEffect === null ? effect.magnitude : null,
    reason: effect.reason ?? null,
  }));
}
