/** What the samples say: flips, hard and unstable samples, rewards; and the large details of one configuration. */
import { z } from 'zod';
import { quantity, warning } from './primitives.ts';

/** A rate of k out of n with its interval; null where n is 0. */
export const rate = z.strictObject({
  k: z.int().nonnegative(),
  n: z.int().nonnegative(),
  value: quantity,
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  method: z.string(),
});

/** How two checkpoints of the same seed judged the same samples. */
export const flipCounts = z.strictObject({
  seed: z.string().nullable(),
  runA: z.string(),
  runB: z.string(),
  /** Samples that both scored. */
  n: z.int().nonnegative(),
  bothRight: z.int().nonnegative(),
  onlyA: z.int().nonnegative(),
  onlyB: z.int().nonnegative(),
  bothWrong: z.int().nonnegative(),
});

/** A sample that one side got right and the other wrong, in the tested pair of checkpoints. */
export const discordantSample = z.strictObject({
  sample: z.string(),
  right: z.enum(['a', 'b']),
  gold: z.string().nullable(),
  predictedA: z.string().nullable(),
  predictedB: z.string().nullable(),
  /** Over all seeds of either side: how often it was right, of how many. */
  rightA: z.int().nonnegative(),
  runsA: z.int().nonnegative(),
  rightB: z.int().nonnegative(),
  runsB: z.int().nonnegative(),
});

/**
 * Two configurations on the same samples. A is the reference, B the candidate. The test is about one pair of
 * checkpoints, the lowest seed that both have; the counts of the other seeds stand beside it, untested and not pooled.
 */
export const flipPair = z.strictObject({
  /** Why the two stand beside each other: A is the baseline, or the leader; or every pair is compared. */
  reference: z.enum(['baseline', 'leader', 'pair']),
  a: z.string(),
  b: z.string(),
  tested: flipCounts,
  bySeed: z.array(flipCounts),
  /** McNemar, exact, and its mid-p; about this checkpoint only. */
  p: z.number().nullable(),
  midP: z.number().nullable(),
  /** The exact p after Holm over all pairs of this section. */
  pCorrected: z.number().nullable(),
  minimumP: z.number().nullable(),
  reason: z.string().nullable(),
  /** At most `discordantShown` of `discordantTotal`, those that differ most over all seeds first. */
  discordant: z.array(discordantSample),
  discordantTotal: z.int().nonnegative(),
  warnings: z.array(warning),
});

/** A sample over all configurations: in how many most seeds are wrong, and in how many runs it is wrong. */
export const hardSample = z.strictObject({
  sample: z.string(),
  gold: z.string().nullable(),
  wrongConfigurations: z.int().nonnegative(),
  configurations: z.int().nonnegative(),
  wrongRuns: z.int().nonnegative(),
  runs: z.int().nonnegative(),
  /** The most frequent wrong answer and how many runs gave it. */
  commonWrong: z.string().nullable(),
  commonWrongRuns: z.int().nonnegative(),
});

/** A sample that seeds of one configuration judge differently, and in how many configurations they do. */
export const unstableSample = z.strictObject({
  sample: z.string(),
  gold: z.string().nullable(),
  unstableConfigurations: z.int().nonnegative(),
  configurations: z.int().nonnegative(),
  wrongRuns: z.int().nonnegative(),
  runs: z.int().nonnegative(),
});

/** What a configuration's runs say of the samples, over all its seeds. */
export const sampleCoverage = z.strictObject({
  configuration: z.string(),
  runs: z.int().nonnegative(),
  samples: z.int().nonnegative(),
  /** Scored rows over all runs, and the right ones among them. */
  scored: z.int().nonnegative(),
  right: z.int().nonnegative(),
  /** Samples right in every seed, wrong in every seed, and neither; of those that every run scored. */
  alwaysRight: z.int().nonnegative(),
  alwaysWrong: z.int().nonnegative(),
  unstable: z.int().nonnegative(),
});

/** Samples of one label that were taken for another, over the runs of all configurations. */
export const confusedPair = z.strictObject({
  gold: z.string(),
  predicted: z.string(),
  count: z.int().positive(),
  /** Answers to samples of the gold label. */
  support: z.int().positive(),
  /** How many configurations made this mistake at least once. */
  configurations: z.int().positive(),
});

/** The samples of a benchmark. */
export const samplesSection = z.strictObject({
  task: z.string().nullable(),
  nRuns: z.int().nonnegative(),
  nSamples: z.int().nonnegative(),
  /** Of the samples that every configuration judged: how many most seeds get wrong in all of them, and in none. */
  shared: z.strictObject({
    n: z.int().nonnegative(),
    wrongForAll: z.int().nonnegative(),
    rightForAll: z.int().nonnegative(),
  }),
  coverage: z.array(sampleCoverage),
  flips: z.array(flipPair),
  hardest: z.array(hardSample),
  hardTotal: z.int().nonnegative(),
  unstable: z.array(unstableSample),
  unstableTotal: z.int().nonnegative(),
  /** The most frequent confusions; empty where the labels are answers rather than classes. */
  confused: z.array(confusedPair),
  confusedTotal: z.int().nonnegative(),
  warnings: z.array(warning),
});

