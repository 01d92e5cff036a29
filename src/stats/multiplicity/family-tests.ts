import { pairedSamplesInterval } from '../intervals/paired-samples-interval.ts';
import { finiteOrNull, type StatWarning, type TestResult } from '../result.ts';
import { pairedBootstrapTest } from '../tests/paired-bootstrap.ts';
import { unpairedBootstrapTest } from '../tests/unpaired-bootstrap.ts';
import { isFiniteScore, type Scores } from '../tests/inputs.ts';
import { mannWhitneyU } from '../tests/mann-whitney.ts';
import { mcNemarTest, pairedCounts } from '../tests/mcnemar.ts';
import { signFlipTest } from '../tests/sign-flip.ts';
import { pairedTTest } from '../tests/paired-t.ts';
import type { TTestResult } from '../tests/t-test.ts';
import { welchTTest } from '../tests/welch-t.ts';
import { twoSamplePermutationTest } from '../tests/two-sample-permutation.ts';
import { wilcoxonSignedRank } from '../tests/wilcoxon-signed-rank.ts';
import type { ComparisonDesign, DecidingTest } from './design.ts';

/** Predictions of both sides on the same samples, aligned. */
export interface PairedSamples {
  readonly candidate: Scores;
  readonly baseline: Scores;
  /** One id per sample where several samples belong together (repeated answers to one question). */
  readonly clusters?: readonly string[];
}

/** What the choice of a test must know of the shared samples: repeated answers to one question are no right or wrong. */
export function sampleDesign(
  samples: PairedSamples | undefined,
): Pick<ComparisonDesign, 'hasSamples' | 'samplesAreBinary'> {
  const scores = samples === undefined ? [] : [...samples.candidate, ...samples.baseline];
  const repeated = new Set(samples?.clusters).size !== (samples?.clusters?.length ?? 0);
  return {
    hasSamples: scores.length > 0,
    samplesAreBinary: !repeated && scores.every((score) => !isFiniteScore(score) || score === 0 || score === 1),
  };
}

/** What the tests of one comparison read: x is the candidate and y the baseline. */
export interface ComparisonData {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly samples?: PairedSamples;
  /** Key of the random draws of this comparison. */
  readonly key: string;
}

/** The tests that are reported beside the deciding one; they decide nothing. */
export const besideTests: Readonly<Record<DecidingTest, readonly DecidingTest[]>> = {
  'sign-flip': ['wilcoxon-signed-rank'],
  'wilcoxon-signed-rank': ['sign-flip'],
  'paired-t': ['sign-flip'],
  'paired-bootstrap': ['sign-flip'],
  'welch-t': ['two-sample-permutation'],
  'two-sample-permutation': ['mann-whitney'],
  'mann-whitney': ['two-sample-permutation'],
  'unpaired-bootstrap': ['two-sample-permutation'],
  mcnemar: ['sample-bootstrap'],
  'sample-bootstrap': [],
};

/** Runs one test of a comparison, two-sided. */
export function runTest(id: DecidingTest, data: ComparisonData): TestResult {
  const { x, y, key } = data;
  const samples = data.samples ?? { candidate: [], baseline: [] };
  switch (id) {
    case 'sign-flip':
      return signFlipTest(x, y, { key: `${key}|sign-flip` });
    case 'wilcoxon-signed-rank':
      return wilcoxonSignedRank(x, y);
    case 'paired-t':
      return pairedTTest(x, y);
    case 'paired-bootstrap':
      return pairedBootstrapTest(x, y, { key: `${key}|bootstrap` });
    case 'welch-t':
      return welchTTest(x, y);
    case 'two-sample-permutation':
      return twoSamplePermutationTest(x, y, { key: `${key}|permutation` });
    case 'mann-whitney':
      return mannWhitneyU(x, y);
    case 'unpaired-bootstrap':
      return unpairedBootstrapTest(x, y, { key: `${key}|bootstrap` });
    case 'mcnemar':
      return mcNemarTest(pairedCounts(samples.candidate, samples.baseline));
    case 'sample-bootstrap':
      return sampleBootstrap(samples, `${key}|bootstrap`);
  }
}

/** A difference, candidate − baseline, with two intervals of the same kind. */
export interface DifferenceEstimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly level: number;
  /** The interval at level 1 − 2·alpha, which decides about practical equality (two one-sided tests). */
  readonly equivalenceLow: number | null;
  readonly equivalenceHigh: number | null;
  /** Standard deviation of the paired differences, or the pooled one of both sides; the unit of a power analysis. */
  readonly spread: number | null;
  readonly method: string;
}

/**
 * The difference of means, candidate − baseline, with its t interval: over seeds, or over the samples of one seed with
 * their clusters (where it is the usual large-sample interval).
 */
export function estimateDifference(
  id: DecidingTest | null,
  pairing: 'by-seed' | 'none',
  data: ComparisonData & { readonly level: number; readonly alpha: number },
): DifferenceEstimate {
  const { x, y, samples } = data;
  const overSamples = id === 'mcnemar' || id === 'sample-bootstrap';
  const paired = pairing === 'by-seed';
  const estimate = (level: number): Estimate => {
    if (overSamples && samples !== undefined) {
      const clusters = samples.clusters === undefined ? {} : { clusters: samples.clusters };
      return pairedSamplesInterval(samples.candidate, samples.baseline, { level, ...clusters });
    }
    return paired ? pairedTTest(x, y, { level }) : welchTTest(x, y, { level });
  };
  const [wide, inner] = [estimate(data.level), estimate(1 - 2 * data.alpha)];
  const unit = paired ? x.length : 1 / (1 / x.length + 1 / y.length);
  const { standardError } = wide;
  return {
    ...{ value: wide.difference, low: wide.low, high: wide.high, level: data.level },
    ...{ equivalenceLow: inner.low, equivalenceHigh: inner.high },
    spread: standardError === null || overSamples ? null : finiteOrNull(standardError * Math.sqrt(unit)),
    method: overSamples ? wide.method : `interval of the ${wide.method}`,
  };
}

/** What the intervals over seeds and over samples have in common. */
type Estimate = Pick<TTestResult, 'difference' | 'low' | 'high' | 'standardError' | 'method'>;

/** Warnings that belong to the choice of the test rather than to its numbers. */
export function designWarnings(id: DecidingTest | null, n: number): StatWarning[] {
  if (id === 'paired-t' || id === 'welch-t') {
    const message = `With ${n} seeds this rests on normally distributed scores.`;
    return n < 20 ? [{ code: 'rests-on-normality', message }] : [];
  }
  if (id === 'mcnemar' || id === 'sample-bootstrap') {
    const message = 'Over the samples of one seed: this checkpoint only, not the method.';
    return [{ code: 'this-checkpoint-only', message }];
  }
  return [];
}

function sampleBootstrap(samples: PairedSamples, key: string): TestResult {
  const clusters = samples.clusters === undefined ? {} : { clusters: samples.clusters };
  return pairedBootstrapTest(samples.candidate, samples.baseline, { key, ...clusters });
}
