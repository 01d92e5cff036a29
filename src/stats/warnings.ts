import type { StatWarning } from './result.ts';

/** Below this many values the bootstrap intervals cover clearly less than their nominal level. */
export const BOOTSTRAP_NEEDS = 20;

/** Fewer clusters than this make cluster-robust standard errors too small. */
export const CLUSTERS_NEEDED = 30;

/** The interval of identical values has width 0, which is no evidence of precision. */
export const constantValues: StatWarning = {
  code: 'constant-values',
  message: 'Identical values: the interval says nothing.',
};

/** For bootstrap intervals from fewer than `BOOTSTRAP_NEEDS` values; empty above. */
export function undercoverage(n: number): readonly StatWarning[] {
  if (n >= BOOTSTRAP_NEEDS) return [];
  const few = `${n} ${n === 1 ? 'value' : 'values'} (fewer than ${BOOTSTRAP_NEEDS})`;
  const message = `The bootstrap undercovers with ${few}: the t interval is the safer one.`;
  return [{ code: 'bootstrap-undercovers', message }];
}

/** A BCa interval that could not be computed and became the percentile interval. */
export function percentileFallback(why: string): StatWarning {
  return { code: 'percentile-fallback', message: `BCa is undefined here (${why}): the percentile interval is shown.` };
}

/** For clustered standard errors from fewer than `CLUSTERS_NEEDED` clusters; empty above. */
export function fewClusters(clusters: number): readonly StatWarning[] {
  if (clusters >= CLUSTERS_NEEDED) return [];
  const few = `${clusters} clusters (fewer than ${CLUSTERS_NEEDED})`;
  const message = `Only ${few}: the clustered standard error tends to be too small.`;
  return [{ code: 'few-clusters', message }];
}
