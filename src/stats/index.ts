/** Numbers: everything the other stages may use of the statistics. Knows nothing of machine learning. */
export { describe, type DescribeOptions, type Description } from './describe/describe.ts';
export { highVariance, type HighVarianceFlag, type HighVarianceOptions } from './describe/high-variance.ts';
export type { EffectOptions, EffectSize } from './effects/effect-size.ts';
export { cohensD } from './effects/cohens-d.ts';
export { cohensDav } from './effects/cohens-dav.ts';
export { cohensDrm } from './effects/cohens-drm.ts';
export { cohensDz } from './effects/cohens-dz.ts';
export { cliffsDelta } from './effects/cliffs-delta.ts';
export { glassDelta } from './effects/glass-delta.ts';
export { hedgesG } from './effects/hedges-g.ts';
export { hedgesGz } from './effects/hedges-gz.ts';
export { cliffLabel, cohenLabel, type CohenLabel, sawilowskyLabel, type SawilowskyLabel } from './effects/magnitude.ts';
export { meanDifference } from './effects/mean-difference.ts';
export { pairedMeanDifference } from './effects/paired-mean-difference.ts';
export { probabilityOfImprovement } from './effects/probability-of-improvement.ts';
export type { BootstrapMethod } from './intervals/bootstrap/bca.ts';
export type { BootstrapStatistic } from './intervals/bootstrap/statistics.ts';
export { bootstrapInterval, type BootstrapInterval, type BootstrapOptions } from './intervals/bootstrap-interval.ts';
export { clopperPearsonInterval } from './intervals/clopper-pearson-interval.ts';
export { clusteredInterval, type ClusteredInterval, type ClusterId } from './intervals/clustered-interval.ts';
export {
  pairedSamplesInterval,
  type PairedSamplesInterval,
  type PairedSamplesOptions,
} from './intervals/paired-samples-interval.ts';
export {
  stratifiedBootstrapInterval,
  type StratifiedBootstrapOptions,
  type StratifiedInterval,
} from './intervals/stratified-bootstrap.ts';
export { type IntervalOptions, tInterval, type TInterval } from './intervals/t-interval.ts';
export {
  twoLevelBootstrapInterval,
  type TwoLevelBootstrapOptions,
  type TwoLevelInterval,
} from './intervals/two-level-bootstrap.ts';
export { wilsonInterval } from './intervals/wilson-interval.ts';
export { type Score, splitScores, type SplitScores } from './numeric.ts';
export {
  detectableDifference,
  type PowerResult,
  requiredN,
  type TestDesign,
  tTestPower,
} from './power/t-test-power.ts';
export { type EffectEntry, effects, type IntervalEntry, intervals, type StatisticEntry } from './registry.ts';
export type { Alternative, Effect, Interval, ResultBase, StatWarning, TestResult, Value } from './result.ts';
export { createRng, rngKey, type Rng, type RngKeyParts } from './rng.ts';
