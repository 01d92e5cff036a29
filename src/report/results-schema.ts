/** What was computed: summaries, rankings, comparisons, importance. A part of the Report's schema. */
import { z } from 'zod';
import { quantity, warning } from './primitives.ts';

/** A confidence interval. `low` and `high` are null together, with a reason. */
export const interval = z.strictObject({
  method: z.string(),
  level: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(warning),
});

/** n, mean, sd and intervals over the seeds of a configuration on one metric. The first interval leads. */
export const summary = z.strictObject({
  configuration: z.string(),
  metric: z.string(),
  /** How many values entered; `nFailed` runs did not give one (failed, diverged, incomplete, missing metric). */
  n: z.int().nonnegative(),
  nFailed: z.int().nonnegative(),
  nDiverged: z.int().nonnegative(),
  mean: quantity,
  sd: quantity,
  min: quantity,
  max: quantity,
  median: quantity,
  iqm: quantity,
  intervals: z.array(interval),
  flags: z.array(warning),
});

/** Ranks are intervals; equal tiers are not told apart. */
export const rankingRow = z.strictObject({
  configuration: z.string(),
  rankLow: z.int().positive(),
  rankHigh: z.int().positive(),
  tier: z.int().positive(),
  pBest: quantity,
  meanRank: quantity,
});

/**
 * Mean ranks over blocks, with the groups that Nemenyi's test after Friedman's cannot tell apart (Demšar 2006). `p` is
 * Friedman's, `groups` are the bars of the diagram; rank 1 is best.
 */
export const criticalDifference = z.strictObject({
  blocks: z.enum(['seeds', 'tasks']),
  nBlocks: z.int().positive(),
  meanRanks: z.array(z.strictObject({ configuration: z.string(), meanRank: z.number() })),
  criticalDifference: z.number(),
  groups: z.array(z.array(z.string())),
  p: z.number().nullable(),
  alpha: z.number(),
});

/** The order of the configurations on one metric: rows sorted by tier, then mean, then name. */
export const ranking = z.strictObject({
  metric: z.string(),
  method: z.string(),
  rows: z.array(rankingRow),
  leadingTier: z.array(z.string()),
  /** Configurations without any value on this metric, with the reason; they stand at the end, without a rank. */
  unranked: z.array(z.strictObject({ configuration: z.string(), reason: z.string() })),
  stability: z.array(
    z.strictObject({ check: z.string(), message: z.string(), leaders: z.array(z.string()), changes: z.boolean() }),
  ),
  /** Null where the design does not allow the diagram: fewer than three configurations or five common seeds. */
  criticalDifference: criticalDifference.nullable(),
  warnings: z.array(warning),
});

/** The tests that are corrected together. */
export const family = z.strictObject({
  id: z.string(),
  metric: z.string(),
  description: z.string(),
  size: z.int().nonnegative(),
  correction: z.string(),
  alpha: z.number(),
  minimumP: z.number().nullable(),
  exploratory: z.boolean(),
});

export const testEntry = z.strictObject({
  id: z.string(),
  statistic: z.number().nullable(),
  p: z.number().nullable(),
  pCorrected: z.number().nullable(),
  minimumP: z.number().nullable(),
  family: z.string().nullable(),
  /** True for the one test that decides the verdict; the others stand beside it. */
  decides: z.boolean(),
  reason: z.string().nullable(),
  warnings: z.array(warning),
});

export const effect = z.strictObject({
  id: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  magnitude: z.string().nullable(),
  reason: z.string().nullable(),
});

export const verdict = z.enum(['better', 'worse', 'no practical difference', 'cannot be decided']);

/** Candidate against baseline (or leader) on one metric; the sign is always candidate minus baseline. */
export const comparison = z.strictObject({
  metric: z.string(),
  baseline: z.string(),
  candidate: z.string(),
  /** What the reference is: the stated baseline, or the configuration with the best mean. */
  reference: z.enum(['baseline', 'leader']),
  pairing: z.enum(['by-seed', 'by-sample', 'none']),
  n: z.int().nonnegative(),
  seeds: z.array(z.string()),
  seedsLeftOut: z.array(z.string()),
  difference: z.strictObject({
    value: quantity,
    low: z.number().nullable(),
    high: z.number().nullable(),
    level: z.number(),
    method: z.string(),
  }),
  /** True where the difference goes in the better direction of the metric; null where it is 0 or unknown. */
  improves: z.boolean().nullable(),
  tests: z.array(testEntry),
  effects: z.array(effect),
  verdict: verdict,
  /** True where the verdict is exploratory (a secondary metric). */
  exploratory: z.boolean(),
  reason: z.strictObject({ code: z.string(), message: z.string() }),
  seedsNeeded: z
    .strictObject({
      power: z.number(),
      /** Further seeds at the observed difference; null where none would do. */
      atObserved: z.int().nonnegative().nullable(),
      /** Further seeds if the true difference is as small as the end of the interval nearest to zero, or minEffect. */
      atSmallest: z.int().nonnegative().nullable(),
      smallest: z.number().nullable(),
    })
    .nullable(),
  warnings: z.array(warning),
});

/** What a parameter has to do with a metric in this sweep. Never called causal. */
export const hyperparameter = z.strictObject({
  metric: z.string(),
  parameter: z.string(),
  kind: z.enum(['numeric', 'categorical', 'constant']),
  n: z.int().nonnegative(),
  levels: z.array(z.string()),
  importance: z.array(
    z.strictObject({
      method: z.string(),
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      p: z.number().nullable(),
      pCorrected: z.number().nullable(),
      /** What the value would be on average if the param did nothing, where that is not 0. */
      byChance: z.number().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  warnings: z.array(warning),
});

/**
 * What all params together explain: exact sums of squares where the runs form a balanced full grid, else an exploratory
 * random forest over the means of the configurations.
 */
export const hyperparameterModel = z.strictObject({
  metric: z.string(),
  kind: z.enum(['grid', 'forest']),
  method: z.string(),
  n: z.int().nonnegative(),
  /** Main effects (one param) and interactions (two); `fraction` of all variation, `cellFraction` of that between configurations. */
  terms: z.array(
    z.strictObject({
      parameters: z.array(z.string()),
      df: z.int().nonnegative(),
      fraction: z.number().nullable(),
      cellFraction: z.number().nullable(),
    }),
  ),
  higherOrderFraction: z.number().nullable(),
  /** Variation between seeds of the same configuration. */
  residualFraction: z.number().nullable(),
  /** Of the forest: the share of variation explained for configurations that its trees have not seen; may be negative. */
  outOfBagR2: z.number().nullable(),
  warnings: z.array(warning),
});

export type Interval = z.infer<typeof interval>;
export type Summary = z.infer<typeof summary>;
export type Ranking = z.infer<typeof ranking>;
export type RankingRow = z.infer<typeof rankingRow>;
export type Family = z.infer<typeof family>;
export type TestEntry = z.infer<typeof testEntry>;
export type Effect = z.infer<typeof effect>;
export type Verdict = z.infer<typeof verdict>;
export type Comparison = z.infer<typeof comparison>;
export type HyperparameterModel = z.infer<typeof hyperparameterModel>;
export type Hyperparameter = z.infer<typeof hyperparameter>;
