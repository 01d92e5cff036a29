/**
 * The statistics that a report may show, in display order. Adding one is one new file and one line here; `id` is the name
 * of the file in the folder of the list.
 */
import { cliffsDelta } from './effects/cliffs-delta.ts';
import { cohensDav } from './effects/cohens-dav.ts';
import { cohensD } from './effects/cohens-d.ts';
import { cohensDrm } from './effects/cohens-drm.ts';
import { cohensDz } from './effects/cohens-dz.ts';
import type { EffectOptions } from './effects/effect-size.ts';
import { glassDelta } from './effects/glass-delta.ts';
import { hedgesG } from './effects/hedges-g.ts';
import { hedgesGz } from './effects/hedges-gz.ts';
import { meanDifference } from './effects/mean-difference.ts';
import { pairedMeanDifference } from './effects/paired-mean-difference.ts';
import { probabilityOfImprovement } from './effects/probability-of-improvement.ts';
import { bootstrapInterval, type BootstrapOptions } from './intervals/bootstrap-interval.ts';
import { clopperPearsonInterval } from './intervals/clopper-pearson-interval.ts';
import { type ClusterId, clusteredInterval } from './intervals/clustered-interval.ts';
import { pairedSamplesInterval, type PairedSamplesOptions } from './intervals/paired-samples-interval.ts';
import { type StratifiedBootstrapOptions, stratifiedBootstrapInterval } from './intervals/stratified-bootstrap.ts';
import { type IntervalOptions, tInterval } from './intervals/t-interval.ts';
import { twoLevelBootstrapInterval, type TwoLevelBootstrapOptions } from './intervals/two-level-bootstrap.ts';
import { wilsonInterval } from './intervals/wilson-interval.ts';
import type { Effect, Interval } from './result.ts';
import type { StatisticEntry } from './statistic-entry.ts';
import type { Scores } from './tests/inputs.ts';

export { type CorrectionEntry, corrections } from './multiplicity/registry.ts';
export type { StatisticEntry } from './statistic-entry.ts';
export { type TestEntry, tests } from './tests/registry.ts';

/** An interval, told apart by what it takes. */
export type IntervalEntry = StatisticEntry &
  (
    | { readonly input: 'scores'; readonly compute: (scores: Scores, options: BootstrapOptions) => Interval }
    | {
        readonly input: 'proportion';
        readonly compute: (successes: number, n: number, options: IntervalOptions) => Interval;
      }
    | {
        readonly input: 'clustered-scores';
        readonly compute: (scores: Scores, clusters: readonly ClusterId[], options: IntervalOptions) => Interval;
      }
    | {
        readonly input: 'paired-samples';
        readonly compute: (x: Scores, y: Scores, options: PairedSamplesOptions) => Interval;
      }
    | {
        readonly input: 'tasks';
        readonly compute: (tasks: readonly Scores[], options: StratifiedBootstrapOptions) => Interval;
      }
    | {
        readonly input: 'seeds-by-samples';
        readonly compute: (x: readonly Scores[], y: readonly Scores[], options: TwoLevelBootstrapOptions) => Interval;
      }
  );

/** The intervals, the one that leads first. */
export const intervals = [
  {
    id: 't-interval',
    title: 't interval',
    citation: 'Student (1908)',
    matches: 't.test(x, conf.level = level)$conf.int',
    input: 'scores',
    compute: tInterval,
  },
  {
    id: 'bootstrap-interval',
    title: 'Bootstrap interval (percentile, basic, BCa)',
    citation: 'Efron and Tibshirani (1993); Fisher and Hall (1991)',
    matches: "scipy.stats.bootstrap((x,), np.mean, method='BCa', n_resamples=10000)",
    input: 'scores',
    compute: bootstrapInterval,
  },
  {
    id: 'wilson-interval',
    title: 'Wilson interval',
    citation: 'Wilson (1927)',
    matches: 'prop.test(k, n, correct = FALSE)$conf.int',
    input: 'proportion',
    compute: wilsonInterval,
  },
  {
    id: 'clopper-pearson-interval',
    title: 'Clopper–Pearson interval',
    citation: 'Clopper and Pearson (1934)',
    matches: 'binom.test(k, n)$conf.int',
    input: 'proportion',
    compute: clopperPearsonInterval,
  },
  {
    id: 'clustered-interval',
    title: 'Clustered t interval',
    citation: 'Liang and Zeger (1986); Cameron and Miller (2015)',
    matches: 'sandwich::vcovCL(lm(s ~ 1), cluster, type = "HC0", cadjust = FALSE) * G / (G - 1)',
    input: 'clustered-scores',
    compute: clusteredInterval,
  },
  {
    id: 'paired-samples-interval',
    title: 'Paired interval over samples',
    citation: 'Miller (2024); Davison and Hinkley (1997)',
    matches: 't.test(x, y, paired = TRUE)$conf.int',
    input: 'paired-samples',
    compute: pairedSamplesInterval,
  },
  {
    id: 'stratified-bootstrap',
    title: 'Stratified bootstrap over runs within tasks',
    citation: 'Agarwal et al. (2021)',
    matches: 'rliable.library.StratifiedBootstrap',
    input: 'tasks',
    compute: stratifiedBootstrapInterval,
  },
  {
    id: 'two-level-bootstrap',
    title: 'Two-level bootstrap over seeds and samples',
    citation: 'Davison and Hinkley (1997); Owen (2007)',
    matches: 'none',
    input: 'seeds-by-samples',
    compute: twoLevelBootstrapInterval,
  },
] as const satisfies readonly IntervalEntry[];

