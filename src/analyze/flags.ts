/** What the reader of a summary must know: few, unequal, failed or identical seeds, and high variance. */
import { isConstant } from '../stats/numeric.ts';
import { highVariance } from '../stats/describe/high-variance.ts';
import type { Warning } from '../report/primitives.ts';
import type { BenchmarkSettings, Metric } from '../report/schema.ts';
import type { Scores } from './scores.ts';
import { countOf } from './text.ts';

/** Fewer seeds than this give a spread that says next to nothing. */
const fewSeeds = 3;

/** The most frequent number of scores among configurations that have any; the larger one of equals. */
export function usualCount(counts: readonly number[]): number {
  const groups = Map.groupBy(
    counts.filter((count) => count > 0),
    (count) => count,
  );
  const [usual] = [...groups].sort(([a, x], [b, y]) => y.length - x.length || b - a);
  return usual?.[0] ?? 0;
}

/** The flags of one summary; `usual` is {@link usualCount} over the configurations. */
export function flagScores(
  found: Scores,
  context: { readonly metric: Metric; readonly settings: BenchmarkSettings; readonly usual: number },
): Warning[] {
  const n = found.values.length;
  return [
    ...failedFlag(found),
    ...(n > 0 && n < fewSeeds ? [tooFewFlag(n, context.metric)] : []),
    ...(n > 0 && n !== context.usual ? [unequalFlag(n, context.usual)] : []),
    ...identicalFlag(found, context.metric),
    ...varianceFlag(found, context),
  ];
}

function failedFlag(found: Scores): Warning[] {
  const total = found.values.length + found.nFailed;
  if (found.nFailed === 0) return [];
  const diverged = found.nDiverged > 0 ? `, ${found.nDiverged} of them diverged` : '';
  return [{ code: 'failed-seeds', message: `${found.nFailed} of ${countOf(total, 'run')} gave no value${diverged}.` }];
}

function tooFewFlag(n: number, { replication }: Metric): Warning {
  const message =
    n > 1
      ? `Only ${n} ${replication === 'sample' ? 'evaluations' : 'seeds'}: the spread is hardly known.`
      : replication === 'sample'
        ? 'One evaluation: an interval is over its samples, and says nothing of another training.'
        : 'One seed: nothing is known of the spread.';
  return { code: 'too-few-seeds', message };
}

const unequalFlag = (n: number, usual: number): Warning => ({
  code: 'unequal-seeds',
  message: `${countOf(n, 'seed')} where most configurations have ${usual}.`,
});

/** Scores that agree to the last digit over seeds: for a score, a sign that the seed changed nothing. */
function identicalFlag(found: Scores, metric: Metric): Warning[] {
  const scored = metric.role === 'primary' || metric.role === 'secondary';
  if (!scored || found.values.length < 2 || !isConstant(found.values)) return [];
  const n = found.values.length;
  const message = found.scores.every(({ seed }) => seed === null)
    ? `All ${n} runs gave the same value, and none states a seed: they may be copies of one run.`
    : `All ${n} seeds gave the same value: the seed may not reach the training.`;
  return [{ code: 'identical-values', message }];
}

function varianceFlag(
  found: Scores,
  context: { readonly metric: Metric; readonly settings: BenchmarkSettings },
): Warning[] {
  const { metric, settings } = context;
  // What a run costs varies with the machine: no finding about the configuration.
  if (metric.role !== 'primary' && metric.role !== 'secondary') return [];
  const scale = metric.highVarianceScale;
  const verdict = highVariance(
    found.values,
    scale === null ? { threshold: settings.highVarianceThreshold } : { scale, threshold: 1 },
  );
  if (verdict.flag !== true) return [];
  if (verdict.reason === 'mean-near-zero') {
    return [{ code: 'high-variance', message: 'High variance between seeds: the mean is near zero, within one sd.' }];
  }
  const message =
    verdict.reason === 'scale'
      ? `High variance between seeds: the sd is above ${scale}, the scale that the benchmark file sets.`
      : `High variance between seeds: the sd is ${percent(verdict.ratio)} of the mean.`;
  return [{ code: 'high-variance', message }];
}

const percent = (ratio: number | null): string =>
  ratio === null ? 'more than 1 %' : `${Number((100 * ratio).toPrecision(2))} %`;
