import { binomialProbability, binomialTails, chiSquaredTails } from '../distributions.ts';
import type { ResultBase, TestResult } from '../result.ts';
import { clampP, isFiniteScore, noTest, type Scores } from './inputs.ts';
import { minimumPairedP } from './minimum-p.ts';

/** How two systems did on the same samples. */
export interface PairedCounts {
  readonly bothCorrect: number;
  /** Correct only by the first system. */
  readonly onlyFirst: number;
  /** Correct only by the second system. */
  readonly onlySecond: number;
  readonly bothWrong: number;
}

/** McNemar's test; `p` is the exact one. */
export interface McNemarResult extends TestResult {
  /** Mid-p: half the probability of the observed count; less conservative, may exceed its level slightly. */
  readonly midP: number | null;
  /** Chi-squared without continuity correction, 1 degree of freedom. */
  readonly chiSquared: number | null;
  readonly chiSquaredP: number | null;
  /** Chi-squared with Edwards' continuity correction. */
  readonly correctedChiSquared: number | null;
  readonly correctedChiSquaredP: number | null;
  /** Difference of the two shares of correct samples, first − second. */
  readonly difference: number | null;
}

/**
 * McNemar's test of equal shares of correct samples: exact binomial on the discordant samples, mid-p and chi-squared
 * beside it. `n` counts the samples; `statistic` is the number correct only by the first system. Samples must be
 * independent: repeated answers to one question are one sample.
 *
 * Source: McNemar (1947); mid-p after Fagerland, Lydersen and Laake (2013). Matches R `binom.test(b, b + c)$p.value`
 * and `mcnemar.test(correct = FALSE / TRUE)`.
 *
 * @example mcNemarTest({ bothCorrect: 9, onlyFirst: 0, onlySecond: 5, bothWrong: 1 }).p // 0.0625
 */
export function mcNemarTest(counts: PairedCounts): McNemarResult {
  const { bothCorrect, onlyFirst: b, onlySecond: c, bothWrong } = counts;
  const n = bothCorrect + b + c + bothWrong;
  const method = "McNemar's test, exact";
  const none = { midP: null, chiSquared: null, chiSquaredP: null };
  const noneCorrected = { correctedChiSquared: null, correctedChiSquaredP: null };
  if (n === 0) return { ...noTest(0, method, 'no samples'), ...none, ...noneCorrected, difference: null };
  const base: ResultBase = { n, method, warnings: discordantWarning(b + c) };
  const difference = (b - c) / n;
  const discordant = b + c;
  if (discordant === 0) {
    return { ...base, statistic: 0, p: 1, minimumP: 1, ...none, ...noneCorrected, midP: 1, difference };
  }
  const low = Math.min(b, c);
  const lower = binomialTails(low, discordant, 0.5).lower;
  const chiSquared = (b - c) ** 2 / discordant;
  const correctedChiSquared = Math.max(0, Math.abs(b - c) - 1) ** 2 / discordant;
  return {
    ...base,
    statistic: b,
    p: b === c ? 1 : clampP(2 * lower),
    midP: b === c ? 1 : clampP(2 * lower - binomialProbability(low, discordant, 0.5)),
    minimumP: minimumPairedP(discordant),
    chiSquared,
    chiSquaredP: chiSquaredTails(chiSquared, 1).upper,
    correctedChiSquared,
    correctedChiSquaredP: chiSquaredTails(correctedChiSquared, 1).upper,
    difference,
  };
}

/**
 * Counts correctness of two systems over aligned samples (1 or 0 each); samples missing on either side are not counted.
 *
 * @example pairedCounts([1, 1, 0], [1, 0, 0]) // bothCorrect 1, onlyFirst 1, onlySecond 0, bothWrong 1
 */
export function pairedCounts(first: Scores, second: Scores): PairedCounts {
  let [bothCorrect, onlyFirst, onlySecond, bothWrong] = [0, 0, 0, 0];
  for (let i = 0; i < Math.min(first.length, second.length); i += 1) {
    const [a, b] = [first[i], second[i]];
    if (!isFiniteScore(a) || !isFiniteScore(b)) continue;
    if (a > 0.5 && b > 0.5) bothCorrect += 1;
    else if (a > 0.5) onlyFirst += 1;
    else if (b > 0.5) onlySecond += 1;
    else bothWrong += 1;
  }
  return { bothCorrect, onlyFirst, onlySecond, bothWrong };
}

function discordantWarning(discordant: number): ResultBase['warnings'] {
  if (discordant >= 6) return [];
  const message = `Only ${discordant} samples separate the two: the test cannot be significant.`;
  return [{ code: 'few-discordant-samples', message }];
}