/** An effect of a candidate x against a baseline y; `paired` ones take x[i] and y[i] of the same seed or sample. */
export interface EffectEntry extends StatisticEntry {
  readonly pairing: 'paired' | 'none';
  readonly compute: (x: Scores, y: Scores, options: EffectOptions) => Effect;
}

/** The effects, the difference in units of the metric first. */
export const effects = [
  {
    id: 'paired-mean-difference',
    title: 'Mean paired difference',
    citation: 'Student (1908)',
    matches: 't.test(x, y, paired = TRUE)$conf.int',
    pairing: 'paired',
    compute: pairedMeanDifference,
  },
  {
    id: 'mean-difference',
    title: 'Difference of means',
    citation: 'Welch (1947)',
    matches: 't.test(x, y)$conf.int',
    pairing: 'none',
    compute: meanDifference,
  },
  {
    id: 'hedges-gz',
    title: 'Paired Hedges’ g_z',
    citation: 'Hedges (1981); Lakens (2013)',
    matches: 'effectsize::hedges_g(x, y, paired = TRUE)',
    pairing: 'paired',
    compute: hedgesGz,
  },
  {
    id: 'cohens-dz',
    title: 'Paired d_z',
    citation: 'Cohen (1988); Lakens (2013)',
    matches: 'effectsize::cohens_d(x, y, paired = TRUE)',
    pairing: 'paired',
    compute: cohensDz,
  },
  {
    id: 'cohens-dav',
    title: 'Paired d_av',
    citation: 'Cumming (2012)',
    matches: 'effectsize::repeated_measures_d(x, y, method = "av", adjust = FALSE)',
    pairing: 'paired',
    compute: cohensDav,
  },
  {
    id: 'cohens-drm',
    title: 'Paired d_rm',
    citation: 'Morris and DeShon (2002); Lakens (2013)',
    matches: 'effectsize::repeated_measures_d(x, y, method = "rm", adjust = FALSE)',
    pairing: 'paired',
    compute: cohensDrm,
  },
  {
    id: 'hedges-g',
    title: 'Hedges’ g',
    citation: 'Hedges (1981)',
    matches: 'effectsize::hedges_g(x, y)',
    pairing: 'none',
    compute: hedgesG,
  },
  {
    id: 'cohens-d',
    title: 'Cohen’s d',
    citation: 'Cohen (1988)',
    matches: 'effectsize::cohens_d(x, y)',
    pairing: 'none',
    compute: cohensD,
  },
  {
    id: 'glass-delta',
    title: 'Glass’s Δ',
    citation: 'Glass (1976); Algina, Keselman and Penfield (2006)',
    matches: 'effectsize::glass_delta(x, y)',
    pairing: 'none',
    compute: glassDelta,
  },
  {
    id: 'probability-of-improvement',
    title: 'Probability of improvement',
    citation: 'Mann and Whitney (1947); Newcombe (2006)',
    matches: 'rliable.metrics.probability_of_improvement',
    pairing: 'none',
    compute: probabilityOfImprovement,
  },
  {
    id: 'cliffs-delta',
    title: 'Cliff’s δ',
    citation: 'Cliff (1993); Newcombe (2006)',
    matches: 'mean(sign(outer(x, y, "-")))',
    pairing: 'none',
    compute: cliffsDelta,
  },
] as const satisfies readonly EffectEntry[];