const correlationEntry = z.strictObject({
  method: z.string(),
  n: z.int().nonnegative(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  p: z.number().nullable(),
  reason: z.string().nullable(),
});

/** One numeric column of the predictions of one checkpoint (the lowest seed of a configuration). */
export const rewardColumn = z.strictObject({
  column: z.string(),
  n: z.int().nonnegative(),
  mean: quantity,
  sd: quantity,
  min: quantity,
  max: quantity,
  /** With correctness: Pearson (point-biserial) and Spearman. */
  correctness: z.array(correlationEntry),
});

export const rewardSet = z.strictObject({
  configuration: z.string(),
  run: z.string(),
  seed: z.string().nullable(),
  columns: z.array(rewardColumn),
  agreement: z.array(z.strictObject({ a: z.string(), b: z.string(), correlation: correlationEntry })),
});

/** Which reward tells the truth: per column, its rank correlation with correctness over the configurations. */
export const rewardsSection = z.strictObject({
  overall: z.array(
    z.strictObject({
      column: z.string(),
      configurations: z.int().nonnegative(),
      median: quantity,
      min: quantity,
      max: quantity,
    }),
  ),
  sets: z.array(rewardSet),
  warnings: z.array(warning),
});

/** Median and quartiles over the seeds of one column of the histories; `n` seeds stand behind each point. */
export const curve = z.strictObject({
  column: z.string(),
  x: z.string(),
  runs: z.int().positive(),
  xs: z.array(z.number()),
  median: z.array(z.number().nullable()),
  q25: z.array(z.number().nullable()),
  q75: z.array(z.number().nullable()),
  n: z.array(z.int().nonnegative()),
  /** How many points there were before every so-many-th was kept. */
  points: z.int().positive(),
});

/** Rows are gold labels, columns predicted ones. The last label stands for all others where `folded` is not 0. */
export const confusion = z.strictObject({
  /** `all seeds`, or one run. */
  scope: z.enum(['all', 'run']),
  run: z.string().nullable(),
  seed: z.string().nullable(),
  runs: z.int().positive(),
  labels: z.array(z.string()),
  counts: z.array(z.array(z.int().nonnegative())),
  folded: z.int().nonnegative(),
  total: z.int().nonnegative(),
});

export const classScore = z.strictObject({
  label: z.string(),
  support: z.int().nonnegative(),
  predicted: z.int().nonnegative(),
  precision: quantity,
  recall: quantity,
  f1: quantity,
});

/** Ten bins of equal width of the probability of the predicted class, all seeds pooled. */
export const calibration = z.strictObject({
  runs: z.int().positive(),
  n: z.int().nonnegative(),
  bins: z.array(
    z.strictObject({ low: z.number(), high: z.number(), n: z.int(), meanProbability: quantity, accuracy: rate }),
  ),
  /** Pooled, and for each seed. */
  ece: quantity,
  eceBySeed: z.array(z.strictObject({ run: z.string(), seed: z.string().nullable(), value: quantity })),
  warnings: z.array(warning),
});

/** What is too large for the Report: one document per configuration. */
export const configurationDetail = z.strictObject({
  benchmark: z.string(),
  configuration: z.string(),
  curves: z.array(curve),
  confusion: z.array(confusion),
  perClass: z.array(classScore),
  calibration: calibration.nullable(),
});

export type Rate = z.infer<typeof rate>;
export type FlipCounts = z.infer<typeof flipCounts>;
export type FlipPair = z.infer<typeof flipPair>;
export type DiscordantSample = z.infer<typeof discordantSample>;
export type HardSample = z.infer<typeof hardSample>;
export type UnstableSample = z.infer<typeof unstableSample>;
export type SampleCoverage = z.infer<typeof sampleCoverage>;
export type ConfusedPair = z.infer<typeof confusedPair>;
export type SamplesSection = z.infer<typeof samplesSection>;
export type RewardColumn = z.infer<typeof rewardColumn>;
export type RewardSet = z.infer<typeof rewardSet>;
export type RewardsSection = z.infer<typeof rewardsSection>;
export type CorrelationEntry = z.infer<typeof correlationEntry>;
export type Curve = z.infer<typeof curve>;
export type Confusion = z.infer<typeof confusion>;
export type ClassScore = z.infer<typeof classScore>;
export type Calibration = z.infer<typeof calibration>;
export type ConfigurationDetail = z.infer<typeof configurationDetail>;
