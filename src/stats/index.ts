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
export {
  type CorrectionEntry,
  corrections,
  type EffectEntry,
  effects,
  type IntervalEntry,
  intervals,
  type StatisticEntry,
  type TestEntry,
  tests,
} from './registry.ts';
export type { Alternative, Effect, Interval, ResultBase, StatWarning, TestResult, Value } from './result.ts';
export { createRng, rngKey, type Rng, type RngKeyParts } from './rng.ts';
export {
  type AggregateResult,
  aggregateScores,
  aggregateTasks,
  type GeometricMeans,
  geometricMeans,
  type TaskAggregate,
} from './aggregate/task-scores.ts';
export { probabilityOfImprovementOverTasks, type TaskImprovement } from './aggregate/improvement-over-tasks.ts';
export { type PerformanceProfile, performanceProfile, type ProfileOptions } from './aggregate/performance-profile.ts';
export type { GridDecomposition, GridTerm } from './association/balanced-grid.ts';
export type { ParameterColumn, Setting } from './association/columns.ts';
export {
  type Correlation,
  kendallCorrelation,
  pearsonCorrelation,
  spearmanCorrelation,
} from './association/correlation.ts';
export type { ForestResult } from './association/forest-importance.ts';
export {
  type ImportanceEntry,
  type ImportanceResult,
  parameterImportance,
  type ParameterImportance,
} from './association/importance.ts';
export { benjaminiHochberg } from './multiplicity/benjamini-hochberg.ts';
export type { DecidingTest, FixedTest } from './multiplicity/design.ts';
export {
  compareFamily,
  type Correction,
  type FamilyCandidate,
  type FamilyMember,
  type FamilyOptions,
  type FamilyResult,
  type FamilyTest,
} from './multiplicity/family.ts';
export type { DifferenceEstimate, PairedSamples } from './multiplicity/family-tests.ts';
export { holm } from './multiplicity/holm.ts';
export { letterGroups, letterText } from './multiplicity/letters.ts';
export { pairBySeed, type PairedSides, type PairingKind, type SeedScores } from './multiplicity/pairing.ts';
export { rankBootstrap, type RankBootstrap, type RankBootstrapOptions } from './multiplicity/rank-bootstrap.ts';
export {
  type RankInterval,
  type RankIntervalOptions,
  rankIntervals,
  type RankIntervals,
} from './multiplicity/rank-intervals.ts';
export {
  type LeaderStability,
  leaderStability,
  type StabilityCheck,
  type StabilityRow,
} from './multiplicity/stability.ts';
export {
  decideVerdict,
  type SeedsNeeded,
  type Verdict,
  type VerdictCode,
  type VerdictInput,
  type VerdictKind,
  verdictOf,
} from './multiplicity/verdict.ts';
export { type FriedmanResult, friedmanTest } from './tests/friedman.ts';
export type { Scores } from './tests/inputs.ts';
export { kruskalWallisTest, type KruskalWallisResult } from './tests/kruskal-wallis.ts';
export { type McNemarResult, mcNemarTest, pairedCounts, type PairedCounts } from './tests/mcnemar.ts';
export { minimumPairedP, minimumRankSumP, minimumTwoSamplePermutationP } from './tests/minimum-p.ts';
export { type NemenyiResult, nemenyiTest } from './tests/nemenyi.ts';
export { type AnovaResult, oneWayAnova } from './tests/one-way-anova.ts';
export { pairedTTest } from './tests/paired-t.ts';
export { signFlipTest } from './tests/sign-flip.ts';
export { welchTTest } from './tests/welch-t.ts';
export { wilcoxonSignedRank } from './tests/wilcoxon-signed-rank.ts';
